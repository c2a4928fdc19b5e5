#!/usr/bin/env bash
# Tests in two halves at once, one for each core.
# Arguments say which, as pytest does, and where; without any, all that need nothing but this machine.
set -u
python=.venv/bin/python
chosen=${1:-not browser and not clients and not prove and not race and not crash}
where=${2:-tests}
half() { "$python" -m pytest -q -W error -m "$chosen" "$@" "$where"; }

# Most of the time would go into waiting for a disk to keep what is thrown away at once. The proofs
# that kill and that race wait for it, as the service does.
memory=/dev/shm
free() { df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }'; }
if [ $# -eq 0 ] && [ -w "$memory" ] && [ "$(free)" -gt 1000000 ]; then
    TMPDIR=$(mktemp -d "$memory/registry-XXXX")
    export TMPDIR
    chmod 755 "$TMPDIR" # PostgreSQL runs as somebody else
fi

log=$(mktemp)
trap 'rm -f "$log"; case ${TMPDIR:-} in "$memory"/registry-*) rm -rf "$TMPDIR" ;; esac' EXIT
half -k "postgresql or parity or process or access" -p no:cacheprovider >"$log" 2>&1 &
half -k "not postgresql and not parity and not process and not access"
others=$?
wait $!
postgresql=$?
cat "$log"
exit $((others != 0 ? others : postgresql))
