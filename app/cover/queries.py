"""Queries for cover on one day, read from the tiles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from app.cover.explain import deciding_rule, explain_cells
from app.cover.holders import holders_of, holders_on, is_over, last_holders
from app.cover.overview_responses import DependenceOut, DependenceShareOut
from app.cover.paging import explained_page, page_of
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
    HolderOut,
    SeeAlsoOut,
    StateCountsOut,
    SummaryOut,
    SummaryPage,
)
from app.cover.schemas import CoverQuery, DependenceQuery, SummaryQuery
from app.domain.dependence import CellKey, dependence
from app.domain.periods import Period
from app.domain.vocabulary import Certainty, CoverState
from app.ledger.as_of import AsOf
from app.ledger.schemas import NamedOut
from app.registry.providers.queries import find_groups

_STALE_AFTER = timedelta(days=180)
"""The time without evidence after which an answer is stale."""
_COMPARABLE = Fraction(4, 5)
"""The share of known cells from which on shares of holders may be compared."""


def list_cells(session: Session, query: CoverQuery, as_of: AsOf) -> ExplainedPage[CellOut]:
    """Return the cells of one day, in the order of authority and scope."""
    on = as_of.day(query.on)
    cells = [
        cell
        for cell in cells_on(session, query, as_of, on)
        if (not query.state or cell.state in query.state)
        and (not query.because or cell.because in query.because)
        and query.certainty in {None, cell.certainty}
        and _is_heard_of_by(cell, query.evidence_to)
    ]
    return explained_page(session, cells, query, as_of, lambda cell: (cell.authority, cell.scope))


def _is_heard_of_by(cell: CellOut, day: date | None) -> bool:
    """Return whether no source speaks of a cell after a day; always true without one."""
    return day is None or cell.evidence_on is None or cell.evidence_on <= day


def list_summaries(session: Session, query: SummaryQuery, as_of: AsOf) -> SummaryPage[SummaryOut]:
    """Return a summary of each authority: leaf scopes by state, providers, the next end."""
    by_authority: dict[str, list[CellOut]] = {}
    on = as_of.day(query.on)
    all_cells = cells_on(session, query, as_of, on)
    for cell in all_cells:
        by_authority.setdefault(cell.authority, []).append(cell)
    summaries = [_summary(cells) for cells in by_authority.values()]
    page = page_of(summaries, query, as_of, lambda summary: (summary.authority,))
    cells = [
        (cell.authority, cell.scope)
        for summary in page.items
        for cell in by_authority[summary.authority]
    ]
    explanation = explain_cells(session, cells, query.explain, as_of)
    return SummaryPage(page.items, page.next, explanation, StateCountsOut(**_counts(on, all_cells)))


def get_dependence(session: Session, query: DependenceQuery, as_of: AsOf) -> DependenceOut:
    """Return the concentration of the covered cells of a day among providers or groups."""
    on = as_of.day(query.on)
    cells = cells_on(session, query, as_of, on)
    group_of = find_groups(session, as_of, on)
    names: dict[str | None, str | None] = {}
    holders: dict[CellKey, list[str | None]] = {}
    for cell in cells:
        if cell.state.level is None:
            continue
        holding = [_holder(holder, query.by, group_of) for holder in cell.held_by]
        holders[cell.authority, cell.scope] = [code for code, _ in holding]
        names |= dict(holding)
    result = dependence(holders)
    known = sum(cell.state is not CoverState.UNKNOWN for cell in cells)
    return DependenceOut(
        on=on,
        by=query.by,
        covered_cells=result.covered_cells,
        known_cells=known,
        all_cells=len(cells),
        comparable=known >= _COMPARABLE * len(cells),
        hhi=round(float(result.hhi), 1),
        shares=[
            DependenceShareOut(
                holder=share.holder,
                holder_name=names[share.holder],
                cells=share.cells,
                share=round(float(share.share), 4),
                sole_cells=[f"{authority}/{scope}" for authority, scope in share.sole_cells],
            )
            for share in result.shares
        ],
        explanation=explain_cells(session, list(holders), query.explain, as_of),
    )


def _holder(
    holder: HolderOut, by: str, group_of: dict[str, NamedOut]
) -> tuple[str | None, str | None]:
    """Return code and name of the provider, or of the head of its group."""
    group = group_of.get(holder.provider or "")
    if by == "group" and group is not None:
        return group.code, group.name
    return holder.provider, holder.provider_name


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
                stale=evidence_on is None or evidence_on < on - _STALE_AFTER,
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


def _counts(on: date, cells: Sequence[CellOut]) -> dict[str, Any]:
    states = Counter(cell.state for cell in cells)
    return {
        "on": on,
        "cells": len(cells),
        **{state.name.lower(): states[state] for state in CoverState},
        "assumed": sum(cell.certainty is Certainty.ASSUMED for cell in cells),
        "stale": sum(cell.stale for cell in cells),
        "at_risk": sum(bool(cell.risks) for cell in cells),
    }


def _summary(cells: Sequence[CellOut]) -> SummaryOut:
    providers = {
        holder.provider: holder.provider_name or holder.provider
        for cell in cells
        for holder in cell.held_by
        if holder.provider and not holder.is_fading
    }
    ends = [cell.covered_until for cell in cells if cell.covered_until]
    next_end = min(ends, default=None)
    return SummaryOut(
        **_counts(cells[0].on, cells),
        authority=cells[0].authority,
        authority_name=cells[0].authority_name,
        data_until=cells[0].data_until,
        providers=[NamedOut(code, name) for code, name in sorted(providers.items())],
        next_end=next_end,
        next_end_scopes=[
            cell.scope for cell in cells if next_end and cell.covered_until == next_end
        ],
    )
