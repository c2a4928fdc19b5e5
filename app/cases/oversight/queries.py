"""Reading oversight."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.core.listing import Listing, Shelf
from app.cases.oversight.models import (
    ActionFact,
    ConcernFact,
    ConcernStepFact,
    LessonFact,
    OccasionFact,
    RhythmFact,
    StaffingFact,
)
from app.cases.oversight.responses import (
    ActionOut,
    ConcernOut,
    ConcernStepOut,
    LessonOut,
    OccasionOut,
    RhythmOut,
    StaffingOut,
    TurnOut,
)
from app.cases.oversight.schemas import (
    ActionQuery,
    ConcernQuery,
    LessonQuery,
    OccasionQuery,
    RhythmQuery,
    StaffingQuery,
)
from app.domain.periods import Period
from app.domain.schedules import attendance
from app.domain.undertakings import Undertaking, status_on
from app.domain.vocabulary import ConcernStep
from app.domain.workflows import CONCERN
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Page

_OCCASION = table(OccasionFact)

AttendanceDays: TypeAlias = Mapping[tuple[Any, ...], Sequence[date]]


def _happened(session: Session, as_of: AsOf, on: date) -> AttendanceDays:
    """On which days there was what a rhythm may ask for, up to a day."""
    rows = session.execute(select(_OCCASION).where(visible_as_of(_OCCASION), _OCCASION.c.day <= ON),
                           as_of.parameters(on=on))  # fmt: skip
    found: dict[tuple[Any, ...], list[date]] = defaultdict(list)
    for row in rows:
        found[_what(row)].append(row.day)
    return found


def _what(row: Any) -> tuple[Any, ...]:
    """What an occasion must have in common with a rhythm to keep it."""
    return (row.authority, row.provider, row.contract, row.kind, row.level)


def _rhythm(shelf: Shelf, row: Any) -> RhythmOut:
    attendance_days: AttendanceDays = shelf.context
    days = Period(row.first_day, row.last_day)
    found = attendance(row.cadence, days, attendance_days.get(_what(row), ()), shelf.on)
    last = found.missed[-1] if found.missed else None
    return RhythmOut(
        **shelf.fields(
            row,
            RhythmOut,
            held=found.held,
            missed=len(found.missed),
            last_missed=TurnOut(last.first_day, last.last_day or last.first_day) if last else None,
            next_by=found.next_by,
        )
    )


RHYTHMS = Listing(table(RhythmFact), _rhythm, begins="first_day", context=_happened)


def list_rhythms(session: Session, query: RhythmQuery, as_of: AsOf) -> Page[RhythmOut]:
    """What was undertaken to happen again and again, and how that was kept."""

    def asks(one: RhythmOut) -> bool:
        return bool(one.missed) is query.missed

    return RHYTHMS.page(session, query, as_of, None if query.missed is None else asks)


OCCASIONS = Listing(
    table(OccasionFact),
    lambda shelf, row: OccasionOut(**shelf.fields(row, OccasionOut)),
    day="day",
    begins="day",
)


def list_occasions(session: Session, query: OccasionQuery, as_of: AsOf) -> Page[OccasionOut]:
    """When people met, talked something through, or went and looked."""
    return OCCASIONS.page(session, query, as_of)


def _concern(shelf: Shelf, row: Any) -> ConcernOut:
    taken = shelf.steps(row)
    last = taken[-1] if taken else None
    # Another warning stops no plan.
    plans = [one for one in taken if one.step is not ConcernStep.WARNING]
    runs = bool(plans) and plans[-1].step is ConcernStep.IMPROVEMENT_PLAN
    due_on = plans[-1].due_on if runs else None
    return ConcernOut(
        **shelf.fields(
            row,
            ConcernOut,
            open=last is None or last.step not in CONCERN.final,
            stands=last.step if last else None,
            plan_due_on=due_on,
            plan_late=due_on is not None and due_on < shelf.on,
            steps=[ConcernStepOut(**shelf.fields(one, ConcernStepOut)) for one in taken],
        )
    )


CONCERNS = Listing(table(ConcernFact), _concern, table(ConcernStepFact), begins="opened_on")


def list_concerns(session: Session, query: ConcernQuery, as_of: AsOf) -> Page[ConcernOut]:
    """Concerns about providers, and how they stand."""

    def asks(one: ConcernOut) -> bool:
        return one.open is query.open

    return CONCERNS.page(session, query, as_of, None if query.open is None else asks)


STAFFING = Listing(
    table(StaffingFact),
    lambda shelf, row: StaffingOut(**shelf.fields(row, StaffingOut)),
    begins="first_day",
)


def list_staffing(session: Session, query: StaffingQuery, as_of: AsOf) -> Page[StaffingOut]:
    """Staff engaged by authorities themselves on a day."""
    on = as_of.day(query.on)
    return STAFFING.page(
        session, query, as_of, lambda one: one.last_day is None or one.last_day >= on
    )


LESSONS = Listing(
    table(LessonFact),
    lambda shelf, row: LessonOut(**shelf.fields(row, LessonOut)),
    day="learnt_on",
    begins="learnt_on",
)


def list_lessons(session: Session, query: LessonQuery, as_of: AsOf) -> Page[LessonOut]:
    """What was learnt, in the order in which it was stated."""
    return LESSONS.page(session, query, as_of)


def _action(shelf: Shelf, row: Any) -> ActionOut:
    state = status_on(Undertaking(row.due_on, row.done_on), shelf.on)
    return ActionOut(**shelf.fields(row, ActionOut, state=state))


ACTIONS = Listing(table(ActionFact), _action, begins="decided_on")


def list_actions(session: Session, query: ActionQuery, as_of: AsOf) -> Page[ActionOut]:
    """What was decided to be done, and how that stands."""
    asks = (lambda one: one.state in query.state) if query.state else None
    return ACTIONS.page(session, query, as_of, asks)
