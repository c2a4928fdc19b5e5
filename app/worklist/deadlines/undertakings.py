"""Dated undertakings of authorities, for the calendar."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf, resolve_filters
from app.ledger.models import Change
from app.ledger.queries import CHANGES
from app.platform.db.columns import table
from app.registry.authorities.queries import area_of
from app.registry.contracts.queries import find_references
from app.worklist.deadlines.schemas import CalendarQuery
from app.worklist.open_items.queries import list_open_items
from app.worklist.open_items.schemas import OpenItemOut, OpenItemQuery, OpenKind

_CHANGE = table(Change)
_FACT_KINDS: dict[OpenKind, set[str]] = {
    OpenKind.MOBILISATION: {"mobilisation_step"},
    OpenKind.MEETING: {"meeting_schedule", "oversight_event"},
    OpenKind.CONCERN: {"concern", "concern_step"},
    OpenKind.ACTION: {"action"},
    OpenKind.COMPLAINT_REPLY: {"complaint", "complaint_step"},
    OpenKind.REMEDY: {"ombudsman_decision", "remedy"},
}
"""The kinds of facts that decide the due date of each kind of item."""


@dataclass(frozen=True, slots=True)
class DatedItem:
    """An open item with a due date, and the moment at which the facts behind it last changed."""

    item: OpenItemOut
    day: date
    changed_at: int

    @property
    def uid(self) -> str:
        """The permanent identifier of the calendar event within a deployment."""
        return f"{self.item.kind}/{self.item.id}"


def list_dated_items(session: Session, query: CalendarQuery, as_of: AsOf) -> list[DatedItem]:
    """Return the items due within the horizon that are visible to the caller.

    An item passes a filter by contract, scope or label if its contract does.
    """
    on = as_of.day(query.on)
    days = query.days(on)
    contracts = _selected_contracts(session, query, as_of, on)
    open_query = OpenItemQuery(
        on=query.on,
        authority=query.authority,
        consortium=query.consortium,
        provider=query.provider,
        **area_of(query),
    )
    items = [
        (item, item.due_on)
        for item in list_open_items(session, open_query, as_of, _FACT_KINDS.keys())
        if item.due_on is not None
        and item.due_on in days
        and (contracts is None or item.contract in contracts)
    ]
    revisions = _revisions(session, [item for item, _ in items], as_of)
    return [DatedItem(item, day, revisions[item.kind, item.authority]) for item, day in items]


def _selected_contracts(
    session: Session, query: CalendarQuery, as_of: AsOf, on: date
) -> Collection[str] | None:
    """Return the contracts that pass the filters of contracts alone, or None without such."""
    named = {name: getattr(query, name) for name in ("contract", "labelled_consortium", "scope")}
    if not any(named.values()):
        return None
    return find_references(session, resolve_filters(session, as_of, **named), as_of, on)


def _revisions(
    session: Session, items: Collection[OpenItemOut], as_of: AsOf
) -> Mapping[tuple[OpenKind, str | None], int]:
    """Return the moment at which the facts behind each kind of item of an authority changed."""
    changes = CHANGES.where(
        _CHANGE.c.thing == "authority", _CHANGE.c.code.in_({item.authority for item in items})
    ).subquery()
    rows = session.execute(
        select(
            changes.c.code,
            changes.c.type,
            func.max(changes.c.recorded_at).label("recorded_at"),
        ).group_by(changes.c.type, changes.c.code),
        as_of.parameters(),
    ).all()
    return {
        (item.kind, item.authority): max(
            row.recorded_at
            for row in rows
            if row.code == item.authority and row.type in _FACT_KINDS[item.kind]
        )
        for item in items
    }
