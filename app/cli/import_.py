"""python -m app import."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from app.cli.opened import OPERATOR, opened
from app.domain.errors import Refused
from app.fetching.state import NAME as STATE
from app.imports.files import import_notices
from app.imports.ocds.schemas import ImportReportOut, Outcome
from app.kit.database import Database
from app.kit.problems import Problem
from app.registering.facts import register_facts
from app.settings import Settings

Reader: TypeAlias = Callable[[Database, bytes, bool], ImportReportOut]

READERS: dict[str, Reader] = {
    ".json": lambda database, body, is_dry_run: import_notices(
        database, body, OPERATOR.name, is_dry_run=is_dry_run
    ),
}
"""Who reads a file, by its ending."""

LARGEST = 32 * 2**20

_TOLD = (Outcome.STATED, Outcome.CONFLICT, Outcome.UNUSABLE)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is imported, and whether only to try."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file of notices, or a folder of them"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="report what would be stated, and state nothing"
    )


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Import each file by itself, whole or not at all; 1 if any was refused."""
    return import_files([*_files(asked.paths)], settings, is_dry_run=asked.dry_run)


def import_files(paths: list[Path], settings: Settings, *, is_dry_run: bool) -> int:
    """Import files in this order, and print what became of each."""
    register_facts()
    refused = 0
    with opened(settings) as database:
        for path in paths:
            try:
                report = _reader(path)(database, _content(path), is_dry_run)
            except (Refused, Problem) as problem:
                refused += 1
                print(f"{path}: {problem.code}: {problem.detail}", file=sys.stderr)
            else:
                _print(path, report)
    return 1 if refused else 0


def _files(paths: list[Path]) -> Iterator[Path]:
    """The files named and those in folders, which are taken in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() in READERS)
            yield from (one for one in inside if one.name != STATE)
        else:
            yield path


def _reader(path: Path) -> Reader:
    try:
        return READERS[path.suffix.lower()]
    except KeyError:
        endings = ", ".join(READERS)
        raise Problem("file-unreadable", f"a file that ends in one of {endings}") from None


def _content(path: Path) -> bytes:
    """The bytes of a file that is not larger than a request may be."""
    try:
        if path.stat().st_size > LARGEST:
            raise Problem("too-large", f"a file of at most {LARGEST:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise Problem("file-unreadable", error.strerror or "it cannot be read") from None


def _print(path: Path, report: ImportReportOut) -> None:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in report.outcomes.items())
    tried = " (dry run)" if report.dry_run else ""
    print(f"{path}{tried}: {counts or 'no releases'}; {report.dropped} personal fields left out")
    for one in report.releases:
        if one.outcome in _TOLD or (one.outcome is Outcome.KEPT and one.remarks):
            about = f", about {one.contract}" if one.contract else ""
            print(f"  {one.ocid or one.pointer} {one.id or ''}: {one.outcome}{about}")
            for remark in one.remarks:
                print(f"    {remark.pointer}: {remark.code}: {remark.detail}")
