"""Lists of complaints, Ombudsman decisions and remedies."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.cases.complaints.models import (
    ComplaintFact,
    ComplaintStepFact,
    OmbudsmanDecisionFact,
    RemedyFact,
)
from app.cases.complaints.responses import ComplaintOut, ComplaintStepOut, DecisionOut, RemedyOut
from app.cases.core.listing import Codes, Listing
from app.cases.core.queries import case_id, has_begun
from app.cases.core.rows import RowContext, from_row, record_id
from app.cases.core.statutory_data import clock, due_on, working_days
from app.domain.clocks import Clock, Convention
from app.domain.periods import ONE_DAY
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on
from app.domain.vocabulary import ComplaintStep
from app.domain.workflows import COMPLAINT
from app.ledger.as_of import AsOf, visible_as_of
from app.platform.db.columns import table

_DECISION, _REMEDY = table(OmbudsmanDecisionFact), table(RemedyFact)


def _complaint_out(ctx: RowContext, row: Any) -> ComplaintOut:
    steps = ctx.steps(row)
    last = steps[-1].step if steps else None
    reply = next((step for step in steps if step.step is ComplaintStep.REPLIED), None)
    replied_on = reply.day if reply else None
    reply_due_on = due_on(clock("complaint-reply"), row.received_on)
    failed_on = row.visit_failed_on
    if failed_on is not None and failed_on > ctx.on:
        failed_on = None
    return from_row(
        ComplaintOut,
        row,
        ctx,
        open=last not in COMPLAINT.final,
        last_step=last,
        reply_due_on=reply_due_on,
        replied_on=replied_on,
        reply=status_on(Undertaking(reply_due_on, replied_on), ctx.on),
        signposted=reply.signposted if reply else None,
        copied=reply.copied if reply else None,
        visit_failed_on=failed_on,
        call_due_on=None if failed_on is None else failed_on + ONE_DAY,
        call=None if failed_on is None else _call_status(failed_on, steps, ctx.on),
        ombudsman_reference=next((step.reference for step in steps if step.reference), None),
        steps=[from_row(ComplaintStepOut, step, ctx) for step in steps],
    )


def _call_status(failed_on: date, steps: Sequence[Any], on: date) -> UndertakingStatus:
    """Return the status of the call that is due within a day of a failed visit."""
    calls = (step.day for step in steps if step.step is ComplaintStep.CALLED)
    called_on = next((day for day in calls if day >= failed_on), None)
    return status_on(Undertaking(failed_on + ONE_DAY, called_on), on)


COMPLAINTS = Listing(
    ComplaintFact,
    ComplaintOut,
    _complaint_out,
    parts=ComplaintStepFact,
    begins="received_on",
    row_filters={
        "open": attrgetter("open"),
        "late": lambda complaint: complaint.reply is UndertakingStatus.LATE,
    },
)


def _decision_out(ctx: RowContext, row: Any) -> DecisionOut:
    remedies = ctx.parts.get(record_id(row), ())
    states = [_remedy_status(remedy, row, ctx.on) for remedy in remedies]
    return from_row(
        DecisionOut,
        row,
        ctx,
        remedies=len(states),
        remedies_open=sum(state.is_pending for state in states),
        remedies_late=states.count(UndertakingStatus.LATE),
    )


DECISIONS = Listing(
    OmbudsmanDecisionFact, DecisionOut, _decision_out, parts=RemedyFact, begins="decided_on"
)


def _remedy_out(ctx: RowContext, row: Any) -> RemedyOut:
    decision = ctx.related[row.case]
    due, calendar = _remedy_due_on(row, decision), working_days()
    is_known = due is not None and due in calendar.known
    within = _time_limit(row)
    return from_row(
        RemedyOut,
        row,
        ctx,
        decision=row.case,
        reference=decision.reference,
        within=str(within) if within else None,
        due_on=due,
        due_is_working_day=calendar.is_working(due) if due and is_known else None,
        state=_remedy_status(row, decision, ctx.on),
    )


def _remedy_status(remedy: Any, decision: Any, on: date) -> UndertakingStatus:
    due = _remedy_due_on(remedy, decision)
    return status_on(Undertaking(due, remedy.done_on, remedy.fell_away_on), on)


def _remedy_due_on(remedy: Any, decision: Any) -> date | None:
    """Return the day that was named, or the end of the time limit from the decision on."""
    within = _time_limit(remedy)
    day: date | None = remedy.due_on
    return day if within is None else due_on(within, decision.decided_on)


def _time_limit(remedy: Any) -> Clock | None:
    if remedy.within is None:
        return None
    return Clock(Convention.AFTER, remedy.within, remedy.within_unit)


def _decisions(session: Session, as_of: AsOf, _: date) -> Mapping[str, Any]:
    rows = session.execute(select(_DECISION).where(visible_as_of(_DECISION)), as_of.parameters())
    return {record_id(row): row for row in rows}


def _remedy_filters(query: Any, _: Codes) -> Iterator[ColumnElement[bool]]:
    """Build the conditions that the decision of a remedy is listed, and the one of the query."""
    decided = select(case_id(_DECISION)).where(
        visible_as_of(_DECISION), has_begun(_DECISION.c.decided_on)
    )
    yield _REMEDY.c.case.in_(decided)
    if (decision := getattr(query, "decision", None)) is not None:
        yield _REMEDY.c.case == decision


def _is_of_providers(providers: Sequence[str]) -> ColumnElement[bool]:
    """Build the condition that the decision of a remedy names one of the providers."""
    decided = select(case_id(_DECISION)).where(
        visible_as_of(_DECISION), _DECISION.c.provider.in_(providers)
    )
    return _REMEDY.c.case.in_(decided)


REMEDIES = Listing(
    RemedyFact,
    RemedyOut,
    _remedy_out,
    of_providers=_is_of_providers,
    row_filters={"state": attrgetter("state")},
    sql_filters=_remedy_filters,
    related=_decisions,
)
