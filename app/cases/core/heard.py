"""Days on which sources speak of facts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.history import source_days
from app.ledger.models import CorroborationFact
from app.ledger.projections import chunks
from app.platform.db.columns import table

_CORROBORATION = table(CorroborationFact)


def source_days_of(session: Session, facts: Sequence[Any], as_of: AsOf) -> Mapping[str, date]:
    """Return the latest day of a source of each fact, corroborations included.

    Facts whose sources have no day are left out.
    """
    rests_on = [(fact.id, fact.source) for fact in facts]
    for some in chunks({fact for fact, _ in rests_on}):
        further = select(_CORROBORATION.c.fact, _CORROBORATION.c.source).where(
            visible_as_of(_CORROBORATION), _CORROBORATION.c.fact.in_(some)
        )
        rests_on += [
            (fact, source) for fact, source in session.execute(further, as_of.parameters())
        ]
    days = source_days(session, sorted({source for _, source in rests_on}))
    latest: dict[str, date] = {}
    for fact, source in rests_on:
        day = days.get(source)
        if day is not None:
            latest[fact] = max(day, latest.get(fact, day))
    return latest
