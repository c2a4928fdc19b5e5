"""Statements of read sessions on PostgreSQL, which libpq sends and awaits.

For a statement of a few rows a cursor of psycopg takes five times as long, and `rollback` twenty
times; it also forgets what was prepared, so that the server plans each statement again in each
transaction. psycopg converts the values in both directions.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any

import psycopg
from psycopg import Connection, abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

MAX_PREPARED = 300
"""The number of statements that a connection keeps prepared; others are planned each time."""

_BEGIN = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_SUCCEEDED = {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}
_PLACEHOLDER = re.compile(r"%%|%\((\w+)\)s")
_NOTES = "notes of the reader"


class ReadCursor:
    """The rows of a statement, with what read sessions ask of a cursor."""

    __slots__ = ("_result", "_rows")

    def __init__(self, result: PGresult, rows: list[tuple[Any, ...]]) -> None:
        """Take a result, and its rows."""
        self._result = result
        self._rows = rows

    @property
    def description(self) -> list[tuple[str, int]]:
        """The names and types of the columns."""
        result = self._result
        names = [result.fname(n) or b"" for n in range(result.nfields)]
        return [(name.decode(), result.ftype(n)) for n, name in enumerate(names)]

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return all rows."""
        return self._rows


@dataclass(slots=True)
class _Notes:
    """Notes about a connection, which last from transaction to transaction.

    The transformer looks a function up once for each type of values. The names are those of
    prepared statements, and doubtful if the server may have forgotten some.
    """

    transformer: abc.Transformer
    names: dict[Any, bytes] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)
    are_names_doubtful: bool = False


def doubt_prepared(info: MutableMapping[Any, Any]) -> None:
    """Note that the server may have forgotten what was prepared, as after a rollback of psycopg."""
    if _NOTES in info:
        info[_NOTES].are_names_doubtful = True


class PostgresReader:
    """A connection of psycopg in transactions that read one snapshot."""

    def __init__(self, connection: Connection[Any], info: MutableMapping[Any, Any]) -> None:
        """Take a connection, and the notes about it, which last as long as it is open."""
        self._connection = connection
        self._pgconn = connection.pgconn
        if _NOTES not in info:
            info[_NOTES] = _Notes(Transformer(connection))
        self._notes: _Notes = info[_NOTES]
        if self._notes.are_names_doubtful:
            self._remove_forgotten_names()

    def begin(self) -> None:
        """Begin a transaction."""
        self._checked(self._pgconn.exec_(_BEGIN))

    def rollback(self) -> None:
        """End the transaction."""
        self._checked(self._pgconn.exec_(b"ROLLBACK"))

    def execute(self, text: str, parameters: Mapping[str, Any]) -> ReadCursor:
        """Run a statement whose parameters have names. Raises an error of psycopg."""
        command, names = _numbered(text)
        transformer = self._notes.transformer
        values = transformer.dump_sequence(
            [parameters[name] for name in names], [PyFormat.AUTO] * len(names)
        )
        result = self._run(command, values, transformer.types or (), transformer.formats)
        transformer.set_pgresult(result)
        return ReadCursor(result, transformer.load_rows(0, result.ntuples, tuple))

    def _run(
        self, command: bytes, values: Sequence[Any], types: tuple[int, ...], formats: Any
    ) -> PGresult:
        notes = self._notes
        name = notes.names.get((command, types))
        if name is None:
            if len(notes.names) >= MAX_PREPARED:
                return self._checked(self._pgconn.exec_params(command, values, types, formats))
            name = b"read_%d" % next(notes.numbers)
            self._checked(self._pgconn.prepare(name, command, types))
            notes.names[command, types] = name
        return self._checked(self._pgconn.exec_prepared(name, values, formats))

    def _remove_forgotten_names(self) -> None:
        """Ask the server for the names of what is prepared, and keep those only."""
        result = self._checked(self._pgconn.exec_(b"SELECT name FROM pg_prepared_statements"))
        known = {result.get_value(n, 0) for n in range(result.ntuples)}
        notes = self._notes
        notes.names = {key: name for key, name in notes.names.items() if name in known}
        notes.are_names_doubtful = False

    def _checked(self, result: PGresult) -> PGresult:
        """Return a result. Raises an error of psycopg if it is one."""
        if result.status not in _SUCCEEDED:
            error = error_from_result(result, self._connection.info.encoding)
            if error.sqlstate is None:
                # The error is of libpq, which has lost the server.
                raise psycopg.OperationalError(str(error)) from error
            raise error
        return result


@lru_cache(maxsize=2_000)
def _numbered(text: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a statement whose parameters have numbers, and their names in this order."""
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        name = found[1]
        return "%" if name is None else f"${numbers.setdefault(name, len(numbers) + 1)}"

    return _PLACEHOLDER.sub(number, text).encode(), tuple(numbers)
