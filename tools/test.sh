#!/usr/bin/env bash
# Tests in parts at once: one for each core, and one more, for while others wait. Each part has folders
# of its own, with both engines: to collect the tests of a folder twice takes longer than to start one.
# Arguments say which, as pytest does, and where; without any, all that need nothing but this machine.
set -u
python=.venv/bin/python
chosen=${1:-not browser and not clients and not office and not prove and not race and not crash}
where=${2:-tests}
part() { "$python" -m pytest -q -W error -m "$chosen" "$@"; }

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
    part -p no:cacheprovider "$@" >"$logs/${#waited_for[@]}" 2>&1 &
    waited_for+=($!)
}

if [ $# -eq 0 ]; then
    # Each part takes about a third of the time; much of what these take is waiting.
    waiting=(tests/auth tests/cli tests/interchange/fetch tests/interchange/ocds tests/platform
        tests/process tests/webhooks)
    recording=(tests/api tests/ledger)
    others=("${waiting[@]}" "${recording[@]}")
    aside "${waiting[@]}"
    aside "${recording[@]}"
    part "${others[@]/#/--ignore=}" tests || failed=$?
else
    aside -k postgresql "$where"
    part -k "not postgresql" "$where" || failed=$?
fi
for n in "${!waited_for[@]}"; do
    wait "${waited_for[n]}" || failed=$?
    cat "$logs/$n"
done
exit "$failed"
