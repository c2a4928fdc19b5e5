"""What members undertook to do by a day, for the calendar."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf
from app.ledger.models import Change
from app.ledger.queries import CHANGES
from app.platform.db.columns import table
from app.worklist.deadlines.schemas import CalendarQuery
from app.worklist.open_items.queries import open_items
from app.worklist.open_items.schemas import AgendaQuery, OpenItemOut, OpenKind

_CHANGE = table(Change)
_FACTS: dict[OpenKind, set[str]] = {
    OpenKind.MOBILISATION: {"mobilisation_step"},
    OpenKind.MEETING: {"rhythm", "occasion"},
    OpenKind.CONCERN: {"concern", "concern_step"},
    OpenKind.ACTION: {"action"},
    OpenKind.COMPLAINT_REPLY: {"complaint", "complaint_step"},
    OpenKind.REMEDY: {"ombudsman_decision", "remedy"},
}
"""The kinds of facts that the day of each undertaking follows from."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something that waits, with how often and when what it follows from last changed."""

    item: OpenItemOut
    day: date
    revision: int
    recorded_at: datetime

    @property
    def uid(self) -> str:
        """What it is called for good."""
        return f"{self.item.kind}/{self.item.id}@consortium-registry"


def undertakings(session: Session, query: CalendarQuery, as_of: AsOf) -> list[Undertaking]:
    """What waits to be done by a day within the horizon, as far as the caller may see it."""
    days = query.days(as_of.day(query.on))
    asked = AgendaQuery(
        on=query.on,
        authority=query.authority,
        consortium=query.consortium,
        provider=query.provider,
    )
    items = {
        item: item.due_on
        for item in open_items(session, asked, as_of, _FACTS.keys())
        if item.due_on is not None
        and item.due_on in days
        and query.contract in {None, item.contract}
    }
    revised = _revisions(session, items, as_of)
    return [
        Undertaking(item, day, *revised[item.kind, item.authority]) for item, day in items.items()
    ]


def _revisions(
    session: Session, items: Collection[OpenItemOut], as_of: AsOf
) -> Mapping[tuple[OpenKind, str | None], tuple[int, datetime]]:
    """When what undertakings of a kind follow from last changed for an authority; one statement.

    What is hidden is counted beside what is public: the sum grows whenever either of them does.
    """
    shown = CHANGES.where(
        _CHANGE.c.thing == "authority", _CHANGE.c.code.in_({item.authority for item in items})
    ).subquery()
    rows = session.execute(
        select(
            shown.c.code,
            shown.c.kind,
            func.max(shown.c.position).label("position"),
            func.max(shown.c.recorded_at).label("recorded_at"),
        ).group_by(shown.c.stream, shown.c.kind, shown.c.code),
        as_of.parameters(),
    ).all()
    found = {}
    for item in items:
        of_it = [
            row for row in rows if row.code == item.authority and row.kind in _FACTS[item.kind]
        ]
        revision = sum(row.position for row in of_it)
        found[item.kind, item.authority] = (revision, max(row.recorded_at for row in of_it))
    return found
