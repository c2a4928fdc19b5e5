"""Summaries of the cells of a day.

They read the state of each cell and the codes of its providers instead of building responses.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cover.explain import explain_cells
from app.cover.paging import page_of
from app.cover.queries import is_stale
from app.cover.reads import (
    IN_CELLS,
    NO_DATA_TILE,
    ON_THE_DAY,
    AuthorityPeriod,
    CellSelection,
    covered_until,
    data_until,
    select_cells,
    states_on,
)
from app.cover.responses import StateCountsOut, SummaryOut, SummaryPage
from app.cover.schemas import SummaryQuery
from app.domain.dependence import CellKey
from app.domain.periods import Period
from app.domain.vocabulary import Certainty, CoverState
from app.ledger.as_of import AsOf, names_on
from app.ledger.schemas import NamedOut
from app.platform.db.columns import table
from app.registry.contracts.models import HoldingRow

_HOLDING = table(HoldingRow)
LIVE = (_HOLDING.c.state == "live", *ON_THE_DAY, *IN_CELLS)
"""The conditions that a visible award is live on the day `:on` in some cells."""
_PROVIDERS_OF_AUTHORITIES = (
    select(_HOLDING.c.authority, _HOLDING.c.provider)
    .where(*LIVE, _HOLDING.c.provider.is_not(None))
    .distinct()
)


class CellDay(NamedTuple):
    """The values of a cell on a day that are counted."""

    authority: AuthorityPeriod
    scope: str
    state: CoverState
    certainty: Certainty | None = None
    is_at_risk: bool = False
    covered_until: date | None = None
    evidence_on: date | None = None

    @property
    def key(self) -> CellKey:
        """The codes of the authority and of the scope."""
        return self.authority.code, self.scope


def cell_days(
    session: Session, selection: CellSelection, as_of: AsOf, on: date, *, with_ends: bool = False
) -> list[CellDay]:
    """Return every cell of a selection on one day, in the order of authority and scope.

    `covered_until` is known only `with_ends`.
    """
    known = states_on(session, selection, as_of, on, with_ends=with_ends)
    return [
        _cell_day(authority, leaf, known.get((authority.code, leaf)), with_ends=with_ends)
        for authority, leaf in selection.cells
    ]


def _cell_day(authority: AuthorityPeriod, scope: str, row: Any, *, with_ends: bool) -> CellDay:
    if row is None:
        return CellDay(authority, scope, NO_DATA_TILE.state)
    return CellDay(
        authority,
        scope,
        row.state,
        row.certainty,
        bool(row.risks),
        covered_until(row) if with_ends else None,
        row.evidence_on,
    )


def list_summaries(session: Session, query: SummaryQuery, as_of: AsOf) -> SummaryPage[SummaryOut]:
    """Return a summary of each authority: leaf scopes by state, providers, the next end."""
    on = as_of.day(query.on)
    selection = select_cells(session, query, as_of, Period(on, on))
    cells = cell_days(session, selection, as_of, on, with_ends=True)
    grouped = groupby(cells, key=lambda cell: cell.authority)
    page = page_of(
        [(authority, list(some)) for authority, some in grouped],
        query,
        as_of,
        lambda item: (item[0].code,),
    )
    codes = [authority.code for authority, _ in page.items]
    providers = _providers_of(session, codes, selection.leaves, as_of, on)
    until = data_until(session, codes, as_of)
    summaries = [
        _summary(on, authority, some, providers[authority.code], until.get(authority.code))
        for authority, some in page.items
    ]
    shown = [cell.key for _, some in page.items for cell in some]
    explanation = explain_cells(session, shown, query.explain, as_of)
    return SummaryPage(summaries, page.next, explanation, StateCountsOut(**_counts(on, cells)))


def _providers_of(
    session: Session, authorities: Sequence[str], scopes: Sequence[str], as_of: AsOf, on: date
) -> Mapping[str, list[NamedOut]]:
    """Return the providers of the live awards of each authority, with their names."""
    bound = as_of.parameters(on=on, authorities=authorities, scopes=scopes)
    rows = session.execute(_PROVIDERS_OF_AUTHORITIES, bound).all() if authorities else []
    names = names_of(session, (row.provider for row in rows), as_of, on)
    found: dict[str, list[NamedOut]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.provider):
        found[row.authority].append(NamedOut(row.provider, names[row.provider] or row.provider))
    return found


def _summary(
    on: date,
    authority: AuthorityPeriod,
    cells: Sequence[CellDay],
    providers: list[NamedOut],
    known_until: date | None,
) -> SummaryOut:
    ends = [cell.covered_until for cell in cells if cell.covered_until]
    next_end = min(ends, default=None)
    return SummaryOut(
        **_counts(on, cells),
        authority=authority.code,
        authority_name=authority.name,
        data_until=known_until,
        providers=providers,
        next_end=next_end,
        next_end_scopes=[
            cell.scope for cell in cells if next_end and cell.covered_until == next_end
        ],
    )


def _counts(on: date, cells: Sequence[CellDay]) -> dict[str, Any]:
    states = Counter(cell.state for cell in cells)
    return {
        "on": on,
        "cells": len(cells),
        **{state.name.lower(): states[state] for state in CoverState},
        "assumed": sum(cell.certainty is Certainty.ASSUMED for cell in cells),
        "stale": sum(is_stale(cell.evidence_on, on) for cell in cells),
        "at_risk": sum(cell.is_at_risk for cell in cells),
    }


def names_of(
    session: Session, providers: Iterable[str], as_of: AsOf, on: date
) -> dict[str, str | None]:
    """Return the names of providers on a day, or None of those without one."""
    codes = sorted(set(providers))
    names = names_on(session, {"provider": codes}, as_of, on) if codes else {}
    return {code: names.get(("provider", code)) for code in codes}
