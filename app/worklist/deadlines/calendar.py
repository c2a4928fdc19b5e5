"""Key dates as an iCalendar feed (RFC 5545)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.periods import ONE_DAY
from app.ledger.as_of import AsOf
from app.ledger.models import Change
from app.ledger.streams import PUBLIC
from app.platform.clock import from_micros, to_micros
from app.platform.db.columns import table
from app.registry.contracts.models import ContractTerm
from app.worklist.deadlines.queries import key_dates_within
from app.worklist.deadlines.schemas import CalendarQuery, KeyDateOut
from app.worklist.deadlines.undertakings import DatedItem, list_dated_items

MEDIA_TYPE = "text/calendar; charset=utf-8"
_TERM, _CHANGE = table(ContractTerm), table(Change)
_REMINDERS = (timedelta(days=-30), timedelta(days=-7))
_REFRESH = timedelta(hours=12)
_SEQUENCE_ZERO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """The moment at which a contract or the facts behind its days last changed."""

    moment: int

    @property
    def recorded_at(self) -> datetime:
        """The moment in UTC."""
        return from_micros(self.moment)

    @property
    def sequence(self) -> int:
        """The moment in seconds since 2000, which grows with each change."""
        return int((self.recorded_at - _SEQUENCE_ZERO).total_seconds())


def render_calendar(session: Session, query: CalendarQuery, as_of: AsOf) -> bytes:
    """Render the key dates within a horizon as all-day events with two reminders each."""
    key_dates = key_dates_within(session, query, as_of)
    revisions = _revisions(session, {key_date.contract for key_date in key_dates}, as_of)
    today = as_of.day(query.on)
    events = [
        _key_date_event(key_date, revisions[key_date.contract], today) for key_date in key_dates
    ]
    if query.undertakings:
        events += [_undertaking_event(dated) for dated in list_dated_items(session, query, as_of)]
    return _format_calendar(events)


def _revisions(session: Session, contracts: set[str], as_of: AsOf) -> Mapping[str, Revision]:
    """Return the last change of each contract."""
    about = select(_CHANGE.c.code, _CHANGE.c.recorded_at).where(
        _CHANGE.c.stream == PUBLIC, _CHANGE.c.thing == "contract", _CHANGE.c.code.in_(contracts)
    )
    terms = select(_TERM.c.contract, _TERM.c.from_at).where(_TERM.c.contract.in_(contracts))
    changes = about.union_all(terms).subquery()
    code, moment = changes.c
    last = select(code, func.max(moment)).where(moment <= as_of.moment).group_by(code)
    return {contract: Revision(at) for contract, at in session.execute(last)}


def _format_calendar(events: Sequence[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Consortium Registry//Key dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Key dates of contracts")
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _moved_to(day: date, revision: Revision) -> Revision:
    """Return a revision not before a day: an event that moves every day needs a new sequence."""
    midnight = datetime.combine(day, time(), UTC)
    return Revision(max(revision.moment, to_micros(midnight)))


def _key_date_event(key_date: KeyDateOut, revision: Revision, today: date) -> Event:
    """Build the event of a key date; one without a day is shown on the day asked about."""
    uid = f"{key_date.kind}/{key_date.name}/{key_date.contract}@consortium-registry"
    if key_date.day is None:
        revision = _moved_to(today, revision)
    event = _event(
        uid, key_date.day or today, f"{_TITLES[key_date.kind]}: {key_date.contract_title}", revision
    )
    remarks = [
        remark
        for remark, is_said in (
            ("The day is assumed.", key_date.assumed),
            ("It is overdue.", key_date.overdue),
            ("Nothing is recorded about it.", key_date.not_recorded),
        )
        if is_said
    ]
    text = " ".join([f"{key_date.text}. Contract {key_date.contract}.", *remarks])
    event.add("description", text)
    event.add("categories", [key_date.kind])
    return event


def _undertaking_event(dated: DatedItem) -> Event:
    item = dated.item
    event = _event(dated.uid, dated.day, item.text, Revision(dated.changed_at))
    event.add("description", f"{item.authority}: {item.text}. See {item.address}.")
    event.add("categories", [item.kind])
    return event


def _event(uid: str, day: date, summary: str, revision: Revision) -> Event:
    """Build an event; when its day moves, the UID stays and the SEQUENCE grows."""
    event = Event()
    event.add("uid", uid)
    event.add("sequence", revision.sequence)
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
    "first-day": "First day",
    "start-replacement": "Begin a replacement",
    "option": "Use the option",
    "break": "Break",
    "review": "Review",
    "last-day": "Last day",
    "notice-period": "Tell the provider by",
    "end-unconfirmed": "End not confirmed",
    "end-unknown": "End not recorded",
    "notice": "Notice due",
    "notice-given": "Notice published",
}
