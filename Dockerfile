# One image for worker, gateway and desktop; docker-compose.yml says which one a container is.
FROM node:24-bookworm-slim

WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY agent ./agent
COPY src ./src
# The workflows' bundle is made once here, so that a worker polls as soon as it starts.
RUN node --input-type=module -e "await (await import('/app/src/workers/bundle.ts')).workflowBundle()" \
  && chown -R node:node /app/.readback
USER node
ENV NODE_ENV=production
