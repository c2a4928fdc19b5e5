"""Lists of oversight whose responses are computed from more than one record."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.core.listing import Listing
from app.cases.core.rows import RowContext, from_row
from app.cases.oversight.models import (
    ActionFact,
    ConcernFact,
    ConcernStepFact,
    MeetingScheduleFact,
    OversightEventFact,
)
from app.cases.oversight.responses import (
    ActionOut,
    ConcernOut,
    ConcernStepOut,
    MeetingScheduleOut,
    MissedIntervalOut,
)
from app.domain.periods import Period
from app.domain.schedules import attendance
from app.domain.undertakings import Undertaking, status_on
from app.domain.vocabulary import ConcernStep
from app.domain.workflows import CONCERN
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.platform.db.columns import table

_EVENT = table(OversightEventFact)

EventDays: TypeAlias = Mapping[tuple[Any, ...], Sequence[date]]
"""The days of oversight events, by everything that an event and its schedule have in common."""


def _event_days(session: Session, as_of: AsOf, on: date) -> EventDays:
    rows = session.execute(
        select(_EVENT).where(visible_as_of(_EVENT), _EVENT.c.day <= ON), as_of.parameters(on=on)
    )
    found: dict[tuple[Any, ...], list[date]] = defaultdict(list)
    for row in rows:
        found[_schedule_key(row)].append(row.day)
    return found


def _schedule_key(row: Any) -> tuple[Any, ...]:
    """Return the values in which an event must agree with a schedule to count for it."""
    return (row.authority, row.provider, row.contract, row.kind, row.level)


def _meeting_schedule_out(ctx: RowContext, row: Any) -> MeetingScheduleOut:
    event_days: EventDays = ctx.related
    term = Period(row.first_day, row.last_day)
    found = attendance(row.cadence, term, event_days.get(_schedule_key(row), ()), ctx.on)
    return from_row(
        MeetingScheduleOut,
        row,
        ctx,
        held=found.held,
        missed=len(found.missed),
        last_missed=_missed_interval_out(found.missed[-1]) if found.missed else None,
        next_due_on=found.next_by,
    )


def _missed_interval_out(interval: Period) -> MissedIntervalOut:
    return MissedIntervalOut(interval.first_day, interval.last_day or interval.first_day)


MEETING_SCHEDULES = Listing(
    MeetingScheduleFact,
    MeetingScheduleOut,
    _meeting_schedule_out,
    begins="first_day",
    row_filters={"missed": lambda schedule: schedule.missed > 0},
    related=_event_days,
)


def _concern_out(ctx: RowContext, row: Any) -> ConcernOut:
    steps = ctx.steps(row)
    last = steps[-1].step if steps else None
    # A further warning does not end a plan.
    plans = [step for step in steps if step.step is not ConcernStep.WARNING]
    has_plan = bool(plans) and plans[-1].step is ConcernStep.IMPROVEMENT_PLAN
    due_on = plans[-1].due_on if has_plan else None
    return from_row(
        ConcernOut,
        row,
        ctx,
        open=last not in CONCERN.final,
        last_step=last,
        plan_due_on=due_on,
        plan_late=due_on is not None and due_on < ctx.on,
        steps=[from_row(ConcernStepOut, step, ctx) for step in steps],
    )


CONCERNS = Listing(
    ConcernFact,
    ConcernOut,
    _concern_out,
    parts=ConcernStepFact,
    begins="opened_on",
    row_filters={"open": attrgetter("open")},
)


def _action_out(ctx: RowContext, row: Any) -> ActionOut:
    state = status_on(Undertaking(row.due_on, row.done_on), ctx.on)
    return from_row(ActionOut, row, ctx, state=state)


ACTIONS = Listing(
    ActionFact,
    ActionOut,
    _action_out,
    begins="decided_on",
    row_filters={"state": attrgetter("state")},
)
