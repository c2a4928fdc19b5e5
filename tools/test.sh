#!/usr/bin/env bash
# Tests in two halves at once, one for each core: what needs PostgreSQL, and all else.
# Arguments say which, as pytest does, and where; without any, all that need nothing but this machine.
set -u
python=.venv/bin/python
chosen=${1:-not browser and not clients and not prove and not race and not crash}
where=${2:-tests}
half() { "$python" -m pytest -q -W error -m "$chosen" "$@" "$where"; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
half -k "postgresql or parity" -p no:cacheprovider >"$log" 2>&1 &
half -k "not postgresql and not parity"
others=$?
wait $!
postgresql=$?
cat "$log"
exit $((others != 0 ? others : postgresql))
