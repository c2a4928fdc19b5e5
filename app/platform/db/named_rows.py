"""Rows as tuples with names, and the result of a statement that was read whole.

A row of SQLAlchemy looks its columns up by name, in ten times the time of a named tuple.
"""

import collections
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy.engine.result import IteratorResult, Result, SimpleResultMetaData
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

Process: TypeAlias = Callable[[Any], Any]

_named_tuple: Any = collections.namedtuple  # its fields are known at run time only


class NamedRow(tuple[Any, ...]):
    """The base of the types of rows, which has what `Row` of SQLAlchemy has beside its columns."""

    __slots__ = ()
    _fields: tuple[str, ...]

    @property
    def _mapping(self) -> dict[str, Any]:
        """Return the columns by name."""
        return dict(zip(self._fields, self, strict=True))


class RowType:
    """The names of the columns of a statement, and the processors of their values."""

    def __init__(self, names: Sequence[str], processors: Sequence[Process | None]) -> None:
        """Create the type of the rows; a processor converts a value of the driver."""
        self._names = [*names]
        self._processors = [(n, one) for n, one in enumerate(processors) if one is not None]
        # A name that is no identifier can be read by its place only.
        named = _named_tuple("Row", names, rename=True)
        bases = (NamedRow, named)
        type_ = type("Row", bases, {"__slots__": (), "_fields": tuple(names)})
        self._new: Callable[[Any], Any] = partial(tuple.__new__, type_)

    def convert(self, rows: Sequence[Sequence[Any]]) -> list[Any]:
        """Return rows of the driver as rows of this type."""
        if not rows or not self._processors:
            return [*map(self._new, rows)]
        # By columns, so that no step is taken for each value but that of its processor.
        columns: list[Any] = [*zip(*rows, strict=True)]
        for n, process in self._processors:
            columns[n] = map(process, columns[n])
        return [*map(self._new, zip(*columns, strict=True))]

    def result_of(self, rows: Sequence[Any]) -> Result[Any]:
        """Return rows of this type as a result of SQLAlchemy."""
        return IteratorResult(SimpleResultMetaData(self._names), iter(rows))


class ReadResult:
    """The result of a statement, which has been read whole.

    What is not here is asked of a result of SQLAlchemy with the same rows.
    """

    def __init__(self, type_: RowType, rows: list[Any]) -> None:
        """Take the rows of a type."""
        self._type = type_
        self._rows = rows

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the rows."""
        return iter(self._rows)

    def __getattr__(self, name: str) -> Any:
        """Return anything else from a result of SQLAlchemy."""
        return getattr(self._type.result_of(self._rows), name)

    def all(self) -> list[Any]:
        """Return all rows."""
        return self._rows

    def first(self) -> Any:
        """Return the first row, or None."""
        return self._rows[0] if self._rows else None

    def one(self) -> Any:
        """Return the only row. Raises NoResultFound or MultipleResultsFound."""
        row = self.one_or_none()
        if row is None:
            raise NoResultFound("No row was found when one was required")
        return row

    def one_or_none(self) -> Any:
        """Return the only row, or None. Raises MultipleResultsFound."""
        if len(self._rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return self.first()

    def scalar(self) -> Any:
        """Return the first column of the first row, or None."""
        return self._rows[0][0] if self._rows else None
