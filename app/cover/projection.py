"""Projection of tiles from holdings, reports and attestations, cell by cell."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cover.evidence import CellEvidence, cells_under, read_evidence
from app.cover.models import CoverTile
from app.domain.cover import Tile, tiles
from app.domain.dependence import CellKey
from app.ledger.fact_types import Projection
from app.ledger.models import CorroborationFact, Fact
from app.ledger.projections import chunks, differences, reconcile
from app.platform.db.columns import LAST_DAY, NEVER, table
from app.platform.db.references import codes_of
from app.registry.authorities.models import AttestationFact, ServiceReportFact
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.projection import CONTRACT_DAYS
from app.registry.contracts.snapshot import Snapshot
from app.registry.providers.models import ProviderEventFact

_CELLS_AT_A_TIME = 200


def affected_cells(session: Session, fact: Fact, position: int) -> set[CellKey]:
    """Return the cells of which a fact changed a holding, a report, an attestation or a risk."""
    changed = session.execute(
        select(HoldingRow.authority, HoldingRow.scope)  # type: ignore[call-overload]
        .where(or_(col(HoldingRow.from_at) == position,
                   col(HoldingRow.to_at) == position))
        .distinct()
    )  # fmt: skip
    cells = {(authority, scope) for authority, scope in changed}
    match fact:
        case ServiceReportFact():
            cells |= cells_under(Snapshot(session), fact.authority, [fact.scope])
        case AttestationFact():
            cells |= cells_under(Snapshot(session), fact.authority, codes_of(fact.scopes))
        case ProviderEventFact():
            held = session.execute(
                select(HoldingRow.authority, HoldingRow.scope)  # type: ignore[call-overload]
                .where(col(HoldingRow.provider) == fact.provider)
                .distinct()
            )
            cells |= {(authority, scope) for authority, scope in held}
        case CorroborationFact():
            kinds: tuple[type[Fact], ...] = (ServiceReportFact, AttestationFact)
            for kind in kinds:
                for about in Snapshot(session).facts(kind, id=[fact.fact]):
                    cells |= affected_cells(session, about, position)
        case _:
            pass
    return cells


def project_cells(session: Session, cells: Collection[CellKey], position: int) -> None:
    """Recompute the tiles of these cells; unchanged rows stay."""
    for (authority, scope), rows in sorted(tile_rows(session, cells).items()):
        of_cell = (col(CoverTile.authority) == authority) & (col(CoverTile.scope) == scope)
        reconcile(session, CoverTile, of_cell, rows, position)


def tile_rows(session: Session, cells: Collection[CellKey]) -> dict[CellKey, list[dict[str, Any]]]:
    """Compute the tile rows of cells from the current facts."""
    known = read_evidence(Snapshot(session), cells)
    return {
        cell: [_row(cell, tile, known[cell]) for tile in tiles(known[cell].evidence)]
        if known[cell].has_evidence
        else []
        for cell in cells
    }


def _row(cell: CellKey, tile: Tile, known: CellEvidence) -> dict[str, Any]:
    authority, scope = cell
    attested = [day for days, day in known.attestations if tile.days.first_day in days]
    return {
        "authority": authority,
        "scope": scope,
        "first_day": tile.days.first_day,
        "last_day": tile.days.last_day or LAST_DAY,
        "state": tile.state,
        "certainty": tile.certainty,
        "risks": [risk.value for risk in tile.risks],
        "held_by": list(tile.held_by),
        "contracts": list(tile.contracts),
        "last_held_by": list(tile.last_held_by),
        "since": tile.since,
        "until": tile.until,
        "until_basis": tile.until_basis,
        "evidence_on": known.evidence_on,
        "attested_on": max(attested, default=None),
    }


def cell_differences(session: Session) -> Iterator[str]:
    """Yield each difference between stored and recomputed tiles; holdings are taken as right."""
    for cells in chunks(sorted(_known_cells(session)), _CELLS_AT_A_TIME):
        of_cells = tuple_(col(CoverTile.authority), col(CoverTile.scope)).in_(cells)
        rows = [row for of_cell in tile_rows(session, cells).values() for row in of_cell]
        yield from differences(session, CoverTile, of_cells, rows)


def _known_cells(session: Session) -> set[CellKey]:
    """Return every cell with evidence, holdings or tiles."""
    cells: set[CellKey] = set()
    for rows in (table(HoldingRow), table(CoverTile)):
        cell = select(rows.c.authority, rows.c.scope).where(rows.c.to_at == NEVER).distinct()
        cells |= {(authority, scope) for authority, scope in session.execute(cell)}

    snapshot = Snapshot(session)
    scopes_by_authority: dict[str, set[str]] = defaultdict(set)
    for report in snapshot.facts(ServiceReportFact):
        scopes_by_authority[report.authority].add(report.scope)
    for attestation in snapshot.facts(AttestationFact):
        scopes_by_authority[attestation.authority].update(codes_of(attestation.scopes))
    return cells.union(*(cells_under(snapshot, *item) for item in scopes_by_authority.items()))


CELLS = Projection(
    "cover",
    (*CONTRACT_DAYS.facts, ServiceReportFact, AttestationFact),
    affected_cells,
    project_cells,
    cell_differences,
)
PROJECTIONS = (CELLS,)
