"""New awards after which the tiles of their cells are only split, and the split tiles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, String, and_, bindparam, cast, func, or_, select
from sqlalchemy.orm import Session

from app.cover.evidence import CELL
from app.cover.models import CoverTile
from app.domain.additions import AddedAward, LaidDays, may_change, split_days
from app.domain.cover import TWO_CONTRACTS
from app.domain.dependence import CellKey
from app.domain.periods import ONE_DAY, period_of
from app.domain.timelines import Timeline
from app.domain.vocabulary import Certainty, DateBasis, Risk
from app.ledger.projections import LEDGER_KEYS, MAX_VALUES, Row, chunks, key_condition
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.snapshot import Snapshot, events_of

ContractInCell: TypeAlias = tuple[str, str, str]
"""A contract, and the authority and the scope of a cell."""

_HOLDING, _TILE = table(HoldingRow), table(CoverTile)


def added_awards(session: Session, changed: Sequence[Row]) -> dict[ContractInCell, AddedAward]:
    """Return the new awards among changed holdings that change no tile of a cell but its days."""
    by_contract: dict[ContractInCell, list[Row]] = defaultdict(list)
    for row in changed:
        by_contract[row["contract"], row["authority"], row["scope"]].append(row)
    new = {key: award for key, rows in by_contract.items() if (award := award_of(rows))}
    laid = _laid(session, new)
    new = {
        key: award
        for key, award in new.items()
        if (days := laid.get(key[1:])) and not any(may_change(some, award) for some in days)
    }
    return _undisturbed(session, new, by_contract)


def _undisturbed(
    session: Session,
    new: Mapping[ContractInCell, AddedAward],
    rows: Mapping[ContractInCell, Sequence[Row]],
) -> dict[ContractInCell, AddedAward]:
    """Return those that are the only award of their contract, of a provider without events."""
    counts = _holdings(session, {contract for contract, _, _ in new})
    providers = {rows[key][0]["provider"] for key in new} - {None}
    troubled = events_of(Snapshot(session), providers) if providers else {}
    return {
        key: award
        for key, award in new.items()
        if counts[key] == len(rows[key]) and rows[key][0]["provider"] not in troubled
    }


def award_of(rows: Sequence[Row]) -> AddedAward | None:
    """Return the award of all these rows, if they are new and say nothing unusual."""
    first = rows[0]
    if first["claimed_levels"] or first["is_end_claimed"] or not first["is_seconded"]:
        return None
    # Rows that were there before have an id.
    if any("id" in row or row["award"] != first["award"] for row in rows):
        return None
    begin, end = min(row["first_day"] for row in rows), max(row["last_day"] for row in rows)
    running = [row for row in rows if row["state"] == "live"]
    live = Timeline.of(*(period_of(row["first_day"], row["last_day"]) for row in running))
    if len(live.spans) != 1 or begin == FIRST_DAY or end == LAST_DAY:
        return None
    return AddedAward(
        first["level"],
        any(row["is_sure"] for row in running),
        min(row["first_day"] for row in running),
        max(row["last_day"] for row in running),
        begin,
        end,
        first["ending"],
    )


def _holdings(session: Session, contracts: Collection[str]) -> Mapping[ContractInCell, int]:
    """Return how many holdings contracts have in each cell."""
    found: dict[ContractInCell, int] = defaultdict(int)
    for some in chunks(sorted(contracts), MAX_VALUES):
        for *key, count in session.execute(_HELD, {"contracts": some}):
            found[tuple(key)] = count
    return found


def _laid(
    session: Session, new: Mapping[ContractInCell, AddedAward]
) -> dict[CellKey, list[LaidDays]]:
    """Return the tiles of each cell that an award may change, and its first one in any case."""
    found: dict[CellKey, list[LaidDays]] = defaultdict(list)
    for some in chunks(sorted(new, key=itemgetter(1, 2))):
        awards = [new[key] for key in some]
        condition, values = key_condition(CoverTile, CELL, {key[1:] for key in some})
        values |= {
            "day_before": min(award.first_day for award in awards) - ONE_DAY,
            "day_after": max(award.last_day for award in awards) + ONE_DAY,
            "rank": max(award.level.rank for award in awards),
            "ends": sorted({award.live_to for award in awards}),
        }
        for authority, scope, *days in session.execute(_changeable(condition), values):
            found[authority, scope].append(LaidDays(*days))
    return found


def split_rows(stored: Iterable[Row], added: Mapping[CellKey, Collection[AddedAward]]) -> list[Row]:
    """Return the open ones among stored tiles, split where new awards begin and end."""
    rows: list[Row] = []
    for tile in stored:
        if tile["to_at"] == NEVER:
            values = {name: value for name, value in tile.items() if name not in LEDGER_KEYS}
            days = tile["first_day"], tile["last_day"], tile["end_basis"]
            parts = split_days(*days, added[tile["authority"], tile["scope"]])
            rows += ({**values, **dict(zip(_DAYS, part, strict=True))} for part in parts)
    return rows


_DAYS = ("first_day", "last_day", "end_basis")
_KEY = (_HOLDING.c.contract, _HOLDING.c.authority, _HOLDING.c.scope)
_HELD = (
    select(*_KEY, func.count())
    .where(_HOLDING.c.contract.in_(bindparam("contracts", expanding=True)))
    .where(_HOLDING.c.to_at == NEVER)
    .group_by(*_KEY)
)


@cache
def _changeable(of_these: ColumnElement[bool]) -> Select[Any]:
    """Build the statement for tiles that `may_change` does not pass over, and first ones."""
    is_insolvent = cast(_TILE.c.risks, String).contains(Risk.INSOLVENCY.value)
    changeable = or_(
        _TILE.c.level <= bindparam("rank"),
        _TILE.c.live_contracts < TWO_CONTRACTS,
        _TILE.c.certainty.in_((Certainty.ATTESTED, Certainty.ASSUMED)),
        is_insolvent,
        and_(
            _TILE.c.end_basis == DateBasis.DERIVED,
            _TILE.c.last_day.in_(bindparam("ends", expanding=True)),
        ),
    )
    return select(
        _TILE.c.authority,
        _TILE.c.scope,
        _TILE.c.first_day,
        _TILE.c.last_day,
        _TILE.c.level,
        _TILE.c.live_contracts,
        _TILE.c.certainty,
        is_insolvent,
        _TILE.c.end_basis,
    ).where(
        of_these,
        _TILE.c.to_at == NEVER,
        _TILE.c.first_day <= bindparam("day_after"),
        or_(
            _TILE.c.first_day == FIRST_DAY,
            and_(_TILE.c.last_day >= bindparam("day_before"), changeable),
        ),
    )
