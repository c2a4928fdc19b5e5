"""python -m app import."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from app.api.wiring import CATALOGUE
from app.cli.database import audit_attempt, open_database
from app.cli.progress import progress
from app.domain.errors import DomainError
from app.interchange.batches import Rows
from app.interchange.fetch.state import STATE_FILE
from app.interchange.file_imports import FileImporter
from app.interchange.ocds.import_.schemas import ImportReportOut, ReleaseOutcome
from app.interchange.registers.columns.headings import parse_corrections
from app.interchange.registers.import_.report import RegisterReport, RowRemarkOut
from app.ledger.budget import BatchBudget
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.problems.problem import Problem
from app.settings import Settings

MAX_BYTES = 64 * 2**20

_REPORTED = (
    ReleaseOutcome.RECORDED,
    ReleaseOutcome.CONFLICT,
    ReleaseOutcome.REFUSED,
    ReleaseOutcome.UNUSABLE,
)
_ALSO_WITH_REMARKS = (ReleaseOutcome.KEPT, ReleaseOutcome.NOT_OURS)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Options of an import: the parts to record, a dry run, and what registers need.

    Those are their authority, what their columns mean, a file for the rows that are refused, and
    the sheet of a workbook.
    """

    authority: str | None = None
    rows: Rows = Rows.ALL
    is_dry_run: bool = False
    columns: tuple[str, ...] = ()
    refused: Path | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of importing a file; in a dry run, the result that an import would have."""

    lines: list[str]
    is_refused: bool = False


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of import."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH",
        help="a file of notices (.json, .jsonl or .ndjson), a contracts register (.csv, .tsv, .txt "
        "or .xlsx), or a folder of them",
    )  # fmt: skip
    parser.add_argument(
        "--authority", metavar="CODE", help="the authority whose registers the files are"
    )
    parser.add_argument(
        "--rows", choices=[*Rows], type=Rows, default=Rows.ALL,
        help="all: each file whole or not at all; good: what is refused is reported and left out, "
        "and a large file is recorded in several batches",
    )  # fmt: skip
    parser.add_argument(
        "--column", action="append", default=[], metavar="HEADING:FIELD",
        help="what a column of a register means: its heading or letter, a colon and a field; "
        "without a field, it is not read; can be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--sheet", metavar="NAME", help="the sheet of a workbook that is the register"
    )
    parser.add_argument(
        "--refused", type=Path, metavar="FILE",
        help="with --rows good: the file into which the refused rows of a register are written, "
        "to be mended and imported",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="report what would be recorded, and record nothing"
    )
    parser.epilog = f"For example: {parser.prog} register.csv --authority westminster --dry-run"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import each file; return 1 if any is refused, or a part of it."""
    options = ImportOptions(
        args.authority, args.rows, args.dry_run, tuple(args.column), args.refused, args.sheet
    )
    return import_files([*_files(args.paths)], settings, options)


def import_files(paths: list[Path], settings: Settings, options: ImportOptions) -> int:
    """Import files in this order, and print the result of each."""
    refused = 0
    with open_database(settings) as database, progress("Importing", total=len(paths)) as advance:
        importer = _importer(database, settings, options)
        for path in paths:
            try:
                result = _reader(path)(importer, _content(path), options)
            except (DomainError, Problem) as problem:
                refused += 1
                _print_problem(path, problem)
            else:
                refused += result.is_refused
                print(
                    f"{path}{' (dry run)' if options.is_dry_run else ''}:",
                    "\n  ".join(result.lines),
                )
            advance(1)
    return 1 if refused else 0


def _importer(database: Database, settings: Settings, options: ImportOptions) -> FileImporter:
    return FileImporter(
        database,
        CATALOGUE,
        audit_attempt("import"),
        Clock(),
        BatchBudget(settings.batch_seconds),
        options.rows,
        options.is_dry_run,
    )


def _import_notices(
    importer: FileImporter, body: bytes, _: ImportOptions, *, is_lines: bool = False
) -> ImportResult:
    report = importer.import_notices(body, is_lines=is_lines)
    is_refused = ReleaseOutcome.REFUSED in report.outcomes
    return ImportResult([*_notice_lines(report)], is_refused)


def _notice_lines(report: ImportReportOut) -> Iterator[str]:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in report.outcomes.items())
    yield f"{counts or 'no releases'}; {report.dropped} personal fields left out"
    for release in report.releases:
        if release.outcome in _REPORTED or (
            release.outcome in _ALSO_WITH_REMARKS and release.remarks
        ):
            about = f", about {release.contract}" if release.contract else ""
            yield f"{release.ocid or release.pointer} {release.id or ''}: {release.outcome}{about}"
            for remark in release.remarks:
                yield f"  {remark.pointer}: {remark.code}: {remark.detail}"


def _import_register(importer: FileImporter, body: bytes, options: ImportOptions) -> ImportResult:
    if options.authority is None:
        raise DomainError("invalid-request", "--authority is required for a contracts register")
    columns = parse_corrections(options.columns)
    report = importer.import_register(body, options.authority, columns, options.sheet)
    if options.refused is not None and report.refused_csv is not None:
        options.refused.write_text(report.refused_csv, encoding="utf-8-sig", newline="")
    return ImportResult([*_register_lines(report)], report.refused > 0)


def _register_lines(report: RegisterReport) -> Iterator[str]:
    yield (
        f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.refused} refused of {report.rows} rows"
    )
    if report.sheet is not None:
        others = ", ".join(report.other_sheets) or "none"
        yield f"read the sheet {report.sheet}; not read: {others}"
    if report.dry_run:
        yield from _column_lines(report)
    for fault in report.faults:
        where = f"column {fault.column}" if fault.column else "as a whole"
        yield f"row {fault.row}, {where}: {fault.code}: {fault.detail}"
    for remark in report.remarks:
        yield _remark_line(remark)
    for row in report.recorded:
        yield f"row {row.row}: {row.outcome}: {row.reference}"


def _column_lines(report: RegisterReport) -> Iterator[str]:
    yield f"header in row {report.header_row}"
    for column in report.columns:
        examples = f" ({'; '.join(column.examples)})" if column.examples else ""
        yield f"column {column.column}: {column.heading}: {column.field or 'not read'}{examples}"


def _remark_line(remark: RowRemarkOut) -> str:
    where = "file" if remark.row is None else f"row {remark.row}"
    where += f", column {remark.column}" if remark.column else ""
    suggested = f" ({', '.join(remark.suggested)}?)" if remark.suggested else ""
    return f"{where}: {remark.code}: {remark.detail}{suggested}"


Reader: TypeAlias = Callable[[FileImporter, bytes, ImportOptions], ImportResult]

READERS: dict[str, Reader] = {
    ".json": _import_notices,
    **dict.fromkeys((".jsonl", ".ndjson"), partial(_import_notices, is_lines=True)),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".xlsx"), _import_register),
}
"""The reader of a file, by its extension."""


def _print_problem(path: Path, problem: DomainError | Problem) -> None:
    print(f"{path}: {problem.code}: {problem.detail}", file=sys.stderr)
    for fault in getattr(problem, "errors", None) or []:
        # A detail equal to the problem's is printed once; then the pointer shows the place.
        text = fault.pointer if fault.detail == problem.detail else fault.detail
        if text != "/body":
            print(f"  {text}", file=sys.stderr)


def _files(paths: list[Path]) -> Iterator[Path]:
    """Yield the named files, and those in named folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in READERS)
            yield from (file for file in inside if file.name != STATE_FILE)
        else:
            yield path


def _reader(path: Path) -> Reader:
    try:
        return READERS[path.suffix.lower()]
    except KeyError:
        endings = ", ".join(READERS)
        raise Problem("file-unreadable", f"expected a file that ends in one of {endings}") from None


def _content(path: Path) -> bytes:
    """Return the bytes of a file; raise `too-large` above the limit of a request."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Problem("too-large", f"expected a file of at most {MAX_BYTES:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise Problem("file-unreadable", error.strerror or "it cannot be read") from None
