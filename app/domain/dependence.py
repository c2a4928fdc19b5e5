"""Dependence of covered cells on few providers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

CellKey = tuple[str, str]
"""The code of an authority and the code of a leaf scope."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one holder in the covered cells; each of n holders of a cell gets 1/n."""

    holder: str | None
    cells: int
    share: Fraction
    sole_cells: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """The shares of all holders, largest first, and the Herfindahl-Hirschman index.

    The index is the sum of the squared shares in per cent: 10,000 where one holder has all.
    """

    covered_cells: int
    shares: tuple[Share, ...]
    hhi: Fraction


def dependence(holders: Mapping[CellKey, Iterable[str | None]]) -> Dependence:
    """Compute the shares of holders in the covered cells, from the holders of each cell.

    All unnamed holders count together as a single holder, since they cannot be distinguished.
    """
    # Fractions are added last, because adding one takes longer than all else about a cell.
    numbers: dict[str | None, Counter[int]] = defaultdict(Counter)
    sole: dict[str | None, list[CellKey]] = defaultdict(list)
    covered = {cell: sorted(set(who), key=_by_name) for cell, who in holders.items()}
    covered = {cell: who for cell, who in covered.items() if who}
    for cell, who in covered.items():
        for holder in who:
            numbers[holder][len(who)] += 1
        if len(who) == 1:
            sole[who[0]].append(cell)
    shares = [
        Share(
            holder,
            sizes.total(),
            sum((Fraction(n, size) for size, n in sizes.items()), Fraction(0)) / len(covered),
            tuple(sorted(sole[holder])),
        )
        for holder, sizes in numbers.items()
    ]
    shares.sort(key=lambda share: (-share.share, _by_name(share.holder)))
    return Dependence(
        covered_cells=len(covered),
        shares=tuple(shares),
        hhi=sum((share.share**2 for share in shares), Fraction(0)) * 10_000,
    )


def _by_name(holder: str | None) -> tuple[bool, str]:
    return (holder is None, holder or "")
