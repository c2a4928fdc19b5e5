"""The awards that hold cells: on a day, before it, and over some days."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.cover.models import CoverCell
from app.cover.reads import (
    AUTHORITIES,
    IN_CELLS,
    ON_THE_DAY,
    SCOPES,
    WITHIN_DAYS,
    CellSelection,
)
from app.cover.responses import HolderOut
from app.domain.awards import HELD_STATES
from app.domain.cover import Tile
from app.domain.dependence import CellKey
from app.domain.periods import Period
from app.domain.vocabulary import CaseCategory, CoverReason, CoverState, DateBasis
from app.ledger.as_of import ON, AsOf, version_of, visible_as_of
from app.platform.db.columns import LAST_DAY, table
from app.registry.contracts.models import AwardFact, HoldingRow

_CELL, _HOLDING, _AWARD = table(CoverCell), table(HoldingRow), table(AwardFact)
_CONTRACT, _IS_CONTRACT = version_of("contract", _HOLDING.c.contract)
_PROVIDER, _IS_PROVIDER = version_of("provider", _HOLDING.c.provider)

_HOLDERS = (
    select(
        _HOLDING.c.authority,
        _HOLDING.c.scope,
        _HOLDING.c.contract,
        _CONTRACT.c.name.label("contract_title"),
        _HOLDING.c.provider,
        _PROVIDER.c.name.label("provider_name"),
        _HOLDING.c.level,
        _AWARD.c["items"],
        _AWARD.c.cases,
        _HOLDING.c.held_from,
        _HOLDING.c.held_to,
        _HOLDING.c.ending,
        _HOLDING.c.state,
        _HOLDING.c.award,
        _AWARD.c.confidence,
        _HOLDING.c.inherited_from,
        _HOLDING.c.nearness,
    )
    .join(_AWARD, _AWARD.c.id == _HOLDING.c.award)
    # Outer joins let no engine begin with the names, which are of all contracts.
    .outerjoin(_CONTRACT, _IS_CONTRACT)
    .outerjoin(_PROVIDER, _IS_PROVIDER)
    .where(visible_as_of(_HOLDING), _HOLDING.c.state.in_(HELD_STATES))
    .order_by(_HOLDING.c.authority, _HOLDING.c.scope, _HOLDING.c.contract, _HOLDING.c.first_day)
)
_HOLDERS_ON = _HOLDERS.where(*ON_THE_DAY, *IN_CELLS)
_ENDED = _HOLDING.alias()
_LAST_LIVE_DAY = (
    select(_ENDED.c.last_day)
    .where(_ENDED.c.authority == _CELL.c.authority, _ENDED.c.scope == _CELL.c.scope)
    .where(_ENDED.c.last_day < ON, _ENDED.c.state == "live", visible_as_of(_ENDED))
    .order_by(_ENDED.c.last_day.desc())
    .limit(1)
    .correlate(_CELL)
    .scalar_subquery()
)
_LAST_HOLDERS = (
    _HOLDERS.join(
        _CELL,
        and_(_CELL.c.authority == _HOLDING.c.authority, _CELL.c.scope == _HOLDING.c.scope),
    )
    .where(visible_as_of(_CELL), _CELL.c.authority.in_(AUTHORITIES), _CELL.c.scope.in_(SCOPES))
    .where(_HOLDING.c.last_day == _LAST_LIVE_DAY, _HOLDING.c.state == "live")
)
_CONTRACTS = select(
    _HOLDING.c.authority,
    _HOLDING.c.scope,
    _HOLDING.c.award,
    _HOLDING.c.contract,
    _HOLDING.c.nearness,
    _HOLDING.c.state,
    _HOLDING.c.first_day,
    _HOLDING.c.last_day,
).where(_HOLDING.c.state.in_(HELD_STATES), *WITHIN_DAYS, *IN_CELLS)
_LIVE_ON = select(
    _HOLDING.c.authority,
    _HOLDING.c.scope,
    _HOLDING.c.contract,
    _HOLDING.c.provider,
    _HOLDING.c.level,
    _HOLDING.c.nearness,
    _HOLDING.c.state,
    _HOLDING.c.held_to,
    _HOLDING.c.ending,
).where(_HOLDING.c.state == "live", *ON_THE_DAY, *IN_CELLS)
WITHOUT_LAST_DAY = {DateBasis.UNKNOWN, DateBasis.OPEN_ENDED}
"""The endings of awards whose last day is not shown."""


def holders_on(
    session: Session, selection: CellSelection, as_of: AsOf, on: date
) -> dict[CellKey, list[HolderOut]]:
    """Return the awards that are live or fading on a day, by cell, after precedence."""
    if not selection.cells:
        return {}
    return _holders(session.execute(_HOLDERS_ON, as_of.parameters(on=on, **selection.parameters)))


def live_on(
    session: Session, selection: CellSelection, as_of: AsOf, on: date
) -> dict[CellKey, list[Any]]:
    """Return the holdings that are live on a day, by cell, after precedence, without names."""
    found: dict[CellKey, list[Any]] = defaultdict(list)
    if selection.cells:
        for row in session.execute(_LIVE_ON, as_of.parameters(on=on, **selection.parameters)):
            found[row.authority, row.scope].append(row)
    return {cell: nearest_rows(rows) for cell, rows in found.items()}


def holders_of(tile: Tile, holders: Sequence[HolderOut]) -> list[HolderOut]:
    """Return the holders of a tile, from the live and fading awards of one of its days."""
    is_fading = tile.because is CoverReason.END_UNKNOWN
    return [holder for holder in holders if holder.is_fading == is_fading]


def is_over(tile: Tile) -> bool:
    """Return whether a tile shows its last holders: it has neither cover nor a live award."""
    return tile.state in {CoverState.NONE, CoverState.ENDED} and not tile.live_contracts


def last_holders(
    session: Session, cells: Collection[CellKey], as_of: AsOf, on: date
) -> dict[CellKey, list[HolderOut]]:
    """Return the awards that were live on the last day with a live award before `on`, by cell."""
    if not cells:
        return {}
    authorities, scopes = ({cell[n] for cell in cells} for n in (0, 1))
    bound = as_of.parameters(on=on, authorities=sorted(authorities), scopes=sorted(scopes))
    found = _holders(session.execute(_LAST_HOLDERS, bound))
    return {cell: sorted(holders, key=attrgetter("award")) for cell, holders in found.items()}


def contracts_of(
    session: Session, cells: Collection[CellKey], as_of: AsOf, days: Period
) -> dict[CellKey, list[Any]]:
    """Return the holdings of these cells that are live or fading on any of the days, by cell."""
    found: dict[CellKey, list[Any]] = defaultdict(list)
    if not cells:
        return found
    bound = as_of.parameters(
        authorities=sorted({authority for authority, _ in cells}),
        scopes=sorted({scope for _, scope in cells}),
        first=days.first_day,
        last=days.last_day or LAST_DAY,
    )
    for row in session.execute(_CONTRACTS, bound):
        found[row.authority, row.scope].append(row)
    return found


def named_tiles(
    session: Session, tiles: Mapping[CellKey, Sequence[Tile]], as_of: AsOf
) -> dict[CellKey, list[Tile]]:
    """Return tiles with the awards that hold them, or that held them last."""
    # A tile is held on all its days by the awards of its first one.
    days = [tile.days.first_day for some in tiles.values() for tile in some]
    last_day = max(days, default=date.max)
    held = contracts_of(session, tiles.keys(), as_of, Period(min(days, default=last_day), last_day))
    over = [cell for cell, some in tiles.items() if any(map(is_over, some))]
    held |= contracts_of(session, over, as_of, Period(date.min, last_day))
    return {cell: [_with_names(tile, held[cell]) for tile in some] for cell, some in tiles.items()}


def _with_names(tile: Tile, rows: Sequence[Any]) -> Tile:
    held_by = _awards_on(rows, tile.days.first_day)
    is_fading = tile.because is CoverReason.END_UNKNOWN
    last: list[Any] = []
    if is_over(tile):
        before = [row for row in rows if row.state == "live" and row.last_day < tile.days.first_day]
        ended_on = max((row.last_day for row in before), default=date.min)
        last = _awards_on(before, ended_on)
    return tile._replace(
        held_by=tuple(row.award for row in held_by if (row.state == "fading") is is_fading),
        last_held_by=tuple(row.award for row in last),
    )


def _awards_on(rows: Iterable[Any], day: date) -> list[Any]:
    """Return the awards of a day after precedence, by id."""
    nearest = nearest_rows([row for row in rows if row.first_day <= day <= row.last_day])
    return sorted(nearest, key=attrgetter("award"))


def _holders(rows: Iterable[Any]) -> dict[CellKey, list[HolderOut]]:
    found: dict[CellKey, list[HolderOut]] = defaultdict(list)
    for cell, of_cell in groupby(rows, lambda row: (row.authority, row.scope)):
        for row in nearest_rows([*of_cell]):
            holder = _holder(row)
            if holder not in found[cell]:
                found[cell].append(holder)
    return found


def nearest_rows(rows: Sequence[Any]) -> list[Any]:
    """Return the holdings of a day after precedence: the nearest live one of a contract decides."""
    nearest: dict[str, int] = {}
    for row in rows:
        if row.state != "fading":
            nearest[row.contract] = min(row.nearness, nearest.get(row.contract, row.nearness))
    return [row for row in rows if row.nearness <= nearest.get(row.contract, row.nearness)]


def _holder(row: Any) -> HolderOut:
    return HolderOut(
        contract=row.contract,
        contract_title=row.contract_title,
        provider=row.provider,
        provider_name=row.provider_name,
        level=row.level,
        items=row.items,
        cases=[CaseCategory(case) for case in row.cases],
        first_day=row.held_from,
        last_day=None if row.ending in WITHOUT_LAST_DAY else row.held_to,
        is_fading=row.state == "fading",
        award=row.award,
        confidence=row.confidence,
        inherited_from=row.inherited_from,
    )
