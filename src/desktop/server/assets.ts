import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { FastifyInstance } from 'fastify';

/** The page, bundled once into memory: one script, one style sheet, one icon, named by their content. */

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array;
}

const page = (name: string): string => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

async function bundle(): Promise<readonly Asset[]> {
  const { outputFiles } = await build({
    entryPoints: { desk: page('main.tsx'), style: page('style/main.css') },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: '/assets',
    entryNames: '[name]-[hash]',
    logLevel: 'silent',
  });
  return outputFiles.map(({ path, contents }) => ({
    path: path.slice(path.lastIndexOf('/assets/')),
    type: path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    body: contents,
  }));
}

const shell = (script: string, style: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Readback</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
<script type="module" src="${script}"></script>
</head>
<body><noscript>The desk needs JavaScript.</noscript><div id="desk"></div></body>
</html>
`;

export async function serveAssets(app: FastifyInstance): Promise<void> {
  const [assets, icon] = await Promise.all([bundle(), readFile(page('icon.svg'))]);
  for (const { path, type, body } of assets) {
    app.get(path, (_request, reply) =>
      // The name changes with the content, so it may be kept for ever.
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(Buffer.from(body)),
    );
  }
  const named = (end: string): string => assets.find(({ path }) => path.endsWith(end))?.path ?? '';
  const html = shell(named('.js'), named('.css'));
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  app.get('/icon.svg', (_request, reply) => reply.type('image/svg+xml').send(icon));
}
