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

# Nothing replaces a client before the whole of the new one is there.
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT

# The generator formats with the ruff it finds on PATH: only ours will do, or the bytes depend on the machine.
.venv-tools/bin/python tools/openapi/for_python.py <"$document" >"$new/for-python.json"
PATH="$PWD/.venv-tools/bin:$PATH" .venv-tools/bin/openapi-python-client generate \
    --path "$new/for-python.json" --config tools/clients.yaml --meta uv \
    --custom-template-path tools/openapi/templates \
    --output-path "$new/python" --fail-on-warning >"$new/log" 2>&1 || { cat "$new/log" >&2; exit 1; }
# The clients get the methods that page and raise, which no generator writes.
package=$new/python/consortium_registry_client
cp tools/openapi/python/calls.py "$package/calls.py"
sed -i -e 's/^class Client:/class Client(Calls):/' -e 's/^class AuthenticatedClient:/class AuthenticatedClient(Calls):/' \
    -e '0,/^from attrs/s//from .calls import Calls\nfrom attrs/' "$package/client.py"
.venv-tools/bin/ruff check -q --select I --fix "$package/client.py"
find "$new/python" -name .ruff_cache -prune -exec rm -rf {} +

# Not --immutable: openapi-fetch does not know a readonly array for an array.
$node/.bin/openapi-typescript "$document" --alphabetize -o "$new/schema.d.ts" >/dev/null

mkdir -p "$clients/typescript/src"
rm -rf "$clients/python"
cp -R "$new/python" "$clients/python"
cp "$new/schema.d.ts" "$clients/typescript/src/schema.d.ts"

# Compiled where it lies, so that npm installs the folder as it is, then laid where tools/openapi
# finds it by name, as it would be installed.
if [ "$clients" = openapi/clients ]; then
    installed=$node/consortium-registry-client
    $node/.bin/tsc --project tools/openapi
    rm -rf "$installed"
    mkdir "$installed"
    cp -R "$clients/typescript/src" "$clients/typescript/package.json" "$installed"
fi
