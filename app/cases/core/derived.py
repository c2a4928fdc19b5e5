"""Filters by values that are computed from a record, its parts, its sources and the day.

The domain decides which records pass. The table `case_days` holds the days on which each may pass,
so that a list reads the records of a page and not all that exist.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, or_, select, union_all
from sqlalchemy.orm import Session

from app.cases.core.models import CaseDays
from app.cases.core.rows import RowContext, record_id
from app.domain.steps import Step, Workflow, steps_by_days
from app.domain.timelines import Timeline
from app.domain.undertakings import Undertaking, UndertakingStatus, days_by_status
from app.ledger.as_of import AT, ON, STREAMS, AsOf, visible_as_of
from app.platform.db.columns import NEVER, table
from app.registry.authorities.attestations import AttestedDays

FEW = 500
"""The number of records up to which a list is read by their ids instead of in its order."""

_DAYS = table(CaseDays)
_ALWAYS = Timeline.always()


class Attested(Enum):
    """A condition on the days for which the authority of a record attests that it is complete."""

    THEN = "then"
    """The day asked for is attested."""
    SINCE = "since"
    """A day from the first one of the row up to the day asked for is attested."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the table `case_days`, which may count only where the record is attested."""

    name: str
    attested: Attested | None = None

    def stored(self, authority: str | None) -> str:
        """Return the stored form: the words that need an attestation name the authority."""
        return self.name if self.attested is None else f"{self.name}:{authority}"


@dataclass(frozen=True, slots=True)
class DerivedFilter:
    """A filter by a value that `value_of` takes from the response.

    `words` are those under which the records with each value are found; a value without words is
    looked for among all records.
    """

    value_of: Callable[[Any], Any]
    words: Mapping[Any, Sequence[Word]] = field(default_factory=dict)

    def words_for(self, wanted: Sequence[Any]) -> list[Word] | None:
        """Return the words for some values, or None if one of these has none."""
        if any(value not in self.words for value in wanted):
            return None
        return [*dict.fromkeys(word for value in wanted for word in self.words[value])]


OPEN, ENDED = Word("open"), Word("ended")
IS_OPEN = {True: (OPEN,), False: (ENDED,)}


def status_words(of: str = "status") -> dict[UndertakingStatus, tuple[Word, ...]]:
    """Return the words for each status of an undertaking."""
    words: dict[UndertakingStatus, tuple[Word, ...]] = {
        status: (Word(f"{of} {status}"),) for status in UndertakingStatus
    }
    words[UndertakingStatus.LATE] += (Word(f"{of} overdue", Attested.SINCE),)
    words[UndertakingStatus.OPEN] += (Word(f"{of} silent", Attested.THEN),)
    return words


def late_words(of: str = "status") -> dict[bool, tuple[Word, ...]]:
    """Return the words for undertakings that are late, and for all others."""
    words = status_words(of)
    others = [word for status in UndertakingStatus for word in words[status]
              if status is not UndertakingStatus.LATE]  # fmt: skip
    return {True: words[UndertakingStatus.LATE], False: tuple(others)}


def pending_words(of: str = "status") -> list[Word]:
    """Return the words for undertakings that are still to be done."""
    return [Word(f"{of} {status}") for status in UndertakingStatus if status.is_pending]


def undertaking_days(
    undertaking: Undertaking, within: Timeline = _ALWAYS, of: str = "status"
) -> Iterator[tuple[Word, Timeline]]:
    """Yield the days of each word of an undertaking, of these days only."""
    days = days_by_status(undertaking)
    for status, some in days.items():
        yield Word(f"{of} {status}"), some & within
    silent = days[UndertakingStatus.NOT_RECORDED] & within
    if undertaking.due_on is None:
        yield Word(f"{of} silent", Attested.THEN), silent
    else:
        yield Word(f"{of} overdue", Attested.SINCE), silent


def open_days(
    workflow: Workflow[Any], ctx: RowContext, row: Any
) -> Iterator[tuple[Word, Timeline]]:
    """Yield the days on which a case is open, and those after the step that ended it."""
    for days, taken in taken_steps(ctx, row):
        is_ended = bool(taken) and taken[-1].name in workflow.final
        yield ENDED if is_ended else OPEN, days


def taken_steps(ctx: RowContext, row: Any) -> Iterator[tuple[Timeline, list[Step[Any]]]]:
    """Yield the days on which the same steps of a case are taken, with these steps by day."""
    return steps_by_days(Step(part.step, part.day) for part in ctx.parts.get(record_id(row), ()))


def words_of(days: Iterable[tuple[Word, Timeline]], authority: str | None) -> dict[str, Timeline]:
    """Return the days of each stored word of a record."""
    found: dict[str, Timeline] = {}
    for word, some in days:
        stored = word.stored(authority)
        found[stored] = found.get(stored, Timeline.empty()) | some
    return found


@dataclass(frozen=True, slots=True)
class WordSearch:
    """A search for the facts that have some words on a day, as a caller sees them."""

    session: Session
    as_of: AsOf
    on: date
    attested: AttestedDays

    def condition(self, facts: Table, words: Sequence[Word]) -> ColumnElement[bool]:
        """Return the condition that a fact has one of these words.

        Few facts are named by their ids. Many are found in the order of the list, where the next
        one is near.
        """
        counts = and_(_DAYS.c.days_to >= ON, self._is_any_of(words))
        of_kind = select(_DAYS.c.fact).where(_DAYS.c.kind == facts.name, counts)
        candidates = [of_kind.where(is_open) for is_open in _STILL_OPEN]
        some = union_all(*candidates).limit(FEW + 1)
        found = self.session.scalars(some, self.as_of.parameters(on=self.on)).all()
        if len(found) > FEW:
            # Without the kind there is one index for this: that of the fact.
            return exists().where(_DAYS.c.fact == facts.c.id, counts, _IS_OPEN)
        return facts.c.id.in_(sorted(set(found)))

    def _is_any_of(self, words: Sequence[Word]) -> ColumnElement[bool]:
        """Return the condition that a row has one of these words and began by the day that counts.

        That is the day asked for, or the last attested day of an authority.
        """
        by_day = {self.on: [word.name for word in words if word.attested is None]}
        for word in words:
            for authority, day in self._attested_by(word.attested):
                by_day.setdefault(day, []).append(word.stored(authority))
        # By day and not by authority, because SQLite refuses an OR of 1,000 conditions.
        conditions = [
            and_(_DAYS.c.word.in_(stored), _DAYS.c.days_from <= day)
            for day, stored in by_day.items()
        ]
        # The first condition is for the index: it finds nothing in an OR.
        named = [*chain.from_iterable(by_day.values())]
        return and_(_DAYS.c.word.in_(named), or_(*conditions))

    def _attested_by(self, condition: Attested | None) -> Iterator[tuple[str, date]]:
        """Yield each authority with the last of the attested days that count."""
        for authority, days in self.attested.by_authority.items() if condition else ():
            last_day = (days & Timeline.until(self.on)).last_day
            if last_day is not None and (condition is Attested.SINCE or self.on in days):
                yield authority, last_day


_IS_OPEN = and_(visible_as_of(_DAYS), _DAYS.c.stream.in_(STREAMS))
# Rows that are still open are found at once; those closed since then are few near the head.
_STILL_OPEN = (
    and_(_DAYS.c.from_at <= AT, _DAYS.c.to_at == NEVER, _DAYS.c.stream.in_(STREAMS)),
    and_(_IS_OPEN, _DAYS.c.to_at < NEVER),
)
