#!/bin/sh
# Generate the clients from an OpenAPI document: the same document makes the same bytes.
#
# usage: tools/clients.sh [document [directory]], of which `make clients` gives neither.
set -eu
cd "$(dirname "$0")/.."

document=${1:-openapi/registry.json}
clients=${2:-openapi/clients}
node=tools/openapi/node_modules
[ -r "$document" ] || { echo "$document: there is no such document; make openapi writes it" >&2; exit 1; }

# The generator formats with the ruff it finds on PATH: only ours will do, or the bytes depend on the machine.
mkdir -p "$clients/typescript/src"
rm -rf "$clients/python"
PATH="$PWD/.venv-tools/bin:$PATH" .venv-tools/bin/openapi-python-client generate \
    --path "$document" --config tools/clients.yaml --meta uv \
    --output-path "$clients/python" --overwrite
find "$clients/python" -name .ruff_cache -prune -exec rm -rf {} +

$node/.bin/openapi-typescript "$document" --alphabetize --immutable \
    -o "$clients/typescript/src/schema.d.ts" >/dev/null

# Compiled and laid where tools/openapi finds it by name, as it would be installed.
if [ "$clients" = openapi/clients ]; then
    $node/.bin/tsc --project tools/openapi
    cp "$clients/typescript/package.json" $node/consortium-registry-client/
fi
