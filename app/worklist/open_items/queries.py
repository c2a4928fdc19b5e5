"""Collection of open items from the cases on record."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.cases.complaints.queries import COMPLAINTS, REMEDIES
from app.cases.complaints.responses import ComplaintOut, RemedyOut
from app.cases.core.derived import OPEN, Word, pending_words
from app.cases.core.listing import Listing
from app.cases.core.schemas import AuthorityFilter, ProviderFilter
from app.cases.incidents.queries import INCIDENTS
from app.cases.incidents.responses import IncidentOut
from app.cases.oversight.queries import ACTIONS, CONCERNS, MEETING_SCHEDULES
from app.cases.oversight.responses import ActionOut, ConcernOut, MeetingScheduleOut
from app.cases.performance.queries import OBSERVATIONS
from app.cases.performance.responses import KpiObservationOut
from app.cases.performance.schemas import KpiObservationQuery
from app.cases.transition.queries import CANDIDATES, MOBILISATION, OPEN_STAGES, TRANSFERS
from app.cases.transition.responses import CandidateOut, DataTransferOut, MobilisationOut
from app.domain.clocks import add_months
from app.domain.undertakings import CaseState, UndertakingStatus
from app.domain.workflows import CANDIDATE
from app.ledger.as_of import AsOf
from app.worklist.open_items.schemas import OpenItemOut, OpenItemQuery, OpenKind

MONTHS_OF_BREACHES = 3
"""The number of months for which a missed target counts as open."""

ItemBuilder: TypeAlias = Callable[[Any], Iterator[OpenItemOut]]


def list_open_items(
    session: Session,
    query: OpenItemQuery,
    as_of: AsOf,
    kinds: Collection[OpenKind] = tuple(OpenKind),
) -> list[OpenItemOut]:
    """Return the open items of these kinds on a day, by due date."""
    on = as_of.day(query.on)
    found = [
        _with_silence(item, on)
        for kind, (listing, words, build) in _SOURCES.items()
        if kind in kinds
        for row in listing.all(session, query, as_of, on, words)
        for item in build(row)
    ]
    if OpenKind.KPI_BREACH in kinds:
        found += _breaches(session, query, as_of, on)
    return sorted(found, key=lambda item: item.sort_key)


def _candidate(candidate: CandidateOut) -> Iterator[OpenItemOut]:
    if candidate.stage not in CANDIDATE.final:
        yield _item(
            candidate,
            OpenKind.CANDIDATE,
            f"{candidate.provider_name} for {candidate.scope_name}: {candidate.stage}",
            f"/v1/candidates/{candidate.id}",
        )


def _transfer(transfer: DataTransferOut) -> Iterator[OpenItemOut]:
    if transfer.open:
        days = "1 day" if transfer.days_known == 1 else f"{transfer.days_known} days"
        stands = f"known to be blocked for {days}" if transfer.days_known else None
        yield _item(
            transfer,
            OpenKind.DATA_TRANSFER,
            f"Data from {transfer.holder_name}: {stands or transfer.last_step or 'needed'}",
            f"/v1/data-transfers/{transfer.id}",
            provider=transfer.holder,
        )


def _mobilisation(step: MobilisationOut) -> Iterator[OpenItemOut]:
    if step.state.is_pending:
        yield _item(
            step,
            OpenKind.MOBILISATION,
            f"{step.step}: {step.text}",
            f"/v1/mobilisation-steps?contract={step.contract}",
            due_on=step.target_on,
        )


def _meeting(schedule: MeetingScheduleOut) -> Iterator[OpenItemOut]:
    if schedule.next_due_on is not None:
        missed = f", {schedule.missed} missed" if schedule.missed else ""
        yield _item(
            schedule,
            OpenKind.MEETING,
            f"{schedule.cadence} {schedule.kind}{missed}",
            f"/v1/meeting-schedules?authority={schedule.authority}",
            due_on=schedule.next_due_on,
            late=schedule.missed > 0,
            not_recorded=schedule.not_recorded > 0,
        )


def _concern(concern: ConcernOut) -> Iterator[OpenItemOut]:
    if concern.open:
        yield _item(
            concern,
            OpenKind.CONCERN,
            concern.text,
            f"/v1/concerns/{concern.id}",
            due_on=concern.plan_due_on,
            late=concern.plan is UndertakingStatus.LATE,
        )


def _action(action: ActionOut) -> Iterator[OpenItemOut]:
    if action.state.is_pending:
        yield _item(
            action,
            OpenKind.ACTION,
            action.text,
            f"/v1/actions?authority={action.authority}",
            due_on=action.due_on,
        )


def _complaint(complaint: ComplaintOut) -> Iterator[OpenItemOut]:
    if complaint.open and complaint.reply.is_pending:
        yield _item(
            complaint,
            OpenKind.COMPLAINT_REPLY,
            f"Reply to complaint {complaint.reference}",
            f"/v1/complaints/{complaint.id}",
            due_on=complaint.reply_due_on,
            late=complaint.reply is UndertakingStatus.LATE,
            not_recorded=complaint.reply is UndertakingStatus.NOT_RECORDED,
        )


def _remedy(remedy: RemedyOut) -> Iterator[OpenItemOut]:
    if remedy.state.is_pending:
        yield _item(
            remedy,
            OpenKind.REMEDY,
            f"{remedy.text} ({remedy.reference})",
            f"/v1/remedies?decision={remedy.decision}",
            due_on=remedy.due_on,
        )


def _incident(incident: IncidentOut) -> Iterator[OpenItemOut]:
    if incident.open:
        yield _item(incident, OpenKind.INCIDENT, incident.title, f"/v1/incidents/{incident.id}")


def _breaches(
    session: Session, query: OpenItemQuery, as_of: AsOf, on: date
) -> Iterator[OpenItemOut]:
    """Yield the targets missed in the latest month with counts, if it is recent."""
    parties = {*AuthorityFilter.model_fields, *ProviderFilter.model_fields}
    observation_query = KpiObservationQuery.model_construct(
        **{name: value for name, value in query if name in parties},
        since=add_months(on.replace(day=1), -MONTHS_OF_BREACHES),
    )
    latest: dict[tuple[str, str], KpiObservationOut] = {}
    for observation in OBSERVATIONS.all(session, observation_query, as_of, on):
        key = (observation.kpi, observation.authority)
        if key not in latest or observation.month > latest[key].month:
            latest[key] = observation
    for observation in latest.values():
        if observation.breach:
            month = f"{observation.month:%B %Y}"
            text = f"{observation.standard}: {observation.value} in {month}, "
            text += f"target {observation.target}"
            address = (
                f"/v1/kpi-observations?kpi={observation.kpi}&authority={observation.authority}"
            )
            yield _item(observation, OpenKind.KPI_BREACH, text, address)


def _item(record: Any, kind: OpenKind, text: str, address: str, **overrides: Any) -> OpenItemOut:
    """Build an item from a record; overrides replace the fields of the record."""
    named = {
        name: getattr(record, name, None)
        for name in ("id", "authority", "provider", "contract", "last_heard_on")
    }
    state = getattr(record, "state", None)
    silent = state in {UndertakingStatus.NOT_RECORDED, CaseState.NOT_HEARD_OF}
    stands = {"late": state is UndertakingStatus.LATE, "not_recorded": silent}
    return OpenItemOut(
        kind=kind,
        text=text,
        address=address,
        visibility=record.visibility,
        **{**named, **stands, **overrides},
    )


def _with_silence(item: OpenItemOut, on: date) -> OpenItemOut:
    """Add to the text of an item since when nothing is recorded, instead of an accusation."""
    heard_on = item.last_heard_on
    if not item.not_recorded or item.late or (heard_on is not None and heard_on >= on):
        return item
    since = "" if heard_on is None else f" since {heard_on}"
    return replace(item, text=f"{item.text.removesuffix('.')}: nothing recorded{since}")


_IS_OPEN = (OPEN,)
_IS_PENDING = pending_words()
_SOURCES: dict[OpenKind, tuple[Listing[Any], Sequence[Word], ItemBuilder]] = {
    OpenKind.INCIDENT: (INCIDENTS, _IS_OPEN, _incident),
    OpenKind.CANDIDATE: (CANDIDATES, OPEN_STAGES, _candidate),
    OpenKind.DATA_TRANSFER: (TRANSFERS, _IS_OPEN, _transfer),
    OpenKind.MOBILISATION: (MOBILISATION, _IS_PENDING, _mobilisation),
    OpenKind.MEETING: (MEETING_SCHEDULES, (), _meeting),
    OpenKind.CONCERN: (CONCERNS, _IS_OPEN, _concern),
    OpenKind.ACTION: (ACTIONS, _IS_PENDING, _action),
    OpenKind.COMPLAINT_REPLY: (COMPLAINTS, _IS_OPEN, _complaint),
    OpenKind.REMEDY: (REMEDIES, _IS_PENDING, _remedy),
}
"""The lists that have open items, with the words of the records that may be open."""
