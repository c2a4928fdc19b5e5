"""Queries for cover on one day, read from the tiles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.cover.explain import deciding_rule
from app.cover.holders import holders_of, holders_on, is_over, last_holders
from app.cover.paging import explained_page
from app.cover.reads import (
    NO_DATA_TILE,
    contracts_without_award,
    data_until,
    select_cells,
    tiles_of,
)
from app.cover.responses import (
    CellOut,
    ExplainedPage,
    SeeAlsoOut,
)
from app.cover.schemas import CoverQuery
from app.domain.periods import Period
from app.domain.vocabulary import Confidence, CoverState
from app.ledger.as_of import AsOf

_STALE_AFTER = timedelta(days=180)
"""The time without evidence after which an answer is stale."""


def list_cells(session: Session, query: CoverQuery, as_of: AsOf) -> ExplainedPage[CellOut]:
    """Return the cells of one day, in the order of authority and scope."""
    on = as_of.day(query.on)
    cells = [
        cell
        for cell in cells_on(session, query, as_of, on)
        if (not query.state or cell.state in query.state)
        and (not query.because or cell.because in query.because)
        and query.certainty in {None, cell.certainty}
        and _is_held_with(cell, query.confidence)
        and _is_heard_of_by(cell, query.evidence_to)
    ]
    return explained_page(session, cells, query, as_of, lambda cell: (cell.authority, cell.scope))


def _is_held_with(cell: CellOut, confidence: Confidence | None) -> bool:
    """Return whether an award of this confidence holds a cell; always true without one."""
    return confidence is None or any(holder.confidence is confidence for holder in cell.held_by)


def _is_heard_of_by(cell: CellOut, day: date | None) -> bool:
    """Return whether no source speaks of a cell after a day; always true without one."""
    return day is None or cell.evidence_on is None or cell.evidence_on <= day


def is_stale(evidence_on: date | None, on: date) -> bool:
    """Return whether an answer is stale: no source speaks of the last 180 days before it."""
    return evidence_on is None or evidence_on < on - _STALE_AFTER


def cells_on(session: Session, query: Any, as_of: AsOf, on: date) -> list[CellOut]:
    """Return every cell that a query selects, on one day."""
    selection = select_cells(session, query, as_of, Period(on, on))
    known = tiles_of(session, selection, as_of, Period(on, on))
    holders = holders_on(session, selection, as_of, on)
    over = [key for key, rows in known.items() if is_over(rows[0][0])]
    last = last_holders(session, over, as_of, on)
    until = data_until(session, (authority.code for authority in selection.authorities), as_of)
    cells = []
    for authority, leaf in selection.cells:
        key = (authority.code, leaf)
        tile, row = known[key][0] if key in known else (NO_DATA_TILE, None)
        held_by = holders_of(tile, holders.get(key, ()))
        if selection.providers and selection.providers.isdisjoint(
            holder.provider for holder in held_by
        ):
            continue
        before = last.get(key, ()) if is_over(tile) else ()
        evidence_on = row.evidence_on if row else None
        cells.append(
            CellOut(
                authority=authority.code,
                authority_name=authority.name,
                scope=leaf,
                scope_title=selection.tree.names[leaf],
                on=on,
                state=tile.state,
                because=tile.because,
                since=None if tile.days.first_day == date.min else tile.days.first_day,
                until=tile.days.last_day,
                until_basis=tile.until_basis,
                covered_until=tile.covered_until,
                days_left=(tile.covered_until - on).days if tile.covered_until else None,
                risks=list(tile.risks),
                certainty=tile.certainty,
                evidence_on=evidence_on,
                stale=is_stale(evidence_on, on),
                data_until=until.get(authority.code),
                attested_on=row.attested_on if row else None,
                last_held_by=max(before, key=lambda holder: holder.level.rank) if before else None,
                see_also=[],
                decided_by=deciding_rule(tile.state, tile.because) if query.explain else None,
                held_by=held_by,
            )
        )
    return _with_see_also(session, cells, as_of, on)


def _with_see_also(session: Session, cells: list[CellOut], as_of: AsOf, on: date) -> list[CellOut]:
    """Add to cells whose cover ended the contracts that may continue it."""
    ended = [cell for cell in cells if cell.state is CoverState.ENDED]
    if not ended:
        return cells
    last = [cell.last_held_by.provider for cell in ended if cell.last_held_by]
    providers = {provider for provider in last if provider is not None}
    found = contracts_without_award(
        session, {cell.authority for cell in ended}, providers, as_of, on
    )
    return [
        replace(cell, see_also=_after_the_end(cell, found))
        if cell.state is CoverState.ENDED
        else cell
        for cell in cells
    ]


def _after_the_end(
    cell: CellOut, contracts: Mapping[tuple[str, str], Sequence[SeeAlsoOut]]
) -> list[SeeAlsoOut]:
    last = cell.last_held_by
    if last is None or last.provider is None or last.last_day is None:
        return []
    known = contracts.get((cell.authority, last.provider), ())
    return [contract for contract in known if contract.known_since > last.last_day]
