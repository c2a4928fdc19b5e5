"""Measure how cost grows with the number of contracts.

SCALE_CONTRACTS, SCALE_ENGINES, SCALE_LIMIT, SCALE_ROUNDS and SCALE_SECONDS are the defaults of the
options.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from app.platform.garbage import start_collector
from bench.scale import report
from bench.scale.build import ENGINES, Built, Registries, registries
from bench.scale.measure import Meter, measure
from bench.scale.peers import DATASETTE, compare
from bench.scale.plans import scans, summary
from bench.scale.questions import PAGE, Question, questions
from bench.scale.writes import HEAD, growing, record_in
from bench.servers import ROOT

FOLDER = ROOT / ".bench"


def main() -> int:
    """Run parts of the benchmark."""
    args = _parser().parse_args()
    start_collector()
    with ExitStack() as stack:
        failed = False
        for engine in args.engine:
            these = stack.enter_context(
                registries(engine, args.folder.absolute(), is_any_state=args.reuse)
            )
            for part in args.part:
                failed |= not _PARTS[part](these, args)
        return int(failed)


def _build(these: Registries, args: argparse.Namespace) -> bool:
    _built(these, args.contracts)
    return True


def _measure(these: Registries, args: argparse.Namespace) -> bool:
    """Print the table; return whether every GET is answered and grows as it may."""
    meters = [Meter.on(built) for built in _built(these, args.contracts)]
    asked = [one for one in questions(args.limit) if args.only in one.target]
    found = measure(meters, asked, args.rounds)
    again = report.offenders(found)
    for question, samples in measure(meters, again, 2 * args.rounds).items():
        found[question] = [
            min(pair, key=lambda it: it.milliseconds)
            for pair in zip(found[question], samples, strict=True)
        ]
    print(f"\n{these.engine}, milliseconds of processor, the cheapest of {args.rounds} answers\n")
    print(*report.table(args.contracts, found), sep="\n")
    _say("not answered with 200", report.failures(found))
    _say("grow by more than they may", report.unexpected(found))
    return not report.failures(found) and not report.unexpected(found)


def _plans(these: Registries, args: argparse.Namespace) -> bool:
    """Print what is read whole in the largest registry; return whether all of it is allowed."""
    (built,) = _built(these, args.contracts[-1:])
    asked = [one for one in questions(args.limit) if args.only in one.target]
    found = scans(Meter.on(built), asked)
    print(f"\n{these.engine}, tables that GETs read whole\n", *summary(found), sep="\n")
    return all(scan.reason for scan in found)


def _writes(these: Registries, args: argparse.Namespace) -> bool:
    """Print what recording costs at each size; return whether it grows as it may."""
    found = [record_in(these.copied(contracts)) for contracts in args.contracts]
    print(f"\n{these.engine}, recording, milliseconds of processor\n", *HEAD, sep="\n")
    print(*(recording.row for recording in found), sep="\n")
    return not growing(found)


def _peers(these: Registries, args: argparse.Namespace) -> bool:
    """Print our cost beside that of other programs, on SQLite."""
    if these.engine != "sqlite":
        return True
    if not DATASETTE.exists():
        print("Datasette is not installed; make scale installs it")
        return False
    (built,) = _built(these, args.contracts[-1:])
    print("", *compare(built.database, built.contracts, args.seconds), sep="\n")
    return True


def _all(these: Registries, args: argparse.Namespace) -> bool:
    results = [part(these, args) for part in (_measure, _writes, _plans, _peers)]
    return all(results)


def _built(these: Registries, sizes: Sequence[int]) -> list[Built]:
    found = []
    for contracts in sizes:
        found.append(these.built(contracts))
        print(found[-1].line, flush=True)
    return found


def _say(what: str, which: Sequence[Question]) -> None:
    print(f"\n{len(which)} {what}")
    for question in which:
        print(f"  {question.target}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("part", choices=_PARTS, nargs="+")
    sizes = [int(size) for size in os.environ.get("SCALE_CONTRACTS", "200 2000").split()]
    limit, rounds = int(_setting("LIMIT", PAGE)), int(_setting("ROUNDS", 5))
    seconds = _setting("SECONDS", 1)
    parser.add_argument("--contracts", type=int, nargs="+", default=sizes)
    engines = os.environ.get("SCALE_ENGINES", " ".join(ENGINES)).split()
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=engines)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="built registries are kept")
    parser.add_argument("--reuse", action="store_true", help="use what other code built, too")
    parser.add_argument("--limit", type=int, default=limit, help="the items of a page")
    parser.add_argument("--rounds", type=int, default=rounds, help="answers to each GET")
    parser.add_argument("--seconds", type=float, default=seconds, help="of a run beside a peer")
    parser.add_argument("--only", default="", help="only the GETs with this text in their address")
    return parser


def _setting(name: str, default: float) -> float:
    """Return a number that the environment sets, as SCALE_…"""
    return float(os.environ.get(f"SCALE_{name}", default))


_PARTS = {
    "build": _build,
    "measure": _measure,
    "writes": _writes,
    "plans": _plans,
    "peers": _peers,
    "all": _all,
}


if __name__ == "__main__":
    sys.exit(main())
