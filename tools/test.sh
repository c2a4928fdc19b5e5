#!/usr/bin/env bash
# The suite in two halves at once, one for each core: what needs PostgreSQL, and all else.
set -u
python=.venv/bin/python
half() { "$python" -m pytest -q -W error -m "not browser and not clients and not prove and not race and not crash" "$@" tests; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
half -k "postgresql or parity" -p no:cacheprovider >"$log" 2>&1 &
half -k "not postgresql and not parity"
others=$?
wait $!
postgresql=$?
cat "$log"
exit $((others != 0 ? others : postgresql))
