"""python -m app export."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile, mkstemp
from typing import IO

from sqlalchemy.orm import Session

from app.cli.database import opened
from app.cli.progress import progress
from app.domain.errors import DomainError
from app.interchange.registers.export.archive import FILES, write_archive
from app.interchange.registers.export.columns import Line
from app.interchange.registers.export.csv_file import write_csv
from app.interchange.registers.export.queries import count, lines
from app.interchange.registers.export.schemas import RegisterQuery
from app.interchange.registers.export.xlsx_file import write_xlsx
from app.ledger.as_of import AsOf, resolve_position
from app.ledger.schemas import AsOfQuery
from app.platform.clock import Clock
from app.platform.progress import ProgressCallback
from app.registering.facts import register_facts
from app.settings import Settings

REGISTER, REGISTRY = "contracts-register", "registry"
STANDARD_OUTPUT = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is exported, of whom, and into which file."""
    parser.add_argument("what", choices=(REGISTER, REGISTRY), help="a register, or everything")
    parser.add_argument("--authority", help="only contracts that it leads or takes a scope from")
    parser.add_argument("--consortium", help="only contracts of this consortium")
    parser.add_argument(
        "--format", choices=("csv", "xlsx"), default="csv", help="of a register; csv if left out"
    )
    parser.add_argument(
        "--into", required=True, metavar="FILE", help="the file, or - for standard output"
    )
    parser.epilog = (
        f"For example: {parser.prog} contracts-register --authority westminster --into register.csv"
    )


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Write a file as of now, whole or not at all."""
    register_facts()
    if asked.what == REGISTRY and (asked.authority or asked.consortium or asked.format != "csv"):
        raise DomainError(
            "invalid-request",
            "the whole registry is exported as an archive; leave out the filters and --format",
        )
    write = _archive if asked.what == REGISTRY else _register(asked)
    clock = Clock()
    # The snapshot is over before anything goes through a pipe, however slow that is.
    with (
        _whole(asked.into) as file,
        opened(settings) as database,
        database.read_session() as session,
    ):
        as_of = resolve_position(session, AsOfQuery(), None, clock.now(), clock.today())
        write(session, as_of, file)
    return 0


def _archive(session: Session, as_of: AsOf, file: IO[bytes]) -> None:
    with progress(REGISTRY, total=FILES) as advance:
        write_archive(session, as_of, file, lambda _: advance(1))


def _register(asked: argparse.Namespace) -> Callable[[Session, AsOf, IO[bytes]], None]:
    query = RegisterQuery(authority=asked.authority, consortium=asked.consortium)

    def write(session: Session, as_of: AsOf, file: IO[bytes]) -> None:
        with progress(REGISTER, total=count(session, query, as_of)) as advance:
            told = _told(lines(session, query, as_of), advance)
            if asked.format == "xlsx":
                write_xlsx(told, file, as_of.recorded_at)
            else:
                write_csv(told, file)

    return write


def _told(lines_: Iterable[Line], on_progress: ProgressCallback) -> Iterator[Line]:
    for line in lines_:
        on_progress(1)
        yield line


@contextmanager
def _whole(into: str) -> Iterator[IO[bytes]]:
    """A file that is there once it is whole; before, what was there stays as it is."""
    if into == STANDARD_OUTPUT:
        with TemporaryFile() as file:
            yield file
            file.seek(0)
            copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        return
    target = Path(into)
    try:
        # Beside the target: a file is put in the place of another on one disk only.
        handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise DomainError("cannot-write", f"{into}: {error.strerror}") from error
    with _gone_if_it_fails(Path(name)), os.fdopen(handle, "wb") as new:
        yield new
    _make_readable(Path(name)).replace(target)


@contextmanager
def _gone_if_it_fails(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _make_readable(path: Path) -> Path:
    """As any new file, for whoever may read: a temporary one is its owner's alone."""
    path.chmod(0o644)
    return path
