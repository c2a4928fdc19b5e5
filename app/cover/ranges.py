"""Stored tiles that meet some days of their cells."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.cover.models import CoverTile
from app.domain.dependence import CellKey
from app.domain.periods import Period
from app.ledger.projections import BoundScope, Row, chunks, stored_rows
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table

_RANGES_AT_A_TIME = 64
_TILE = table(CoverTile)
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


def _meeting(around: Iterable[tuple[CellKey, Period]]) -> BoundScope:
    """Return the scope of the tiles that meet some days of their cells."""
    ranges = [(*cell, days.first_day, days.last_day or LAST_DAY) for cell, days in around]
    # The last range fills up the condition, of which there are so only a few lengths.
    length = 1 << (len(ranges) - 1).bit_length()
    filled = enumerate([*ranges, *ranges[-1:] * (length - len(ranges))])
    values = {f"{name}_{n}": value for n, row in filled
              for name, value in zip(_RANGE, row, strict=True)}  # fmt: skip
    return BoundScope(_meets_any(length), values)


_RANGE = ("authority", "scope", "from", "to")


@cache
def _meets_any(ranges: int) -> ColumnElement[bool]:
    """Build the condition that a tile meets one of some ranges: a range of an index each."""
    return or_(*map(_meets, range(ranges)))


def _meets(n: int) -> ColumnElement[bool]:
    """Build the condition that a tile meets the range of a number.

    The first one is that with the first day of the range. Without it, all earlier ones are read.
    """
    given: list[BindParameter[Any]] = [bindparam(f"{name}_{n}") for name in _RANGE]
    authority, scope, first, last = given
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
