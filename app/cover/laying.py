"""Rows of cells and tiles, computed from the evidence about a cell: for all days, or for some."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.cover.evidence import CellEvidence
from app.domain.awards import HELD_STATES
from app.domain.cover import Tile, tiles, tiles_within
from app.domain.dependence import CellKey
from app.domain.periods import END_OF_TIME, ONE_DAY, Period, period_of
from app.domain.runs import clip_tiles
from app.domain.vocabulary import DateBasis
from app.domain.windows import HeldDay, deciding_days
from app.platform.db.columns import FIRST_DAY, LAST_DAY


class Edge(NamedTuple):
    """A stored tile that meets some days, and may reach beyond them."""

    first_day: date
    last_day: date
    end_basis: DateBasis | None


def cell_rows(
    cell: CellKey, known: CellEvidence, holdings: Sequence[HeldDay] = ()
) -> list[dict[str, Any]]:
    """Return the row of a cell with evidence, or with holdings beside those that are known."""
    if not known.has_evidence and not holdings:
        return []
    return [{"authority": cell[0], "scope": cell[1], "evidence_on": known.evidence_on}]


def tile_rows(cell: CellKey, known: CellEvidence) -> list[dict[str, Any]]:
    """Compute all tiles of a cell from all evidence about it."""
    if not known.has_evidence:
        return []
    return [*_rows(cell, tiles(known.evidence), known)]


def tile_rows_within(
    cell: CellKey,
    known: CellEvidence,
    days: Period,
    holdings: Sequence[HeldDay],
    edges: Sequence[Edge],
) -> list[dict[str, Any]]:
    """Compute the tiles that meet some days, of which the first and the last did not change.

    `known` needs the evidence of `deciding_days` only; `holdings` are all of the cell. `edges` are
    the stored tiles that meet the days: the first and the last one say how far these reach.
    """
    recorded = max((row.last_day for row in holdings if row.state in HELD_STATES), default=None)
    laid = tiles_within(known.evidence, deciding_days(days, holdings), _day_after(recorded))
    cut = clip_tiles(laid, days)
    if days.first_day != FIRST_DAY:
        cut[0] = cut[0]._replace(days=Period(edges[0].first_day, cut[0].days.last_day))
    if days.last_day is not None:
        reached = period_of(cut[-1].days.first_day, edges[-1].last_day)
        cut[-1] = cut[-1]._replace(days=reached, end_basis=edges[-1].end_basis)
    return [*_rows(cell, cut, known)]


def _day_after(day: date | None) -> date:
    if day is None:
        return FIRST_DAY
    return day if day == END_OF_TIME else day + ONE_DAY


def _rows(cell: CellKey, laid: Iterable[Tile], known: CellEvidence) -> Iterator[dict[str, Any]]:
    authority, scope = cell
    for tile in laid:
        attested = [day for days, day in known.attestations if tile.days.first_day in days]
        yield {
            "authority": authority,
            "scope": scope,
            "first_day": tile.days.first_day,
            "last_day": tile.days.last_day or LAST_DAY,
            "state": tile.state,
            "level": tile.state.level.rank + 1 if tile.state.level else 0,
            "because": tile.because,
            "certainty": tile.certainty,
            "risks": [risk.value for risk in tile.risks],
            "live_contracts": tile.live_contracts,
            "end_basis": tile.end_basis,
            "attested_on": max(attested, default=None),
        }
