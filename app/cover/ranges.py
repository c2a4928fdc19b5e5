"""Stored tiles and holdings that meet some days of their cells."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.cover.models import CoverTile
from app.domain.awards import HELD_STATES
from app.domain.dependence import CellKey
from app.domain.periods import Period, period_of
from app.domain.timelines import Timeline
from app.domain.trees import Tree
from app.ledger.projections import BoundScope, Row, chunks, stored_rows
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table
from app.registry.contracts.models import HoldingRow

_RANGES_AT_A_TIME = 64
_TILE, _HELD = table(CoverTile), table(HoldingRow)
_OPEN = _TILE.alias()


def tiles_meeting(
    session: Session, around: Iterable[tuple[CellKey, Period]], moment: int
) -> list[Row]:
    """Return the tiles that meet some days of their cells and were not closed before a moment."""
    rows = (
        row
        for some in chunks(around, _RANGES_AT_A_TIME)
        for row in stored_rows(session, CoverTile, _meeting(some), moment)
    )
    return [*{row["id"]: row for row in rows}.values()]


def _meeting(around: Sequence[tuple[CellKey, Period]]) -> BoundScope:
    """Return the scope of the tiles that meet some days of their cells."""
    length, values = _values(around)
    return BoundScope(_meets_any(length), values)


def days_beside(scopes: Tree, days: Iterable[tuple[CellKey, Period]]) -> dict[CellKey, Period]:
    """Return the leaves beside some cells, each with the days from the first to the last."""
    found: dict[CellKey, list[Period]] = defaultdict(list)
    for (authority, scope), period in days:
        for leaf in scopes.siblings(scope):
            found[authority, leaf].append(period)
    return {
        cell: period_of(
            min(period.first_day for period in periods),
            max(period.last_day or LAST_DAY for period in periods),
        )
        for cell, periods in found.items()
    }


def days_held(
    session: Session, around: Mapping[CellKey, Period], excluded: Collection[str] = ()
) -> dict[CellKey, Timeline]:
    """Return the days on which contracts that are not excluded hold cells, around some days each.

    Of each holding that meets these, all days count.
    """
    found: dict[CellKey, list[Period]] = defaultdict(list)
    for some in chunks(around.items(), _RANGES_AT_A_TIME):
        length, values = _values(some)
        for authority, scope, first, last, contract in session.execute(_held(length), values):
            if contract not in excluded:
                found[authority, scope].append(period_of(first, last))
    return {cell: Timeline.of(*periods) for cell, periods in found.items()}


_RANGE = ("authority", "scope", "from", "to")


def _values(around: Sequence[tuple[CellKey, Period]]) -> tuple[int, dict[str, Any]]:
    """Return a number of ranges, and the values of their parameters."""
    ranges = [(*cell, days.first_day, days.last_day or LAST_DAY) for cell, days in around]
    # The last range fills up the condition, of which there are so only a few lengths.
    length = 1 << (len(ranges) - 1).bit_length()
    filled = enumerate([*ranges, *ranges[-1:] * (length - len(ranges))])
    return length, {
        f"{name}_{n}": value for n, row in filled for name, value in zip(_RANGE, row, strict=True)
    }


def _parameters(n: int) -> list[BindParameter[Any]]:
    return [bindparam(f"{name}_{n}") for name in _RANGE]


@cache
def _meets_any(ranges: int) -> ColumnElement[bool]:
    """Build the condition that a tile meets one of some ranges: a range of an index each."""
    return or_(*map(_meets, range(ranges)))


def _meets(n: int) -> ColumnElement[bool]:
    """Build the condition that a tile meets the range of a number.

    The first one is that with the first day of the range. Without it, all earlier ones are read.
    """
    authority, scope, first, last = _parameters(n)
    with_first = (
        select(_OPEN.c.first_day)
        .where(_OPEN.c.authority == authority, _OPEN.c.scope == scope)
        .where(_OPEN.c.first_day <= first, _OPEN.c.to_at == NEVER)
        .order_by(_OPEN.c.first_day.desc())
        .limit(1)
        .scalar_subquery()
    )
    return and_(
        _TILE.c.authority == authority,
        _TILE.c.scope == scope,
        _TILE.c.first_day >= func.coalesce(with_first, FIRST_DAY),
        _TILE.c.first_day <= last,
        _TILE.c.last_day >= first,
    )


@cache
def _held(ranges: int) -> Select[Any]:
    """Build the statement for the holdings that meet one of some ranges."""
    return select(
        _HELD.c.authority, _HELD.c.scope, _HELD.c.first_day, _HELD.c.last_day, _HELD.c.contract
    ).where(
        or_(*map(_holds, range(ranges))), _HELD.c.to_at == NEVER, _HELD.c.state.in_(HELD_STATES)
    )


def _holds(n: int) -> ColumnElement[bool]:
    """Build the condition that a holding meets the range of a number."""
    authority, scope, first, last = _parameters(n)
    return and_(
        _HELD.c.authority == authority,
        _HELD.c.scope == scope,
        _HELD.c.last_day >= first,
        _HELD.c.first_day <= last,
    )
