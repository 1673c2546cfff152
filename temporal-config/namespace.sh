#!/bin/sh
# Makes the namespace and the search attributes that conversations write. A workflow that sets one which is not
# registered hangs, so this comes before the first worker. Doing it twice changes nothing.
set -eu

# The temporal command line reads TEMPORAL_ADDRESS by itself, and the namespace not everywhere.
namespace="${TEMPORAL_NAMESPACE:-default}"

# A server that has just started learns of its own services within seconds.
tries=0
until temporal operator cluster health; do
  tries=$((tries + 1))
  if [ "$tries" -ge 60 ]; then
    echo "the Temporal server at $TEMPORAL_ADDRESS is not well after $tries tries" >&2
    exit 1
  fi
  sleep 1
done

# Long enough to look at a conversation after the weekend; the record itself is the ledger.
temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$namespace" --retention 72h

# A new namespace is known to every part of the server within seconds.
tries=0
until temporal operator search-attribute create --namespace "$namespace" \
  --name ReadbackChannel --type Keyword \
  --name ReadbackPhase --type Keyword \
  --name ReadbackHolder --type Keyword \
  --name ReadbackTier --type Keyword \
  --name ReadbackRule --type Keyword \
  --name ReadbackPromiseDue --type Datetime; do
  tries=$((tries + 1))
  if [ "$tries" -ge 30 ]; then
    echo "the search attributes of namespace $namespace could not be registered" >&2
    exit 1
  fi
  sleep 1
done
