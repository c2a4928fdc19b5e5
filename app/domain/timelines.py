"""Sets of days, with union, intersection and difference (`|`, `&`, `-`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.periods import ALWAYS, END_OF_TIME, ONE_DAY, Period

Span = tuple[date, date]
"""A first day, inclusive, and an end, exclusive."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A set of days, stored as ordered spans that neither touch nor overlap.

    Equal sets have equal spans, so `==` compares sets of days.
    """

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, *periods: Period) -> "Timeline":
        """Return the union of periods."""
        return cls(_joined([(period.first_day, period.day_after) for period in periods]))

    @classmethod
    def empty(cls) -> "Timeline":
        """Return the set without days."""
        return cls()

    @classmethod
    def union(cls, some: Iterable["Timeline"]) -> "Timeline":
        """Return the days in any of several sets."""
        return cls(_joined([span for days in some for span in days.spans]))

    @classmethod
    def always(cls) -> "Timeline":
        """Return the set of all days."""
        return cls.of(ALWAYS)

    @classmethod
    def until(cls, last_day: date) -> "Timeline":
        """Return all days up to and including `last_day`."""
        return cls.of(Period(date.min, last_day))

    @classmethod
    def since(cls, first_day: date) -> "Timeline":
        """Return all days from `first_day` on, inclusive."""
        return cls.of(Period(first_day))

    @classmethod
    def after(cls, day: date) -> "Timeline":
        """Return all days after a day, exclusive."""
        return cls.empty() if day >= END_OF_TIME - ONE_DAY else cls.since(day + ONE_DAY)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __contains__(self, day: date) -> bool:
        for first, after in self.spans:  # noqa: SIM110 - a generator takes five times as long
            if first <= day < after:
                return True
        return False

    def __or__(self, other: "Timeline") -> "Timeline":
        if not self.spans or not other.spans:
            return self if self.spans else other
        return Timeline(_joined((*self.spans, *other.spans)))

    def __and__(self, other: "Timeline") -> "Timeline":
        # In order already: of two sets whose spans do not touch, those of the intersection do not.
        return Timeline(
            tuple(
                (max(first, other_first), min(after, other_after))
                for first, after in self.spans
                for other_first, other_after in other.spans
                if first < other_after and other_first < after
            )
        )

    def __sub__(self, other: "Timeline") -> "Timeline":
        spans = self.spans
        for cut_from, cut_to in other.spans:
            spans = tuple(
                (first, after)
                for span_first, span_after in spans
                for first, after in (
                    (span_first, min(span_after, cut_from)),
                    (max(span_first, cut_to), span_after),
                )
                if first < after
            )
        return Timeline(spans)

    def __invert__(self) -> "Timeline":
        edges = [date.min]
        for first, after in self.spans:
            edges += [first, after]
        edges.append(END_OF_TIME)
        return Timeline(_joined([*zip(edges[::2], edges[1::2], strict=True)]))

    def periods(self) -> Iterator[Period]:
        """Yield the unbroken runs of days, in order; the last may be open."""
        for first, after in self.spans:
            yield Period(first, None if after == END_OF_TIME else after - ONE_DAY)

    @property
    def first_day(self) -> date | None:
        """The first day, or None if the set is empty."""
        return self.spans[0][0] if self.spans else None

    @property
    def last_day(self) -> date | None:
        """The last day, or None if the set is empty or open."""
        if not self.spans or self.is_open:
            return None
        return self.spans[-1][1] - ONE_DAY

    @property
    def is_open(self) -> bool:
        """True if the set has no end."""
        return bool(self.spans) and self.spans[-1][1] == END_OF_TIME


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sort spans, drop empty ones, and join those that touch or overlap."""
    ordered = [span for span in spans if span[0] < span[1]]
    if len(ordered) < 2:  # noqa: PLR2004 - most sets have one span
        return tuple(ordered)
    ordered.sort()
    joined = []
    first, after = ordered[0]
    for next_first, next_after in ordered[1:]:
        if next_first <= after:
            after = max(after, next_after)
        else:
            joined.append((first, after))
            first, after = next_first, next_after
    return (*joined, (first, after))
