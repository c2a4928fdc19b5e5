"""Queries for cover on one day, read from the tiles."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.cover.explain import explain_cells
from app.cover.paging import explained_page, page_of
from app.cover.reads import NO_DATA_TILE, holders_by_award, holders_on, select_cells, tiles_of
from app.cover.responses import (
    CellOut,
    DependenceOut,
    ExplainedPage,
    HolderOut,
    ShareOut,
    SummaryOut,
)
from app.cover.schemas import CoverQuery, DependenceQuery, SummaryQuery
from app.domain.dependence import CellKey, dependence
from app.domain.periods import Period
from app.domain.vocabulary import Certainty, CoverState
from app.ledger.as_of import AsOf
from app.ledger.schemas import NamedOut
from app.registry.providers.queries import find_groups


def list_cells(session: Session, query: CoverQuery, as_of: AsOf) -> ExplainedPage[CellOut]:
    """Return the cells of one day, in the order of authority and scope."""
    on = as_of.day(query.on)
    cells = [
        cell
        for cell in cells_on(session, query, as_of, on)
        if (not query.state or cell.state in query.state)
        and query.certainty in {None, cell.certainty}
    ]
    return explained_page(session, cells, query, as_of, lambda cell: (cell.authority, cell.scope))


def list_summaries(session: Session, query: SummaryQuery, as_of: AsOf) -> ExplainedPage[SummaryOut]:
    """Return a summary of each authority: leaf scopes by state, providers, the next end."""
    by_authority: dict[str, list[CellOut]] = {}
    for cell in cells_on(session, query, as_of, as_of.day(query.on)):
        by_authority.setdefault(cell.authority, []).append(cell)
    summaries = [_summary(cells) for cells in by_authority.values()]
    page = page_of(summaries, query, as_of, lambda summary: (summary.authority,))
    cells = [
        (cell.authority, cell.scope)
        for summary in page.items
        for cell in by_authority[summary.authority]
    ]
    return ExplainedPage(page.items, page.next, explain_cells(session, cells, query.explain, as_of))


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
    return DependenceOut(
        on=on,
        by=query.by,
        covered_cells=result.covered_cells,
        hhi=round(float(result.hhi), 1),
        shares=[
            ShareOut(
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
    last_awards = [award for rows in known.values() for award in rows[0][0].last_held_by]
    last = holders_by_award(session, last_awards, as_of, on)
    cells = []
    for authority, leaf in selection.cells:
        key = (authority.code, leaf)
        tile, row = known[key][0] if key in known else (NO_DATA_TILE, None)
        held_by = [holder for holder in holders.get(key, ()) if holder.award in tile.held_by]
        if selection.provider and all(holder.provider != selection.provider for holder in held_by):
            continue
        before = [last[key, award] for award in tile.last_held_by if (key, award) in last]
        cells.append(
            CellOut(
                authority=authority.code,
                authority_name=authority.name,
                scope=leaf,
                scope_title=selection.tree.names[leaf],
                on=on,
                state=tile.state,
                since=tile.since,
                until=tile.until,
                until_basis=tile.until_basis,
                days_left=(tile.until - on).days if tile.until and tile.state.level else None,
                risks=list(tile.risks),
                certainty=tile.certainty,
                evidence_on=row.evidence_on if row else None,
                attested_on=row.attested_on if row else None,
                last_held_by=max(before, key=lambda holder: holder.level.rank) if before else None,
                held_by=held_by,
            )
        )
    return cells


def _summary(cells: Sequence[CellOut]) -> SummaryOut:
    states = Counter(cell.state for cell in cells)
    providers = {
        holder.provider: holder.provider_name or holder.provider
        for cell in cells
        for holder in cell.held_by
        if holder.provider
    }
    ends = [cell.until for cell in cells if cell.until and cell.state.level]
    next_end = min(ends, default=None)
    return SummaryOut(
        authority=cells[0].authority,
        authority_name=cells[0].authority_name,
        on=cells[0].on,
        full=states[CoverState.FULL],
        partial=states[CoverState.PARTIAL],
        urgent_only=states[CoverState.URGENT_ONLY],
        none=states[CoverState.NONE],
        unknown=states[CoverState.UNKNOWN],
        assumed=sum(cell.certainty is Certainty.ASSUMED for cell in cells),
        at_risk=sum(bool(cell.risks) for cell in cells),
        providers=[NamedOut(code, name) for code, name in sorted(providers.items())],
        next_end=next_end,
        next_end_scopes=[
            cell.scope for cell in cells if cell.state.level and next_end and cell.until == next_end
        ],
    )
