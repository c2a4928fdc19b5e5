"""Whether the tiles of cover are those that follow from holdings, reports and attestations."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cover.evidence import cells_under
from app.cover.models import CoverTile
from app.cover.projection import tile_rows
from app.domain.dependence import CellKey
from app.ledger.verification.projections import chunks, differences
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import AttestationFact, ServiceReportFact
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.snapshot import Snapshot

CELLS = 200


def cover(session: Session) -> Iterator[str]:
    """What is wrong with the tiles of cells, the holdings being right."""
    for cells in chunks(sorted(_known_cells(session)), CELLS):
        of_cells = tuple_(col(CoverTile.authority), col(CoverTile.scope)).in_(cells)
        rows = [row for of_cell in tile_rows(session, cells).values() for row in of_cell]
        yield from differences(session, CoverTile, of_cells, rows)


def _known_cells(session: Session) -> set[CellKey]:
    """Every cell of which anything is known or shown."""
    cells: set[CellKey] = set()
    for rows in (table(HoldingRow), table(CoverTile)):
        cell = select(rows.c.authority, rows.c.scope).where(rows.c.to_position == NEVER).distinct()
        cells |= {(authority, scope) for authority, scope in session.execute(cell)}

    snapshot = Snapshot(session)
    seen: dict[str, set[str]] = defaultdict(set)
    for report in snapshot.facts(ServiceReportFact):
        seen[report.authority].add(report.scope)
    for attestation in snapshot.facts(AttestationFact):
        seen[attestation.authority].update(attestation.scopes)
    return cells.union(*(cells_under(snapshot, *one) for one in seen.items()))
