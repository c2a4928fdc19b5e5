"""Key dates as a calendar that people subscribe to (RFC 5545)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.periods import ONE_DAY
from app.ledger.as_of import AsOf
from app.ledger.models import PUBLIC, Change
from app.platform.db.columns import table
from app.registry.contracts.models import ContractTerm
from app.worklist.deadlines.queries import key_dates_within
from app.worklist.deadlines.schemas import CalendarQuery, KeyDateOut
from app.worklist.deadlines.undertakings import Undertaking, undertakings

MEDIA_TYPE = "text/calendar; charset=utf-8"
_TERM, _CHANGE = table(ContractTerm), table(Change)
_REMINDERS = (timedelta(days=-30), timedelta(days=-7))
_REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Revision:
    """The entry of the ledger with which a contract, or what its days follow from, last changed."""

    position: int
    recorded_at: datetime


def calendar(session: Session, query: CalendarQuery, as_of: AsOf) -> bytes:
    """The key dates within a horizon, each an event of a whole day with two reminders."""
    found = key_dates_within(session, query, as_of)
    revisions = _revisions(session, {one.contract for one in found}, as_of)
    events = [_of_contract(one, revisions[one.contract]) for one in found]
    if query.undertakings:
        events += [_of_undertaking(one) for one in undertakings(session, query, as_of)]
    return _spelt(events)


def _revisions(session: Session, contracts: set[str], as_of: AsOf) -> Mapping[str, Revision]:
    """When each contract last changed; two statements."""
    said = select(_CHANGE.c.code, _CHANGE.c.position).where(
        _CHANGE.c.stream == PUBLIC, _CHANGE.c.thing == "contract", _CHANGE.c.code.in_(contracts)
    )
    moved = select(_TERM.c.contract, _TERM.c.from_position).where(_TERM.c.contract.in_(contracts))
    either = said.union_all(moved).subquery()
    code, position = either.c
    last = (
        select(code, func.max(position).label("position"))
        .where(position <= as_of.position)
        .group_by(code)
        .subquery()
    )
    rows = session.execute(
        select(last.c.code, _CHANGE.c.position, _CHANGE.c.recorded_at)
        .join(_CHANGE, _CHANGE.c.position == last.c.position)
        .where(_CHANGE.c.stream == PUBLIC)
    )
    return {row.code: Revision(row.position, row.recorded_at) for row in rows}


def _spelt(events: Sequence[Event]) -> bytes:
    spelt = Calendar()
    spelt.add("prodid", "-//Consortium Registry//Key dates//EN")
    spelt.add("version", "2.0")
    spelt.add("method", "PUBLISH")
    spelt.add("name", "Key dates of contracts")
    spelt.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        spelt.add_component(event)
    return bytes(spelt.to_ical())


def _of_contract(one: KeyDateOut, revision: Revision) -> Event:
    uid = f"{one.kind}/{one.name}/{one.contract}@consortium-registry"
    event = _event(uid, one.day, f"{_TITLES[one.kind]}: {one.contract_title}", revision)
    assumed = " The day follows from something that is only assumed." if one.assumed else ""
    overdue = " It is overdue." if one.overdue else ""
    event.add("description", f"{one.text}. Contract {one.contract}.{assumed}{overdue}")
    event.add("categories", [one.kind])
    return event


def _of_undertaking(one: Undertaking) -> Event:
    item = one.item
    event = _event(one.uid, one.day, item.text, Revision(one.revision, one.recorded_at))
    event.add("description", f"{item.authority}: {item.text}. See {item.address}.")
    event.add("categories", [item.kind])
    return event


def _event(uid: str, day: date, summary: str, revision: Revision) -> Event:
    """An event that keeps its UID when its day moves, and is then of a later SEQUENCE."""
    event = Event()
    event.add("uid", uid)
    event.add("sequence", revision.position)
    event.add("dtstamp", revision.recorded_at)
    event.add("last-modified", revision.recorded_at)
    event.add("dtstart", day)
    event.add("dtend", day + ONE_DAY)
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    for before in _REMINDERS:
        event.add_component(_reminder(before, summary))
    return event


def _reminder(before: timedelta, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", summary)
    return alarm


_TITLES = {
    "start-replacement": "Begin a replacement",
    "option": "Use the option",
    "break": "Break",
    "review": "Review",
    "last-day": "Last day",
    "notice": "Notice due",
}
