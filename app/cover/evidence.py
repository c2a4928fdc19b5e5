"""Evidence about cells at a ledger position: awards, reports and attestations."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, tuple_
from sqlmodel import col

from app.domain.awards import HeldDays
from app.domain.dependence import CellKey
from app.domain.evidence import Evidence, Holding, Report
from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.trading import insolvent_days
from app.domain.trees import leaves_under, path_to_root
from app.platform.db.columns import LAST_DAY
from app.platform.db.references import codes_of
from app.registry.authorities.models import AttestationFact, ServiceReportFact
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.snapshot import Snapshot, events_of, evidence_days, scope_parents


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """The evidence about a cell, and the latest day that any source covers."""

    evidence: Evidence
    evidence_on: date | None
    attestations: tuple[tuple[Timeline, date], ...]

    @property
    def has_evidence(self) -> bool:
        """True if any award, report or attestation concerns the cell."""
        known = self.evidence
        return bool(known.holdings or known.reports or known.attested)


def read_evidence(snapshot: Snapshot, cells: Collection[CellKey]) -> dict[CellKey, CellEvidence]:
    """Read the evidence about these cells in a fixed number of statements."""
    rows = _holding_rows(snapshot, cells)
    providers = {row.provider for row in rows if row.provider}
    insolvent = {
        provider: insolvent_days(events)
        for provider, events in events_of(snapshot, providers).items()
    }
    authorities = {authority for authority, _ in cells}
    parents = scope_parents(snapshot)
    reports = snapshot.facts(ServiceReportFact, authority=authorities)
    attestations = snapshot.facts(AttestationFact, authority=authorities)
    latest_days = evidence_days(snapshot, [*reports, *attestations])

    by_cell: dict[CellKey, list[HoldingRow]] = defaultdict(list)
    for row in rows:
        by_cell[row.authority, row.scope].append(row)
    evidence_by_cell = {}
    for authority, leaf in cells:
        path = set(path_to_root(leaf, parents))
        reported = [r for r in reports if r.authority == authority and r.scope in path]
        attested = [
            a
            for a in attestations
            if a.authority == authority and not path.isdisjoint(codes_of(a.scopes))
        ]
        held = by_cell[authority, leaf]
        days = [row.evidence_on for row in held] + [
            latest_days.get(fact.id) for fact in (*reported, *attested)
        ]
        evidence_by_cell[authority, leaf] = CellEvidence(
            evidence=Evidence(
                holdings=list(holdings_of(held, insolvent)),
                reports=[
                    Report(Timeline.of(Period(r.first_day, r.last_day)), r.finding)
                    for r in reported
                ],
                attested=Timeline.of(*(Period(a.first_day, a.last_day) for a in attested)),
            ),
            evidence_on=max((day for day in days if day), default=None),
            attestations=tuple(
                (Timeline.of(Period(a.first_day, a.last_day)), a.attested_on) for a in attested
            ),
        )
    return evidence_by_cell


def holdings_of(rows: Iterable[HoldingRow], insolvent: Mapping[str, Timeline]) -> Iterator[Holding]:
    """Combine the stored intervals of each award into one holding."""
    by_award: dict[str, list[HoldingRow]] = defaultdict(list)
    for row in rows:
        by_award[row.award].append(row)
    for award, award_rows in by_award.items():
        first = award_rows[0]
        yield Holding(
            award=award,
            contract=first.contract,
            provider=first.provider,
            level=first.level,
            days=HeldDays(
                live=_days(row for row in award_rows if row.state == "live"),
                fading=_days(row for row in award_rows if row.state == "fading"),
                sure_live=_days(row for row in award_rows if row.surely == "live"),
                sure_fading=_days(row for row in award_rows if row.surely == "fading"),
                ending=first.ending,
            ),
            nearness=first.nearness,
            insolvent=insolvent.get(first.provider or "", Timeline.empty()),
        )


def _holding_rows(snapshot: Snapshot, cells: Collection[CellKey]) -> list[HoldingRow]:
    of_cells = tuple_(col(HoldingRow.authority), col(HoldingRow.scope)).in_(list(cells))
    return list(
        snapshot.session.scalars(
            select(HoldingRow)
            .where(of_cells, snapshot.is_current(HoldingRow))
            .order_by(col(HoldingRow.id))
        )
    )


def cells_under(snapshot: Snapshot, authority: str, scopes: Iterable[str]) -> set[CellKey]:
    """Return the cells of an authority for the leaves under these scopes."""
    parents = scope_parents(snapshot)
    return {(authority, leaf) for scope in scopes for leaf in leaves_under(scope, parents)}


def _days(rows: Iterable[HoldingRow]) -> Timeline:
    return Timeline.of(*(Period(row.first_day, _last_day(row)) for row in rows))


def _last_day(row: HoldingRow) -> date | None:
    return None if row.last_day == LAST_DAY else row.last_day
