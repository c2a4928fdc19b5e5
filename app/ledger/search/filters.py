"""Conditions of `q`: a list holds the things in whose names each word occurs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    Select,
    SelectBase,
    and_,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.ledger.as_of import ON, AsOf, visible_as_of
from app.ledger.search.candidates import (
    MANY,
    beginnings_of,
    begins_with,
    best_of,
    read_similar,
    words_asked,
)
from app.ledger.search.models import SearchTerm
from app.platform.db.columns import table

FEW = 5_000
"""The number of rows of a word up to which a statement begins with the word."""

_TERM = table(SearchTerm)


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of `q`: words begin with it, or else those that are like it are meant."""

    word: str
    begins: bool
    similar: tuple[str, ...] = ()

    def matches(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Return the condition that a word of the index is meant."""
        return begins_with(column, self.word) if self.begins else column.in_(self.similar)


@dataclass(frozen=True, slots=True)
class Index:
    """The search index as of a moment, with the names of things on a day."""

    session: Session
    as_of: AsOf
    on: date

    def rows(self, statement: Executable, **values: Any) -> Sequence[Any]:
        """Return the rows of a statement with these parameters."""
        parameters = self.as_of.parameters(on=self.on, **values)
        return self.session.execute(statement, parameters).all()

    def matches(self, q: str, *things: str) -> list[WordMatch]:
        """Return how each word of `q` is understood in the names of things of some kinds.

        Raises Problem `too-many-words`.
        """
        words = words_asked(q)
        begun = self._begun(words, things)
        unknown = [word for word in words if word not in begun]
        similar = read_similar(self.session, unknown, self.as_of)
        return [
            WordMatch(word, True)
            if word in begun
            else WordMatch(word, False, tuple(best_of(word, similar[word])))
            for word in words
        ]

    def _begun(self, words: Sequence[str], things: Sequence[str]) -> set[str]:
        """Return the words with which words in the names of such things begin."""
        if not words:
            return set()
        parts = [self._beginnings(word, things) for word in words]
        read: dict[str, list[bool]] = defaultdict(list)
        for word, names_thing in self.rows(union_all(*parts)):
            read[word].append(names_thing)
        # If very many words begin with these letters, some of them will be of such things.
        return {word for word, some in read.items() if any(some) or len(some) == MANY}

    def _beginnings(self, word: str, things: Sequence[str]) -> Select[str, bool]:
        some = beginnings_of(word).subquery()
        named = (_TERM.c.word == some.c.word, on_the_day(_TERM))
        of_thing = [exists().where(_TERM.c.thing == thing, *named) for thing in things]
        return select(literal(word), or_(*of_thing)).select_from(some)

    def naming(self, thing: str, code: ColumnElement[str], q: str) -> list[ColumnElement[bool]]:
        """Return the conditions that each word of `q` names the thing with this code."""
        matches = self.matches(q, thing)
        conditions = [is_named(thing, code, match) for match in matches]
        return self.rarest_first(code, conditions, [named(thing, match) for match in matches])

    def rarest_first(
        self,
        code: ColumnElement[str],
        conditions: Sequence[ColumnElement[bool]],
        found: Sequence[SelectBase],
    ) -> list[ColumnElement[bool]]:
        """Return the conditions of each word, and that of the rarest one as a list of codes.

        `found` are the statements for the codes that each condition holds for. Without any words,
        nothing is found. If even the rarest word is in very many names, a page fills soon anyway.
        """
        if not found:
            return [false()]
        numbers = self.count_few(found)
        rarest = min(range(len(numbers)), key=numbers.__getitem__)
        if numbers[rarest] > FEW:
            return [*conditions]
        return [*conditions, code.in_(found[rarest])]

    def count_few(self, statements: Sequence[SelectBase]) -> list[int]:
        """Return the number of rows of each statement, at most one more than `FEW`."""
        counts: list[Select[*tuple[Any, ...]]] = []
        for n, statement in enumerate(statements):
            some = select(statement.subquery().c[0]).limit(FEW + 1).subquery()
            counts.append(select(func.count(), literal(n).label("n")).select_from(some))
        rows = self.rows(union_all(*counts))
        return [count for count, _ in sorted(rows, key=lambda row: row.n)]


def named(thing: str, match: WordMatch) -> Select[str]:
    """Return the statement for the codes of things of a kind that a word names on the day `:on`."""
    # An expression, so that SQLite reads the words by their index, not all things of the kind.
    of_kind = _TERM.c.thing.concat("") == thing
    return select(_TERM.c.code).where(of_kind, match.matches(_TERM.c.word), on_the_day(_TERM))


def is_named(thing: str, code: ColumnElement[str], match: WordMatch) -> ColumnElement[bool]:
    """Return the condition that a word names the thing with this code on the day `:on`."""
    is_thing = and_(_TERM.c.thing == thing, _TERM.c.code == code)
    return exists().where(is_thing, match.matches(_TERM.c.word), on_the_day(_TERM))


def on_the_day(terms: FromClause) -> ColumnElement[bool]:
    """Return the condition that a word names a thing on the day `:on` as of `:at`."""
    return and_(visible_as_of(terms), terms.c.days_from <= ON, terms.c.days_to >= ON)
