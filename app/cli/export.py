"""python -m app export."""

import argparse
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile, mkstemp
from typing import IO, TypeAlias

from sqlalchemy.orm import Session

from app.cli.database import open_database
from app.cli.options import add_options, parse_query
from app.cli.progress import progress
from app.domain.errors import DomainError
from app.interchange.registers.export.archive import FILES, write_archive
from app.interchange.registers.export.columns import Line
from app.interchange.registers.export.csv_file import write_csv
from app.interchange.registers.export.queries import count_contracts, read_lines
from app.interchange.registers.export.schemas import RegisterQuery
from app.interchange.registers.export.sqlite_file import write_sqlite
from app.interchange.registers.export.xlsx_file import write_xlsx
from app.ledger.as_of import AsOf
from app.ledger.http.reads import resolve_as_of
from app.ledger.schemas import AsOfQuery
from app.platform.clock import Clock
from app.platform.progress import ProgressCallback
from app.settings import Settings

REGISTER, REGISTRY = "contracts-register", "registry"
STANDARD_OUTPUT = "-"
Writer: TypeAlias = Callable[[Session, AsOf, IO[bytes]], None]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of export."""
    parser.add_argument(
        "what",
        choices=(REGISTER, REGISTRY),
        help="a contracts register, or everything public",
    )
    add_options(parser, RegisterQuery)
    parser.add_argument(
        "--format",
        choices=(*_REGISTER_FORMATS, *_REGISTRY_FORMATS),
        help="csv (the default) or xlsx for a register; zip (the default) or sqlite for everything",
    )
    parser.add_argument(
        "--into", required=True, metavar="FILE", help="the file, or - for standard output"
    )
    parser.epilog = (
        f"For example: {parser.prog} contracts-register --authority westminster --into register.csv"
    )
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Write a complete file, or none."""
    query = parse_query(args.parser, RegisterQuery, args)
    write = (
        _registry_writer(args, query) if args.what == REGISTRY else _register_writer(args, query)
    )
    # The snapshot ends before the file is copied to a pipe, which may be slow.
    with (
        _atomic_file(args.into) as file,
        open_database(settings) as database,
        database.read_session() as session,
    ):
        as_of = resolve_as_of(session, query, Clock())
        write(session, as_of, file)
    return 0


def _registry_writer(args: argparse.Namespace, query: RegisterQuery) -> Writer:
    if query.model_fields_set - AsOfQuery.model_fields.keys():
        raise DomainError(
            "invalid-request", "registry takes no filter, such as --authority: it writes all"
        )
    return _REGISTRY_FORMATS[_format(args, _REGISTRY_FORMATS)]


def _write_archive(session: Session, as_of: AsOf, file: IO[bytes]) -> None:
    with progress(REGISTRY, total=FILES) as advance:
        write_archive(session, as_of, file, lambda _: advance(1))


def _register_writer(args: argparse.Namespace, query: RegisterQuery) -> Writer:
    is_workbook = _format(args, _REGISTER_FORMATS) == "xlsx"

    def write(session: Session, as_of: AsOf, file: IO[bytes]) -> None:
        with progress(REGISTER, total=count_contracts(session, query, as_of)) as advance:
            if is_workbook:
                write_xlsx(session, query, as_of, file, advance)
            else:
                write_csv(_with_progress(read_lines(session, query, as_of), advance), file)

    return write


def _format(args: argparse.Namespace, formats: Collection[str]) -> str:
    """Return the format asked for, else the first. Raises DomainError if it does not fit."""
    chosen: str = args.format or next(iter(formats))
    if chosen not in formats:
        raise DomainError(
            "invalid-request", f"{args.what} has no format {chosen}; it has {', '.join(formats)}"
        )
    return chosen


_REGISTER_FORMATS = ("csv", "xlsx")
_REGISTRY_FORMATS: Mapping[str, Writer] = {"zip": _write_archive, "sqlite": write_sqlite}


def _with_progress(lines: Iterable[Line], on_progress: ProgressCallback) -> Iterator[Line]:
    for line in lines:
        on_progress(1)
        yield line


@contextmanager
def _atomic_file(into: str) -> Iterator[IO[bytes]]:
    """Open a file that replaces the target only when it is complete."""
    if into == STANDARD_OUTPUT:
        with TemporaryFile() as file:
            yield file
            file.seek(0)
            copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        return
    target = Path(into)
    try:
        # In the same folder, because a file can only be replaced within one file system.
        handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise DomainError("cannot-write", f"{into}: {error.strerror}") from error
    with _removed_on_error(Path(name)), os.fdopen(handle, "wb") as new:
        yield new
    _make_readable(Path(name)).replace(target)


@contextmanager
def _removed_on_error(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _make_readable(path: Path) -> Path:
    """Set the usual mode of a new file, because a temporary file is private to its owner."""
    path.chmod(0o644)
    return path
