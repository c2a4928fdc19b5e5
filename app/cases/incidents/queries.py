"""Reading incidents."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cases.core.facts import case_in
from app.cases.core.listing import Listing, Shelf, case_of
from app.cases.incidents.models import IncidentFact, IncidentStepFact
from app.cases.incidents.responses import IncidentOut, IncidentStepOut
from app.cases.incidents.schemas import IncidentQuery
from app.cases.oversight.models import LessonFact
from app.domain.vocabulary import IncidentStep
from app.domain.workflows import INCIDENT
from app.ledger.as_of import ON, AsOf, resolve_filters, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Page

_INCIDENT, _LESSON = table(IncidentFact), table(LessonFact)
_CASE = case_in(_INCIDENT)


def _lessons(session: Session, as_of: AsOf, on: date) -> Mapping[str, int]:
    """How many lessons name each incident, by whichever of the facts that opened it."""
    rows = session.execute(
        select(_CASE, func.count())
        .join(_LESSON, _LESSON.c.incident == _INCIDENT.c.id)
        .where(visible_as_of(_LESSON), _LESSON.c.learnt_on <= ON)
        .group_by(_CASE),
        as_of.parameters(on=on),
    )
    return {row[0]: row[1] for row in rows}


def _incident(shelf: Shelf, row: Any) -> IncidentOut:
    taken = shelf.steps(row)
    advisers = [one for one in taken if one.step is IncidentStep.ADVISER]
    decided = [one for one in taken if one.step is IncidentStep.DECISION]
    return IncidentOut(
        **shelf.fields(
            row,
            IncidentOut,
            open=not taken or taken[-1].step not in INCIDENT.final,
            advisers=[f"{one.firm} ({one.role})" for one in advisers],
            decisions=[one.text for one in decided],
            lessons=shelf.context.get(case_of(row), 0),
            steps=[IncidentStepOut(**shelf.fields(one, IncidentStepOut)) for one in taken],
        )
    )


INCIDENTS = Listing(
    _INCIDENT,
    _incident,
    table(IncidentStepFact),
    begins="declared_on",
    context=_lessons,
)


def list_incidents(session: Session, query: IncidentQuery, as_of: AsOf) -> Page[IncidentOut]:
    """The failures declared by a day, in the order in which they were stated."""
    providers = resolve_filters(session, as_of, provider=query.provider)["provider"]

    def asks(one: IncidentOut) -> bool:
        is_about = not providers or providers[0] in one.providers
        return query.open in {None, one.open} and is_about

    is_asked = query.open is not None or bool(providers)
    return INCIDENTS.page(session, query, as_of, asks if is_asked else None)
