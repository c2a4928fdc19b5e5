"""Gathering what waits to be done from everything that is recorded."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.cases.complaints.queries import COMPLAINTS, REMEDIES
from app.cases.complaints.responses import ComplaintOut, RemedyOut
from app.cases.incidents.queries import INCIDENTS
from app.cases.incidents.responses import IncidentOut
from app.cases.oversight.queries import ACTIONS, CONCERNS, RHYTHMS
from app.cases.oversight.responses import ActionOut, ConcernOut, RhythmOut
from app.cases.performance.queries import OBSERVATIONS
from app.cases.performance.responses import KpiObservationOut
from app.cases.performance.schemas import KpiObservationQuery
from app.cases.transition.queries import CANDIDATES, MOBILISATION, TRANSFERS
from app.cases.transition.responses import CandidateOut, DataTransferOut, MobilisationOut
from app.domain.clocks import add_months
from app.domain.undertakings import UndertakingStatus
from app.domain.workflows import CANDIDATE
from app.ledger.as_of import AsOf
from app.worklist.open_items.schemas import AgendaQuery, OpenItemOut, OpenKind

MONTHS_OF_BREACHES = 3
"""For how many months back a missed target still counts as open."""

Teller: TypeAlias = Callable[[Any], Iterator[OpenItemOut]]


def open_items(
    session: Session, query: AgendaQuery, as_of: AsOf, kinds: Collection[OpenKind] = tuple(OpenKind)
) -> list[OpenItemOut]:
    """What waits on a day, by the day on which it is due; only what is of these kinds is read."""
    on = as_of.day(query.on)
    found = [
        item
        for kind, (listing, tell) in _TELLERS.items()
        if kind in kinds
        for one in listing.all(session, query, as_of, on)
        for item in tell(one)
    ]
    if OpenKind.KPI_BREACH in kinds:
        found += _breaches(session, query, as_of, on)
    return sorted(found, key=lambda item: item.place)


def _candidate(one: CandidateOut) -> Iterator[OpenItemOut]:
    if one.stage not in CANDIDATE.final:
        yield _item(
            one,
            OpenKind.CANDIDATE,
            f"{one.provider_name} for {one.scope_name}: {one.stage}",
            f"/v1/candidates/{one.id}",
        )


def _transfer(one: DataTransferOut) -> Iterator[OpenItemOut]:
    if one.open:
        days = "1 day" if one.days_blocked == 1 else f"{one.days_blocked} days"
        stands = f"blocked for {days}" if one.blocked else one.stands or "needed"
        yield _item(
            one,
            OpenKind.DATA_TRANSFER,
            f"Data from {one.holder_name}: {stands}",
            f"/v1/data-transfers/{one.id}",
            provider=one.holder,
            late=one.blocked,
        )


def _mobilisation(one: MobilisationOut) -> Iterator[OpenItemOut]:
    if one.state.is_pending:
        yield _item(
            one,
            OpenKind.MOBILISATION,
            f"{one.step}: {one.text}",
            f"/v1/mobilisation-steps?contract={one.contract}",
            due_on=one.target_on,
            late=one.state is UndertakingStatus.LATE,
        )


def _rhythm(one: RhythmOut) -> Iterator[OpenItemOut]:
    if one.next_by is not None:
        missed = f", {one.missed} missed" if one.missed else ""
        yield _item(
            one,
            OpenKind.MEETING,
            f"{one.cadence} {one.kind}{missed}",
            f"/v1/rhythms?authority={one.authority}",
            due_on=one.next_by,
            late=one.missed > 0,
        )


def _concern(one: ConcernOut) -> Iterator[OpenItemOut]:
    if one.open:
        yield _item(
            one,
            OpenKind.CONCERN,
            one.text,
            f"/v1/concerns/{one.id}",
            due_on=one.plan_due_on,
            late=one.plan_late,
        )


def _action(one: ActionOut) -> Iterator[OpenItemOut]:
    if one.state.is_pending:
        yield _item(
            one,
            OpenKind.ACTION,
            one.text,
            f"/v1/actions?authority={one.authority}",
            due_on=one.due_on,
            late=one.state is UndertakingStatus.LATE,
        )


def _complaint(one: ComplaintOut) -> Iterator[OpenItemOut]:
    if one.open and one.reply.is_pending:
        yield _item(
            one,
            OpenKind.COMPLAINT_REPLY,
            f"Reply to complaint {one.reference}",
            f"/v1/complaints/{one.id}",
            due_on=one.reply_due_on,
            late=one.reply is UndertakingStatus.LATE,
        )


def _remedy(one: RemedyOut) -> Iterator[OpenItemOut]:
    if one.state.is_pending:
        yield _item(
            one,
            OpenKind.REMEDY,
            f"{one.text} ({one.reference})",
            f"/v1/remedies?decision={one.decision}",
            due_on=one.due_on,
            late=one.state is UndertakingStatus.LATE,
        )


def _incident(one: IncidentOut) -> Iterator[OpenItemOut]:
    if one.open:
        yield _item(one, OpenKind.INCIDENT, one.title, f"/v1/incidents/{one.id}")


def _breaches(session: Session, query: AgendaQuery, as_of: AsOf, on: date) -> Iterator[OpenItemOut]:
    """Targets missed in the last month that was counted, if that is not long ago."""
    asked = KpiObservationQuery.model_construct(
        **{name: value for name, value in query if name in {"authority", "consortium", "provider"}},
        since=add_months(on.replace(day=1), -MONTHS_OF_BREACHES),
    )
    last: dict[tuple[str, str], KpiObservationOut] = {}
    for one in OBSERVATIONS.all(session, asked, as_of, on):
        key = (one.kpi, one.authority)
        if key not in last or one.month > last[key].month:
            last[key] = one
    for one in last.values():
        if one.breach:
            text = f"{one.standard}: {one.value} in {one.month:%B %Y}, target {one.target}"
            address = f"/v1/kpi-observations?kpi={one.kpi}&authority={one.authority}"
            yield _item(one, OpenKind.KPI_BREACH, text, address)


def _item(one: Any, kind: OpenKind, text: str, address: str, **more: Any) -> OpenItemOut:
    """An item of whatever it is about, so far as that is named."""
    named = {name: getattr(one, name, None) for name in ("id", "authority", "provider", "contract")}
    told = {**named, **more}
    return OpenItemOut(kind=kind, text=text, address=address, visibility=one.visibility, **told)


_TELLERS: dict[OpenKind, tuple[Any, Teller]] = {
    OpenKind.INCIDENT: (INCIDENTS, _incident),
    OpenKind.CANDIDATE: (CANDIDATES, _candidate),
    OpenKind.DATA_TRANSFER: (TRANSFERS, _transfer),
    OpenKind.MOBILISATION: (MOBILISATION, _mobilisation),
    OpenKind.MEETING: (RHYTHMS, _rhythm),
    OpenKind.CONCERN: (CONCERNS, _concern),
    OpenKind.ACTION: (ACTIONS, _action),
    OpenKind.COMPLAINT_REPLY: (COMPLAINTS, _complaint),
    OpenKind.REMEDY: (REMEDIES, _remedy),
}
