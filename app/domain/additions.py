"""New awards that change nothing about a cell but that its tiles are split at their ends.

Most new awards begin and end while other contracts give at least the same cover. Then the rule of
cover need not be applied again: state, reason, certainty and risks of each day stay as they are.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.domain.cover import TWO_CONTRACTS, weakest_basis
from app.domain.periods import ONE_DAY, Period
from app.domain.vocabulary import Certainty, DateBasis, ServiceLevel


class AddedAward(NamedTuple):
    """A new award in a cell: its live days, without a gap, and its days in any state.

    Its provider is neither insolvent nor distressed, the contract names the authority, no claim
    about the contract is undecided, and no other award of the contract concerns the cell.
    """

    level: ServiceLevel
    is_sure: bool
    live_from: date
    live_to: date
    first_day: date
    last_day: date
    ending: DateBasis

    @property
    def ends(self) -> tuple[Period, Period]:
        """The two days at its beginning and at its end whose tile may be split between them."""
        return (
            Period(self.live_from - ONE_DAY, self.live_from),
            Period(self.live_to, self.live_to + ONE_DAY),
        )


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
    end_basis: DateBasis | None


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
        # This basis also stands for a tile at whose end no award ends.
        or (laid.end_basis is DateBasis.DERIVED and laid.last_day == award.live_to)
    )


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
    basis = weakest_basis([*endings, end_basis]) if endings and end_basis else end_basis
    yield inside[-1] if inside else first_day, last_day, basis
