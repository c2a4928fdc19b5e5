"""The list of incidents."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from app.cases.core.derived import IS_OPEN, DerivedFilter, open_days
from app.cases.core.listing import Listing
from app.cases.core.queries import case_id, is_case_of
from app.cases.core.rows import RowContext, from_row, record_id
from app.cases.incidents.models import IncidentFact, IncidentProvider, IncidentStepFact
from app.cases.incidents.responses import IncidentOut, IncidentStepOut
from app.cases.oversight.models import LessonFact
from app.domain.undertakings import case_state
from app.domain.vocabulary import AttestationSubject, IncidentStep
from app.domain.workflows import INCIDENT
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.platform.db.columns import table
from app.registry.authorities.queries import Authorities, consortia_with

_INCIDENT, _LESSON = table(IncidentFact), table(LessonFact)
_FAILED = table(IncidentProvider)
_CASE = case_id(_INCIDENT)


def _lesson_counts(
    session: Session, incidents: Sequence[Any], as_of: AsOf, on: date
) -> Mapping[str, int]:
    """Count the lessons that name each incident, by its opening or by a revision of it."""
    rows = session.execute(
        select(_CASE, func.count())
        .join(_LESSON, _LESSON.c.incident == _INCIDENT.c.id)
        .where(visible_as_of(_LESSON), _LESSON.c.learnt_on <= ON, is_case_of(_INCIDENT, incidents))
        .group_by(_CASE),
        as_of.parameters(on=on),
    )
    return {row[0]: row[1] for row in rows}


def _incident_out(ctx: RowContext, row: Any) -> IncidentOut:
    steps = ctx.steps(row)
    last_heard_on = ctx.last_heard_on(row, row.began_on, row.declared_on)
    ended_on = next(
        (step.day for step in ctx.parts.get(record_id(row), ()) if step.step in INCIDENT.final),
        None,
    )
    advisers = [step for step in steps if step.step is IncidentStep.ADVISER]
    decisions = [step for step in steps if step.step is IncidentStep.DECISION]
    return from_row(
        IncidentOut,
        row,
        ctx,
        state=case_state(ended_on, last_heard_on, ctx.on, ctx.attested_by(row)),
        last_heard_on=last_heard_on,
        open=not steps or steps[-1].step not in INCIDENT.final,
        advisers=[f"{step.firm} ({step.role})" for step in advisers],
        decisions=[step.text for step in decisions],
        lessons=ctx.related.get(record_id(row), 0),
        steps=[from_row(IncidentStepOut, step, ctx) for step in steps],
    )


def _declared_by(authorities: Authorities) -> ColumnElement[bool]:
    """Build the condition that one of them, or a consortium of theirs, declared an incident."""
    consortia = consortia_with(authorities)
    return or_(_INCIDENT.c.authority.in_(authorities), _INCIDENT.c.consortium.in_(consortia))


def _failure_of(providers: Sequence[str]) -> ColumnElement[bool]:
    return exists().where(_FAILED.c.fact == _INCIDENT.c.id, _FAILED.c.provider.in_(providers))


INCIDENTS = Listing(
    IncidentFact,
    IncidentOut,
    _incident_out,
    parts=IncidentStepFact,
    begins="declared_on",
    of_authorities=_declared_by,
    of_providers=_failure_of,
    derived_filters={"open": DerivedFilter(attrgetter("open"), IS_OPEN)},
    days=partial(open_days, INCIDENT),
    related=_lesson_counts,
    subject=AttestationSubject.INCIDENTS,
)
