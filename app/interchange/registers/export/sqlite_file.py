"""The tables of the archive and the changes as one SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO, Any

from sqlalchemy.orm import Session

from app.interchange.registers.export.archive import CHANGES_TEXT, public_changes
from app.interchange.registers.export.tables import EMPTY_CELLS, TABLES, ArchiveTable
from app.ledger.as_of import AsOf
from app.platform.canonical import canonical
from app.platform.http.serialization import as_json

MEDIA_TYPE = "application/vnd.sqlite3"
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER"}


def write_sqlite(session: Session, as_of: AsOf, file: IO[bytes]) -> None:
    """Write every table and the changes; the table `tables` describes them.

    Days are text (`2025-09-20`), booleans 0 or 1, lists JSON; what is unknown is NULL. SQLite needs
    a path, so the file is written into a folder of its own first.
    """
    with TemporaryDirectory(prefix="registry-") as folder:
        path = Path(folder) / "registry.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as target:
            # The folder is removed after a failure, so nothing has to survive one.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            target.execute("BEGIN")
            _fill(target, session, as_of)
            target.execute("COMMIT")
        with path.open("rb") as written:
            copyfileobj(written, file)


def _fill(target: sqlite3.Connection, session: Session, as_of: AsOf) -> None:
    target.execute("CREATE TABLE tables (name TEXT, description TEXT)")
    for exported in TABLES:
        _add(target, exported, exported.rows(session, as_of))
    target.execute("CREATE TABLE changes (position INTEGER PRIMARY KEY, hash TEXT, entry TEXT)")
    _describe(target, "changes", CHANGES_TEXT)
    target.executemany(
        "INSERT INTO changes VALUES (?, ?, ?)",
        (
            (entry.position, entry.hash, as_json(entry).decode())
            for entry in public_changes(session, as_of)
        ),
    )


def _add(target: sqlite3.Connection, exported: ArchiveTable, rows: Iterator[Any]) -> None:
    """Add a table; it has underscores in its name, so that no query has to quote it."""
    name, fields = exported.name.replace("-", "_"), exported.fields()
    types = [(field["name"], _TYPES.get(field["type"], "TEXT")) for field in fields]
    columns = ", ".join(f'"{column}" {type_}' for column, type_ in types)
    target.execute(f'CREATE TABLE "{name}" ({columns})')
    _describe(target, name, exported.text)
    # The name is one of ours; SQL has no parameters for names.
    insert = f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(fields))})'  # noqa: S608
    target.executemany(insert, ([_value(cell) for cell in row] for row in rows))


def _describe(target: sqlite3.Connection, name: str, text: str) -> None:
    target.execute("INSERT INTO tables VALUES (?, ?)", (name, text))


def _value(cell: Any) -> Any:
    """Return a value that SQLite stores."""
    if cell in EMPTY_CELLS:
        return None
    if isinstance(cell, list | dict):
        return canonical(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
