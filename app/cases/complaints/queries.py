"""Reading complaints, counts, decisions and remedies."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.cases.complaints.models import (
    ComplaintFact,
    ComplaintStepFact,
    OmbudsmanDecisionFact,
    RemedyFact,
    TallyFact,
)
from app.cases.complaints.responses import (
    ComplaintOut,
    ComplaintStepOut,
    DecisionOut,
    RemedyOut,
    TallyOut,
)
from app.cases.complaints.schemas import ComplaintQuery, DecisionQuery, RemedyQuery, TallyQuery
from app.cases.core.facts import case_in
from app.cases.core.listing import Codes, Listing, Shelf, case_of, has_begun
from app.cases.core.statutory_data import clock, due_on, working_days
from app.domain.clocks import Clock, Convention
from app.domain.periods import ONE_DAY
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on
from app.domain.vocabulary import ComplaintStep
from app.domain.workflows import COMPLAINT
from app.ledger.as_of import AsOf, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Page

_DECISION, _REMEDY = table(OmbudsmanDecisionFact), table(RemedyFact)


def _complaint(shelf: Shelf, row: Any) -> ComplaintOut:
    taken = shelf.steps(row)
    last = taken[-1].step if taken else None
    first = {step.step: step for step in reversed(taken)}
    replied = first.get(ComplaintStep.REPLIED)
    reply_due_on = due_on(clock("complaint-reply"), row.received_on)
    failed_on = row.visit_failed_on if _is_by(row.visit_failed_on, shelf.on) else None
    return ComplaintOut(
        **shelf.fields(
            row,
            ComplaintOut,
            open=last not in COMPLAINT.final,
            stands=last,
            reply_due_on=reply_due_on,
            replied_on=replied.day if replied else None,
            reply=status_on(Undertaking(reply_due_on, replied.day if replied else None), shelf.on),
            signposted=replied.signposted if replied else None,
            copied=replied.copied if replied else None,
            visit_failed_on=failed_on,
            call_due_on=None if failed_on is None else failed_on + ONE_DAY,
            call=None if failed_on is None else _call(failed_on, taken, shelf.on),
            ombudsman_reference=next((one.reference for one in taken if one.reference), None),
            steps=[ComplaintStepOut(**shelf.fields(one, ComplaintStepOut)) for one in taken],
        )
    )


def _is_by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _call(failed_on: date, taken: Sequence[Any], on: date) -> UndertakingStatus:
    """How the call stands that a failed visit asks for within a day."""
    calls = (one.day for one in taken if one.step is ComplaintStep.CALLED)
    called_on = next((day for day in calls if day >= failed_on), None)
    return status_on(Undertaking(failed_on + ONE_DAY, called_on), on)


COMPLAINTS = Listing(
    table(ComplaintFact), _complaint, table(ComplaintStepFact), begins="received_on"
)


def list_complaints(session: Session, query: ComplaintQuery, as_of: AsOf) -> Page[ComplaintOut]:
    """Complaints by their references, in the order in which they were stated."""

    def asks(one: ComplaintOut) -> bool:
        is_late = one.reply is UndertakingStatus.LATE
        return query.open in {None, one.open} and query.late in {None, is_late}

    is_asked = query.open is not None or query.late is not None
    return COMPLAINTS.page(session, query, as_of, asks if is_asked else None)


TALLIES = Listing(
    table(TallyFact),
    lambda shelf, row: TallyOut(**shelf.fields(row, TallyOut)),
    day="month",
    begins="month",
)


def list_tallies(session: Session, query: TallyQuery, as_of: AsOf) -> Page[TallyOut]:
    """What is only ever counted, in the order in which it was stated."""
    return TALLIES.page(session, query, as_of)


def _decision(shelf: Shelf, row: Any) -> DecisionOut:
    states = [_state(one, row, shelf.on) for one in shelf.parts.get(case_of(row), ())]
    return DecisionOut(
        **shelf.fields(
            row,
            DecisionOut,
            remedies=len(states),
            remedies_open=sum(state.is_pending for state in states),
            remedies_late=states.count(UndertakingStatus.LATE),
        )
    )


DECISIONS = Listing(_DECISION, _decision, _REMEDY, begins="decided_on")


def list_decisions(session: Session, query: DecisionQuery, as_of: AsOf) -> Page[DecisionOut]:
    """What Ombudsmen decided, in the order in which it was stated."""
    return DECISIONS.page(session, query, as_of)


def _remedy(shelf: Shelf, row: Any) -> RemedyOut:
    decision = shelf.context[row.case]
    due, calendar = _due_on(row, decision), working_days()
    is_known = due is not None and due in calendar.known
    within = _within(row)
    return RemedyOut(
        **shelf.fields(
            row,
            RemedyOut,
            decision=row.case,
            reference=decision.reference,
            within=str(within) if within else None,
            due_on=due,
            due_is_working_day=calendar.is_working(due) if due and is_known else None,
            state=_state(row, decision, shelf.on),
        )
    )


def _state(remedy: Any, decision: Any, on: date) -> UndertakingStatus:
    undertaking = Undertaking(_due_on(remedy, decision), remedy.done_on, remedy.fell_away_on)
    return status_on(undertaking, on)


def _due_on(remedy: Any, decision: Any) -> date | None:
    """The day named, or that by which a clock set by the decision runs out."""
    within = _within(remedy)
    day: date | None = remedy.due_on
    return day if within is None else due_on(within, decision.decided_on)


def _within(remedy: Any) -> Clock | None:
    if remedy.within is None:
        return None
    return Clock(Convention.AFTER, remedy.within, remedy.within_unit)


def _decisions(session: Session, as_of: AsOf, _: date) -> Mapping[str, Any]:
    rows = session.execute(select(_DECISION).where(visible_as_of(_DECISION)), as_of.parameters())
    return {case_of(row): row for row in rows}


def _narrow(query: Any, _: Codes) -> Iterator[ColumnElement[bool]]:
    """Remedies are listed with the decision that asks for them."""
    decided = select(case_in(_DECISION)).where(
        visible_as_of(_DECISION), has_begun(_DECISION.c.decided_on)
    )
    yield _REMEDY.c.case.in_(decided)
    if (decision := getattr(query, "decision", None)) is not None:
        yield _REMEDY.c.case == decision


REMEDIES = Listing(_REMEDY, _remedy, narrow=_narrow, context=_decisions)


def list_remedies(session: Session, query: RemedyQuery, as_of: AsOf) -> Page[RemedyOut]:
    """What Ombudsmen asked for, in the order in which it was stated."""
    asks = (lambda one: one.state in query.state) if query.state else None
    return REMEDIES.page(session, query, as_of, asks)
