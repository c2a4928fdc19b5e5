#!/usr/bin/env bash
# Tests in parts at once: one for each core, and one more, for while others wait.
# Arguments say which, as pytest does, and where; without any, all that need nothing but this machine.
set -u
python=.venv/bin/python
chosen=${1:-not browser and not clients and not prove and not race and not crash}
where=${2:-tests}
part() { "$python" -m pytest -q -W error -m "$chosen" "$@" "$where"; }

# Most of the time would go into waiting for a disk to keep what is thrown away at once. The proofs
# that kill and that race wait for it, as the service does.
memory=/dev/shm
free() { df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }'; }
if [ $# -eq 0 ] && [ -w "$memory" ] && [ "$(free)" -gt 1000000 ]; then
    TMPDIR=$(mktemp -d "$memory/registry-XXXX")
    export TMPDIR
    chmod 755 "$TMPDIR" # PostgreSQL runs as somebody else
fi

logs=$(mktemp -d)
trap 'rm -rf "$logs"; case ${TMPDIR:-} in "$memory"/registry-*) rm -rf "$TMPDIR" ;; esac' EXIT
failed=0
waited_for=()
aside() {
    part -k "$1" -p no:cacheprovider >"$logs/${#waited_for[@]}" 2>&1 &
    waited_for+=($!)
}

if [ $# -eq 0 ]; then
    waiting="access or cli or fetching or kit or webhooks"
    aside "process or (not postgresql and ($waiting))"
    aside "postgresql and not process"
    part -k "not postgresql and not process and not ($waiting)" || failed=$?
else
    aside "postgresql"
    part -k "not postgresql" || failed=$?
fi
for n in "${!waited_for[@]}"; do
    wait "${waited_for[n]}" || failed=$?
    cat "$logs/$n"
done
exit "$failed"
