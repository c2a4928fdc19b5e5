"""New awards that change nothing about a cell but that its tiles are split at their ends.

Most new awards begin and end while other contracts give at least the same cover. Then the rule of
cover need not be applied again: state, reason, certainty and risks of each day stay as they are.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.domain.cover import TWO_CONTRACTS, weakest_basis
from app.domain.periods import ONE_DAY, Period, shared_days
from app.domain.vocabulary import Certainty, DateBasis, ServiceLevel


class AddedAward(NamedTuple):
    """A new award in a cell: its live days, without a gap, and its days in any state.

    Its provider is neither insolvent nor distressed, the contract names the authority, no claim
    about the contract is undecided, and no other award of the contract concerns the cell. `changed`
    are days among its own, the day before and the day after, on which it may change more than where
    tiles begin and end; `held` those on which the cell may be held by it alone.
    """

    level: ServiceLevel
    is_sure: bool
    live_from: date
    live_to: date
    first_day: date
    last_day: date
    ending: DateBasis
    changed: Period | None = None
    held: Period | None = None

    @property
    def ends(self) -> list[Period]:
        """The two days at its beginning and at its end, if a tile is only split between them."""
        ends = (
            Period(self.live_from - ONE_DAY, self.live_from),
            Period(self.live_to, self.live_to + ONE_DAY),
        )
        return [end for end in ends if not _is_within(end, self.changed)]

    @property
    def is_changed_throughout(self) -> bool:
        """True if it may change more on all of its days."""
        return _is_within(Period(self.first_day, self.last_day), self.changed)

    @property
    def changes_later_days(self) -> bool:
        """True if it may change the days after it, too, until another award is live."""
        return self.changed is not None and self.changed.day_after > self.last_day + ONE_DAY


class LaidDays(NamedTuple):
    """The days of a tile, and what a further award might change about them.

    `rank` is that of the level plus one, and 0 without cover.
    """

    first_day: date
    last_day: date
    rank: int
    live_contracts: int
    certainty: Certainty | None
    is_insolvent: bool


def may_change(laid: LaidDays, award: AddedAward) -> bool:
    """Return whether an award may change more about a tile than where it begins and ends.

    It does not where two contracts give its level or a better one. On assumed days, an award that
    is sure may decide; on attested ones, the days of several attestations may overlap. The day
    before and the day after the award count, too: its neighbours stay the last holders.
    """
    if laid.last_day < award.first_day - ONE_DAY or award.last_day + ONE_DAY < laid.first_day:
        return False
    return (
        laid.rank <= award.level.rank
        or laid.live_contracts < TWO_CONTRACTS
        or laid.is_insolvent
        or laid.certainty is Certainty.ATTESTED
        or (award.is_sure and laid.certainty is Certainty.ASSUMED)
    )


def with_changes(award: AddedAward, laid: Iterable[LaidDays]) -> AddedAward:
    """Return an award with the days on which it may change more, and may hold the cell alone."""
    tiles = [some for some in laid if may_change(some, award)]
    alone = [some for some in tiles if not some.live_contracts]
    return award._replace(
        changed=_from_first_to_last(tiles, award), held=_from_first_to_last(alone, award)
    )


def _from_first_to_last(tiles: Collection[LaidDays], award: AddedAward) -> Period | None:
    """Return the days of tiles, of all in between, and none beyond those around an award."""
    if not tiles:
        return None
    first = max(min(some.first_day for some in tiles), award.first_day - ONE_DAY)
    last = min(max(some.last_day for some in tiles), award.last_day + ONE_DAY)
    return Period(first, last)


def split_days(
    first_day: date, last_day: date, end_basis: DateBasis | None, awards: Collection[AddedAward]
) -> Iterator[tuple[date, date, DateBasis | None]]:
    """Yield the days of a tile cut where awards begin and end, each with the basis of its end."""
    cuts = {award.live_from for award in awards} | {award.live_to + ONE_DAY for award in awards}
    inside = sorted(day for day in cuts if first_day < day <= last_day)
    for first, after in pairwise([first_day, *inside]):
        last = after - ONE_DAY
        yield first, last, weakest_basis(a.ending for a in awards if a.live_to == last)
    endings = [award.ending for award in awards if award.live_to == last_day]
    basis = weakest_basis([*endings, end_basis] if end_basis else endings)
    yield inside[-1] if inside else first_day, last_day, basis


def _is_within(days: Period, others: Period | None) -> bool:
    return others is not None and shared_days(days, others) == days
