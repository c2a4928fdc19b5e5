"""Tiles worked out from holdings, reports and attestations, cell by cell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import col

from app.authorities.models import AttestationFact, ServiceReportFact
from app.contracts.models import HoldingRow
from app.contracts.standing import events_of, evidence_days, scope_parents, standing
from app.cover.models import CoverTile
from app.domain.awards import HeldDays
from app.domain.cover import Tile, tiles
from app.domain.dependence import CellKey
from app.domain.evidence import Evidence, Holding, Report
from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.trading import insolvent_days
from app.kit.columns import LAST_DAY, NEVER
from app.ledger.models import CorroborationFact, Fact
from app.ledger.projection import reconcile
from app.providers.models import ProviderEventFact


def project(session: Session, fact: Fact, position: int) -> None:
    """Bring the tiles up to date with a fact, after the holdings have caught up with it."""
    project_cells(session, cells_touched(session, fact, position), position)


def cells_touched(session: Session, fact: Fact, position: int) -> set[CellKey]:
    """The cells of which a fact changed a holding, a report, an attestation or a risk."""
    changed = session.execute(
        select(HoldingRow.authority, HoldingRow.scope)  # type: ignore[call-overload]
        .where(or_(col(HoldingRow.from_position) == position,
                   col(HoldingRow.to_position) == position))
        .distinct()
    )  # fmt: skip
    cells = {(authority, scope) for authority, scope in changed}
    match fact:
        case ServiceReportFact():
            cells |= _cells(session, fact.authority, [fact.scope])
        case AttestationFact():
            cells |= _cells(session, fact.authority, fact.scopes)
        case ProviderEventFact():
            held = session.execute(
                select(HoldingRow.authority, HoldingRow.scope)  # type: ignore[call-overload]
                .where(col(HoldingRow.provider) == fact.provider)
                .distinct()
            )
            cells |= {(authority, scope) for authority, scope in held}
        case CorroborationFact():
            reports = standing(session, ServiceReportFact, col(ServiceReportFact.id) == fact.fact)
            for report in reports:
                cells |= _cells(session, report.authority, [report.scope])
        case _:
            pass
    return cells


def project_cells(session: Session, cells: Collection[CellKey], position: int) -> None:
    """Lay the tiles of these cells anew, and keep those that are still right."""
    for (authority, scope), rows in sorted(tile_rows(session, cells).items()):
        of_cell = (col(CoverTile.authority) == authority) & (col(CoverTile.scope) == scope)
        reconcile(session, CoverTile, of_cell, rows, position)


def tile_rows(session: Session, cells: Collection[CellKey]) -> dict[CellKey, list[dict[str, Any]]]:
    """The tiles of cells as they follow from what stands now."""
    known = cells_evidence(session, cells)
    return {
        cell: [_row(cell, tile, known[cell]) for tile in tiles(known[cell].evidence)]
        if known[cell].is_heard_of
        else []
        for cell in cells
    }


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """What is known about a cell, and the latest day of which any source speaks."""

    evidence: Evidence
    evidence_on: date | None
    attestations: tuple[tuple[Timeline, date], ...]

    @property
    def is_heard_of(self) -> bool:
        known = self.evidence
        return bool(known.holdings or known.reports or known.attested)


def cells_evidence(session: Session, cells: Collection[CellKey]) -> dict[CellKey, CellEvidence]:
    """Read everything that decides these cells, in a fixed number of statements."""
    rows = _holding_rows(session, cells)
    providers = {row.provider for row in rows if row.provider}
    insolvent = {
        provider: insolvent_days(events)
        for provider, events in events_of(session, providers).items()
    }
    authorities = {authority for authority, _ in cells}
    parents = scope_parents(session)
    reports = standing(
        session, ServiceReportFact, col(ServiceReportFact.authority).in_(authorities)
    )
    attestations = standing(
        session, AttestationFact, col(AttestationFact.authority).in_(authorities)
    )
    spoken = evidence_days(session, [*reports, *attestations])

    by_cell: dict[CellKey, list[HoldingRow]] = defaultdict(list)
    for row in rows:
        by_cell[row.authority, row.scope].append(row)
    found = {}
    for authority, leaf in cells:
        path = _path_up(parents, leaf)
        seen = [r for r in reports if r.authority == authority and r.scope in path]
        sworn = [
            a for a in attestations if a.authority == authority and not path.isdisjoint(a.scopes)
        ]
        held = by_cell[authority, leaf]
        days = [row.evidence_on for row in held] + [spoken.get(one.id) for one in (*seen, *sworn)]
        found[authority, leaf] = CellEvidence(
            evidence=Evidence(
                holdings=list(holdings_of(held, insolvent)),
                reports=[
                    Report(Timeline.of(Period(r.first_day, r.last_day)), r.finding) for r in seen
                ],
                attested=Timeline.of(*(Period(a.first_day, a.last_day) for a in sworn)),
            ),
            evidence_on=max((day for day in days if day), default=None),
            attestations=tuple(
                (Timeline.of(Period(a.first_day, a.last_day)), a.attested_on) for a in sworn
            ),
        )
    return found


def holdings_of(rows: Iterable[HoldingRow], insolvent: Mapping[str, Timeline]) -> Iterator[Holding]:
    """Put the runs of each award back together."""
    by_award: dict[str, list[HoldingRow]] = defaultdict(list)
    for row in rows:
        by_award[row.award].append(row)
    for award, runs in by_award.items():
        one = runs[0]
        yield Holding(
            award=award,
            contract=one.contract,
            provider=one.provider,
            level=one.level,
            days=HeldDays(
                live=_days(run for run in runs if run.state == "live"),
                fading=_days(run for run in runs if run.state == "fading"),
                sure_live=_days(run for run in runs if run.surely == "live"),
                sure_fading=_days(run for run in runs if run.surely == "fading"),
                ending=one.ending,
            ),
            nearness=one.nearness,
            insolvent=insolvent.get(one.provider or "", Timeline.empty()),
        )


def _holding_rows(session: Session, cells: Collection[CellKey]) -> list[HoldingRow]:
    return list(
        session.scalars(
            select(HoldingRow).where(
                tuple_(col(HoldingRow.authority), col(HoldingRow.scope)).in_(list(cells)),
                col(HoldingRow.to_position) == NEVER,
            )
        )
    )


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


def _cells(session: Session, authority: str, scopes: Iterable[str]) -> set[CellKey]:
    """The cells of an authority for the leaves under some scopes."""
    parents = scope_parents(session)
    leaves = parents.keys() - set(parents.values())
    wanted = set(scopes)
    return {(authority, leaf) for leaf in leaves if not _path_up(parents, leaf).isdisjoint(wanted)}


def _path_up(parents: Mapping[str, str | None], leaf: str) -> set[str]:
    path = [leaf]
    while (parent := parents.get(path[-1])) is not None:
        path.append(parent)
    return set(path)


def _days(rows: Iterable[HoldingRow]) -> Timeline:
    return Timeline.of(*(Period(row.first_day, _last_day(row)) for row in rows))


def _last_day(row: HoldingRow) -> date | None:
    return None if row.last_day == LAST_DAY else row.last_day
