"""Lists of oversight whose responses are computed from more than one record."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, TypeAlias

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.cases.core.derived import (
    IS_OPEN,
    Attested,
    DerivedFilter,
    Word,
    open_days,
    status_words,
    undertaking_days,
)
from app.cases.core.listing import Listing
from app.cases.core.rows import RowContext, from_row, record_id
from app.cases.core.statutory_data import working_days
from app.cases.oversight.models import (
    ActionFact,
    ConcernFact,
    ConcernStepFact,
    MeetingScheduleAuthority,
    MeetingScheduleFact,
    OversightEventAuthority,
    OversightEventFact,
    StaffingFact,
)
from app.cases.oversight.responses import (
    ActionOut,
    ConcernOut,
    ConcernStepOut,
    MeetingScheduleOut,
    MissedIntervalOut,
    OversightEventOut,
    StaffingOut,
)
from app.domain.periods import ONE_DAY, Period
from app.domain.schedules import Known, attendance, intervals
from app.domain.timelines import Timeline
from app.domain.undertakings import Undertaking, case_state, status_on
from app.domain.vocabulary import AttestationSubject, ConcernStep
from app.domain.workflows import CONCERN
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.platform.db.columns import table

_EVENT = table(OversightEventFact)

_EVENTS_OF = select(
    _EVENT.c.authority, _EVENT.c.provider, _EVENT.c.contract, _EVENT.c.kind, _EVENT.c.level,
    _EVENT.c.day,
).where(
    visible_as_of(_EVENT),
    _EVENT.c.day <= ON,
    _EVENT.c.authority.in_(bindparam("authorities", expanding=True)),
)  # fmt: skip

EventDays: TypeAlias = Mapping[tuple[Any, ...], Sequence[date]]
"""The days of oversight events, by everything that an event and its schedule have in common."""


def _event_days(session: Session, schedules: Sequence[Any], as_of: AsOf, on: date) -> EventDays:
    authorities = {schedule.authority for schedule in schedules}
    binds = as_of.parameters(on=on, authorities=sorted(authorities))
    found: dict[tuple[Any, ...], list[date]] = defaultdict(list)
    for row in session.execute(_EVENTS_OF, binds):
        found[_schedule_key(row)].append(row.day)
    return found


def _schedule_key(row: Any) -> tuple[Any, ...]:
    """Return the values in which an event must agree with a schedule to count for it."""
    return (row.authority, row.provider, row.contract, row.kind, row.level)


def _meeting_schedule_out(ctx: RowContext, row: Any) -> MeetingScheduleOut:
    event_days: EventDays = ctx.related
    term = Period(row.first_day, row.last_day)
    days = event_days.get(_schedule_key(row), ())
    known = Known(working_days(), ctx.attested_by(row))
    found = attendance(row.cadence, term, days, ctx.on, known)
    return from_row(
        MeetingScheduleOut,
        row,
        ctx,
        held=found.held,
        missed=len(found.missed),
        not_recorded=found.not_recorded,
        last_heard_on=ctx.last_heard_on(row, row.first_day, *days),
        last_missed=_missed_interval_out(found.missed[-1]) if found.missed else None,
        next_due_on=found.next_by,
    )


def _missed_interval_out(interval: Period) -> MissedIntervalOut:
    return MissedIntervalOut(interval.first_day, interval.last_day or interval.first_day)


_MISSED = Word("missed", Attested.SINCE)


def _missable_days(_: RowContext, row: Any) -> Iterator[tuple[Word, Timeline]]:
    """Yield the days from the end of the first interval on: no earlier meeting can be missed."""
    term = Period(row.first_day, row.last_day)
    first = next(intervals(row.cadence, term, working_days()), None)
    if first is not None and first.last_day is not None:
        yield _MISSED, Timeline.since(first.last_day)


MEETING_SCHEDULES = Listing(
    MeetingScheduleFact,
    MeetingScheduleOut,
    _meeting_schedule_out,
    begins="first_day",
    derived_filters={
        "missed": DerivedFilter(lambda schedule: schedule.missed > 0, {True: (_MISSED,)})
    },
    days=_missable_days,
    related=_event_days,
    subject=AttestationSubject.MEETINGS,
    joint=MeetingScheduleAuthority,
)
OVERSIGHT_EVENTS = Listing(
    OversightEventFact,
    OversightEventOut,
    day="day",
    begins="day",
    joint=OversightEventAuthority,
)


def _concern_out(ctx: RowContext, row: Any) -> ConcernOut:
    steps = ctx.steps(row)
    last = steps[-1].step if steps else None
    last_heard_on = ctx.last_heard_on(row, row.opened_on)
    attested = ctx.attested_by(row)
    # A further warning does not end a plan.
    plans = [step for step in steps if step.step is not ConcernStep.WARNING]
    has_plan = bool(plans) and plans[-1].step is ConcernStep.IMPROVEMENT_PLAN
    due_on = plans[-1].due_on if has_plan else None
    plan = Undertaking(due_on, last_heard_on=last_heard_on)
    return from_row(
        ConcernOut,
        row,
        ctx,
        state=case_state(_ended_on(ctx, row), last_heard_on, ctx.on, attested),
        last_heard_on=last_heard_on,
        open=last not in CONCERN.final,
        last_step=last,
        plan_due_on=due_on,
        plan=status_on(plan, ctx.on, attested) if has_plan else None,
        steps=[from_row(ConcernStepOut, step, ctx) for step in steps],
    )


def _ended_on(ctx: RowContext, row: Any) -> date | None:
    """Return the day of the step that ended a concern, even if it is after the day asked for."""
    steps = ctx.parts.get(record_id(row), ())
    return next((step.day for step in steps if step.step in CONCERN.final), None)


CONCERNS = Listing(
    ConcernFact,
    ConcernOut,
    _concern_out,
    parts=ConcernStepFact,
    begins="opened_on",
    derived_filters={"open": DerivedFilter(attrgetter("open"), IS_OPEN)},
    days=partial(open_days, CONCERN),
    subject=AttestationSubject.CONCERNS,
)


def _staffing_out(ctx: RowContext, row: Any) -> StaffingOut:
    last_heard_on = ctx.last_heard_on(row, row.first_day, row.last_day)
    # The last day is a day of work.
    ended_on = None if row.last_day is None else row.last_day + ONE_DAY
    state = case_state(ended_on, last_heard_on, ctx.on, ctx.attested_by(row))
    return from_row(StaffingOut, row, ctx, state=state, last_heard_on=last_heard_on)


STAFFING = Listing(
    StaffingFact,
    StaffingOut,
    _staffing_out,
    begins="first_day",
    ends="last_day",
    subject=AttestationSubject.STAFFING,
)


def _action_out(ctx: RowContext, row: Any) -> ActionOut:
    last_heard_on = _action_heard_on(ctx, row)
    state = status_on(_action(ctx, row), ctx.on, ctx.attested_by(row))
    return from_row(ActionOut, row, ctx, state=state, last_heard_on=last_heard_on)


def _action(ctx: RowContext, row: Any) -> Undertaking:
    return Undertaking(
        due_on=row.due_on,
        done_on=row.done_on,
        reported_late_on=row.reported_late_on,
        last_heard_on=_action_heard_on(ctx, row),
    )


def _action_heard_on(ctx: RowContext, row: Any) -> date | None:
    return ctx.last_heard_on(row, row.decided_on, row.done_on, row.reported_late_on)


ACTIONS = Listing(
    ActionFact,
    ActionOut,
    _action_out,
    begins="decided_on",
    derived_filters={"state": DerivedFilter(attrgetter("state"), status_words())},
    days=lambda ctx, row: undertaking_days(_action(ctx, row)),
    subject=AttestationSubject.ACTIONS,
)
