"""New awards after which the tiles of their cells are only split, and the split tiles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from sqlalchemy import String, bindparam, cast, func, or_, select
from sqlalchemy.orm import Session

from app.cover.models import OPEN_TO_AWARDS, CoverTile
from app.domain.additions import AddedAward, LaidDays, split_days, with_changes
from app.domain.dependence import CellKey
from app.domain.periods import ONE_DAY, period_of
from app.domain.timelines import Timeline
from app.domain.vocabulary import Risk
from app.ledger.projections import LEDGER_KEYS, MAX_VALUES, Row, chunks
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.snapshot import Snapshot, events_of

ContractInCell: TypeAlias = tuple[str, str, str]
"""A contract, and the authority and the scope of a cell."""

_HOLDING, _TILE = table(HoldingRow), table(CoverTile)


def added_awards(session: Session, changed: Sequence[Row]) -> dict[ContractInCell, AddedAward]:
    """Return the new awards among changed holdings that change some of their days only.

    Each has the days on which it may change more than where tiles begin and end.
    """
    by_contract: dict[ContractInCell, list[Row]] = defaultdict(list)
    for row in changed:
        by_contract[row["contract"], row["authority"], row["scope"]].append(row)
    new = {key: award for key, rows in by_contract.items() if (award := award_of(rows))}
    laid = _laid(session, new)
    new = {key: with_changes(award, laid[key[1:]]) for key, award in new.items() if laid[key[1:]]}
    split = {key: award for key, award in new.items() if not award.is_changed_throughout}
    return _undisturbed(session, split, by_contract)


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
) -> Mapping[CellKey, list[LaidDays]]:
    """Return the tiles of each cell that an award may change, and its first one in any case.

    A cell whose first tile is none of them has to be computed.
    """
    found: dict[CellKey, list[LaidDays]] = defaultdict(list)
    for some in chunks(sorted(new, key=itemgetter(1, 2))):
        awards = [new[key] for key in some]
        values = {
            "authorities": sorted({authority for _, authority, _ in some}),
            "scopes": sorted({scope for _, _, scope in some}),
            "day_before": min(award.first_day for award in awards) - ONE_DAY,
            "day_after": max(award.last_day for award in awards) + ONE_DAY,
        }
        for authority, scope, *days in session.execute(_OPEN, values):
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


_OPEN = select(
    _TILE.c.authority,
    _TILE.c.scope,
    _TILE.c.first_day,
    _TILE.c.last_day,
    _TILE.c.level,
    _TILE.c.live_contracts,
    _TILE.c.certainty,
    cast(_TILE.c.risks, String).contains(Risk.INSOLVENCY.value),
).where(
    _TILE.c.authority.in_(bindparam("authorities", expanding=True)),
    _TILE.c.scope.in_(bindparam("scopes", expanding=True)),
    OPEN_TO_AWARDS,
    _TILE.c.to_at == NEVER,
    _TILE.c.first_day <= bindparam("day_after"),
    or_(_TILE.c.first_day == FIRST_DAY, _TILE.c.last_day >= bindparam("day_before")),
)
