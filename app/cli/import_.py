"""python -m app import."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from app.cli.database import opened, typed
from app.cli.progress import progress
from app.domain.errors import DomainError
from app.interchange.fetch.state import NAME as STATE
from app.interchange.files import import_notices, import_register
from app.interchange.ocds.import_.schemas import ImportReportOut, ReleaseOutcome
from app.interchange.registers.import_.report import RegisterReport
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.problems.problem import Problem
from app.registering.facts import register_facts
from app.settings import Settings

LARGEST = 32 * 2**20

_TOLD = (ReleaseOutcome.STATED, ReleaseOutcome.CONFLICT, ReleaseOutcome.UNUSABLE)


@dataclass(frozen=True, slots=True)
class Import:
    """How files are imported: whose registers they are, and whether only to try."""

    authority: str | None = None
    is_dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a file. A dry run tells what it would, even of one that is to be refused."""

    lines: list[str]
    is_refused: bool = False


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is imported, and whether only to try."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH",
        help="a file of notices (.json), a contracts register (.csv), or a folder of them",
    )  # fmt: skip
    parser.add_argument("--authority", metavar="CODE", help="whose registers the .csv files are")
    parser.add_argument(
        "--dry-run", action="store_true", help="report what would be stated, and state nothing"
    )
    parser.epilog = f"For example: {parser.prog} register.csv --authority westminster --dry-run"


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Import each file by itself, whole or not at all; 1 if any was refused, or would be."""
    return import_files([*_files(asked.paths)], settings, Import(asked.authority, asked.dry_run))


def import_files(paths: list[Path], settings: Settings, how: Import) -> int:
    """Import files in this order, and print what became of each."""
    register_facts()
    refused = 0
    with opened(settings) as database, progress("Importing", total=len(paths)) as advance:
        for path in paths:
            try:
                told = _reader(path)(database, _content(path), how)
            except (DomainError, Problem) as problem:
                refused += 1
                _complain(path, problem)
            else:
                refused += told.is_refused
                print(f"{path}{' (dry run)' if how.is_dry_run else ''}:", "\n  ".join(told.lines))
            advance(1)
    return 1 if refused else 0


def _notices(database: Database, body: bytes, how: Import) -> Told:
    report = import_notices(database, body, typed("import"), Clock(), is_dry_run=how.is_dry_run)
    return Told([*_about_notices(report)])


def _about_notices(report: ImportReportOut) -> Iterator[str]:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in report.outcomes.items())
    yield f"{counts or 'no releases'}; {report.dropped} personal fields left out"
    for one in report.releases:
        if one.outcome in _TOLD or (one.outcome is ReleaseOutcome.KEPT and one.remarks):
            about = f", about {one.contract}" if one.contract else ""
            yield f"{one.ocid or one.pointer} {one.id or ''}: {one.outcome}{about}"
            for remark in one.remarks:
                yield f"  {remark.pointer}: {remark.code}: {remark.detail}"


def _register(database: Database, body: bytes, how: Import) -> Told:
    if how.authority is None:
        raise DomainError(
            "invalid-request",
            "--authority is missing; send the authority whose register the file is",
        )
    report = import_register(
        database, body, how.authority, typed("import"), Clock(), is_dry_run=how.is_dry_run
    )
    return Told([*_about_a_register(report)], report.refused > 0)


def _about_a_register(report: RegisterReport) -> Iterator[str]:
    yield (
        f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.refused} refused of {report.rows} rows"
    )
    for fault in report.faults:
        where = f"column {fault.column}" if fault.column else "as a whole"
        yield f"row {fault.row}, {where}: {fault.code}: {fault.detail}"
    for row in report.stated:
        yield f"row {row.row}: {row.outcome}: {row.reference}"


Reader: TypeAlias = Callable[[Database, bytes, Import], Told]

READERS: dict[str, Reader] = {".json": _notices, ".csv": _register}
"""Who takes a file, by its ending."""


def _complain(path: Path, problem: DomainError | Problem) -> None:
    print(f"{path}: {problem.code}: {problem.detail}", file=sys.stderr)
    for fault in getattr(problem, "errors", None) or []:
        # What has been said is not said again; where it is, if that is not the file as a whole, is.
        said = fault.pointer if fault.detail == problem.detail else fault.detail
        if said != "/body":
            print(f"  {said}", file=sys.stderr)


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
        raise Problem("file-unreadable", f"{path.name} has another ending than {endings}") from None


def _content(path: Path) -> bytes:
    """The bytes of a file that is not larger than a request may be."""
    try:
        if path.stat().st_size > LARGEST:
            raise Problem("too-large", f"{path.name} is over the limit of {LARGEST:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise Problem("file-unreadable", error.strerror or f"{path.name} cannot be read") from None
