"""The days of a cell whose tiles have to be computed again when some of its evidence changes.

A tile depends on the evidence of its own days and, beyond them, on observations of the 90 days
before, on a run's end within 90 days, on the last live awards before it, and on whether anything
is recorded after the end of its run. `window` widens the days that changed by as much as that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from app.domain.additions import AddedAward
from app.domain.awards import HELD_STATES
from app.domain.periods import ALWAYS, END_OF_TIME, ONE_DAY, Period, period_of, shifted

REACH = timedelta(days=92)
"""The time by which an observation and the near end of a run reach beyond their days."""


class HeldDay(Protocol):
    """Some days of an award in one state, with inclusive ends; `date.max` or later is no end."""

    @property
    def contract(self) -> str:
        """The reference of the contract."""

    @property
    def state(self) -> str:
        """Live, fading, disputed, stopped or optional."""

    @property
    def first_day(self) -> date:
        """The first day."""

    @property
    def last_day(self) -> date:
        """The last day."""


@dataclass(slots=True)
class EvidenceChange:
    """The changes of the evidence about a cell.

    `contracts` are those of which an award changed; `held` their days before and after, with the
    state; `days` other days that changed: of reports, of attestations, of providers, beside it;
    `ends` the last days of the contracts whose new awards may change the days after them.
    """

    contracts: set[str] = field(default_factory=set)
    held: list[tuple[str, date, date]] = field(default_factory=list)
    days: list[tuple[date, date]] = field(default_factory=list)
    ends: dict[str, date] = field(default_factory=dict)
    is_whole: bool = False

    def add(self, days: Period, *, reaching: bool = True) -> None:
        """Add other days that changed, if they reach beyond themselves with those in reach."""
        reach = REACH if reaching else timedelta()
        last = shifted(days.last_day, reach) if days.last_day else END_OF_TIME
        self.days.append((shifted(days.first_day, -reach), last))

    def add_award(self, contract: str, award: AddedAward) -> None:
        """Add the days on which a new award may change more than where tiles begin and end."""
        if award.changed is not None:
            self.add(award.changed)
        if award.changes_later_days:
            self.ends[contract] = award.last_day


def window(change: EvidenceChange, holdings: Sequence[HeldDay]) -> Period | None:
    """Return the days to compute again, or None; `holdings` are all that the cell has after it.

    An award changes its own days and those within reach. It changes the days after it up to the
    next live award, because they name the last holders. If it is the last award on record, it also
    changes the last days of the other awards: their end is near only if nothing is recorded later.
    """
    if change.is_whole:
        return ALWAYS
    spans = [*change.days, *_around_the_awards(change, holdings)]
    if not spans:
        return None
    return period_of(min(first for first, _ in spans), max(last for _, last in spans))


def _around_the_awards(
    change: EvidenceChange, holdings: Sequence[HeldDay]
) -> Iterator[tuple[date, date]]:
    """Yield the days around the awards of the changed contracts, old and new ones."""
    own, others, ends = [*change.held], [], [*change.ends.values()]
    for row in holdings:
        if row.contract in change.contracts:
            own.append((row.state, row.first_day, row.last_day))
        elif row.state in HELD_STATES and row.contract not in change.ends:
            others.append(row)
    if own:
        first, last = min(first for _, first, _ in own), max(last for _, _, last in own)
        yield shifted(first, -REACH), max(shifted(last, REACH), _next_live(last, others))
    for last in ends:
        yield last, _next_live(last, others)
    recorded = max((row.last_day for row in others), default=date.min)
    held_to = max((*ends, *(to for state, _, to in own if state in HELD_STATES)), default=date.min)
    if recorded < held_to:
        yield (shifted(recorded, -REACH),) * 2


def _next_live(last: date, holdings: Iterable[HeldDay]) -> date:
    """Return the first day of the awards that are live after a day."""
    after = (row.first_day for row in holdings if row.state == "live" and row.last_day > last)
    return min(after, default=END_OF_TIME)


def deciding_days(days: Period, holdings: Iterable[HeldDay]) -> Period:
    """Return the days whose evidence decides about some days.

    These are the days within reach, and the time back to the last live award before them, which
    is the last holder if no award is live.
    """
    first, after = shifted(days.first_day, -REACH), shifted(days.day_after, REACH)
    last_live = max(
        (min(row.last_day, first) for row in holdings
         if row.state == "live" and row.first_day <= first),
        default=first,
    )  # fmt: skip
    return period_of(last_live, after if after == END_OF_TIME else after - ONE_DAY)


def with_neighbours(days: Period) -> Period:
    """Return some days, and the day before and after them."""
    return period_of(shifted(days.first_day, -ONE_DAY), days.day_after)


def meets(row: HeldDay, days: Period) -> bool:
    """Return whether some days of an award are among others."""
    return row.first_day < days.day_after and days.first_day <= row.last_day
