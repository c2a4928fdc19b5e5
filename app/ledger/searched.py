"""Declarations of the things that a search finds, and the words of their texts."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, Table, literal, select

from app.domain.vocabulary import Visibility
from app.ledger.as_of import AT, ON, visible_as_of
from app.ledger.models import Details, Fact, Version
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table

Thing: TypeAlias = tuple[str, str]
"""The kind of a thing and its code."""

MAX_LENGTH = 40
"""The number of letters of a word that are indexed and compared."""

_WORD = re.compile(r"[^\W_]+")


def normalise(text: str) -> str:
    """Return a text without accents and differences of case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def words_of(*texts: str | None) -> list[str]:
    """Return the words of some texts, normalised, each once: runs of letters and digits."""
    found = (word for text in texts if text for word in _WORD.findall(normalise(text)))
    return list(dict.fromkeys(word[:MAX_LENGTH] for word in found))


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """A kind of thing that a search finds.

    `texts` returns the texts that name a thing, its name first, of a row of the `model` with these
    `columns`. `path` is that of its item; it may name any of the columns, or `code`.
    """

    thing: str
    model: Any
    columns: tuple[str, ...]
    texts: Callable[[Any], Iterable[str | None]]
    path: str

    def records(self) -> Select[Any]:
        """Return the statement for the rows that name things, with their days and moments.

        The details of an identity hold on the days of their version; facts and sources on all.
        """
        rows = table(self.model)
        columns = [rows.c[name] for name in self.columns]
        if issubclass(self.model, Details):
            version = table(Version)
            times = (version.c.days_from, version.c.days_to, version.c.from_at, version.c.to_at)
            return (
                select(version.c.code, *times, *columns)
                .join(rows, rows.c.id == version.c.details)
                .where(version.c.thing == self.thing)
            )
        ends = rows.c.to_at if issubclass(self.model, Fact) else literal(NEVER).label("to_at")
        days = (literal(FIRST_DAY).label("days_from"), literal(LAST_DAY).label("days_to"))
        found = select(self.code.label("code"), *days, rows.c.from_at, ends, *columns)
        return found.where(*self._conditions(rows))

    def current(self) -> Select[Any]:
        """Return the statement for the rows that name things on the day `:on` as of `:at`."""
        times, found = self.times, self.records()
        if issubclass(self.model, Details):
            days = (times.c.days_from <= ON, times.c.days_to >= ON)
            return found.where(visible_as_of(times), *days)
        if issubclass(self.model, Fact):
            return found.where(visible_as_of(times))
        return found.where(times.c.from_at <= AT)

    @property
    def code(self) -> ColumnElement[str]:
        """The column with the code of a thing."""
        if issubclass(self.model, Details):
            return table(Version).c.code
        return table(self.model).c["id" if issubclass(self.model, Fact) else "code"]

    @property
    def times(self) -> Table:
        """The table with the moments between which a row names a thing."""
        return table(Version if issubclass(self.model, Details) else self.model)

    def _conditions(self, rows: Table) -> list[ColumnElement[bool]]:
        """Return the conditions that a fact is public and was ever current."""
        if not issubclass(self.model, Fact):
            return []
        return [rows.c.visibility == Visibility.PUBLIC, rows.c.from_at < rows.c.to_at]
