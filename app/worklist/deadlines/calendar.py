"""Key dates as an iCalendar feed (RFC 5545)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.periods import ONE_DAY
from app.ledger.as_of import AsOf
from app.ledger.models import Change
from app.ledger.streams import PUBLIC
from app.platform.clock import from_micros, to_micros
from app.platform.db.columns import table
from app.registry.contracts.models import ContractTerm
from app.worklist.deadlines.icalendar_text import component, escaped, written
from app.worklist.deadlines.queries import first_key_dates
from app.worklist.deadlines.schemas import CalendarQuery, KeyDateOut
from app.worklist.deadlines.undertakings import DatedItem, list_dated_items

MEDIA_TYPE = "text/calendar; charset=utf-8"
MAX_EVENTS = 500
"""The number of events of a calendar; it says so if there are more."""

_TERM, _CHANGE = table(ContractTerm), table(Change)
_HEAD = (
    "VERSION:2.0",
    "PRODID:-//Consortium Registry//Key dates//EN",
    "METHOD:PUBLISH",
    "NAME:Key dates of contracts",
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
)
_REMINDERS = ("-P30D", "-P7D")
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
    key_dates = first_key_dates(session, query, as_of, MAX_EVENTS + 1)
    revisions = _revisions(session, {key_date.contract for key_date in key_dates}, as_of)
    today = as_of.day(query.on)
    events = [
        (key_date.day, _key_date_event(key_date, revisions[key_date.contract], today))
        for key_date in key_dates
    ]
    if query.undertakings:
        dated = list_dated_items(session, query, as_of)
        events += [(item.day, _undertaking_event(item)) for item in dated]
    return _format_calendar(_first_events(events, as_of, today))


def _first_events(
    events: Sequence[tuple[date | None, Sequence[str]]], as_of: AsOf, today: date
) -> list[Sequence[str]]:
    """Return the first events by day, and one more that says from when on others are left out."""
    if len(events) <= MAX_EVENTS:
        return [lines for _, lines in events]
    by_day = sorted(events, key=lambda event: event[0] or date.max)
    left_out = by_day[MAX_EVENTS][0] or today
    return [*(lines for _, lines in by_day[:MAX_EVENTS]), _left_out_event(left_out, as_of, today)]


def _revisions(session: Session, contracts: set[str], as_of: AsOf) -> Mapping[str, Revision]:
    """Return the last change of each contract."""
    # Expressions, so that SQLite finds the changes by their contracts, of which it has an index.
    is_contract = _CHANGE.c.thing.concat("") == "contract"
    about = select(_CHANGE.c.code, _CHANGE.c.recorded_at).where(
        _CHANGE.c.stream == PUBLIC, is_contract, _CHANGE.c.code.in_(contracts)
    )
    terms = select(_TERM.c.contract, _TERM.c.from_at).where(_TERM.c.contract.in_(contracts))
    changes = about.union_all(terms).subquery()
    code, moment = changes.c
    last = select(code, func.max(moment)).where(moment + 0 <= as_of.moment).group_by(code)
    return {contract: Revision(at) for contract, at in session.execute(last)}


def _format_calendar(events: Iterable[Sequence[str]]) -> bytes:
    return written(component("VCALENDAR", chain(_HEAD, *events)))


def _moved_to(day: date, revision: Revision) -> Revision:
    """Return a revision not before a day: an event that moves every day needs a new sequence."""
    midnight = datetime.combine(day, time(), UTC)
    return Revision(max(revision.moment, to_micros(midnight)))


def _key_date_event(key_date: KeyDateOut, revision: Revision, today: date) -> Sequence[str]:
    """Build the event of a key date; one without a day is shown on the day asked about."""
    if key_date.day is None:
        revision = _moved_to(today, revision)
    remarks = [
        remark
        for remark, is_said in (
            ("The day is assumed.", key_date.assumed),
            ("It is overdue.", key_date.overdue),
            ("Nothing is recorded about it.", key_date.not_recorded),
        )
        if is_said
    ]
    text = f"{key_date.text}. Contract {key_date.contract}."
    if key_date.supplier is not None:
        text = f"{text} Supplier: {key_date.supplier}."
    return _event(
        f"{key_date.kind}/{key_date.name}/{key_date.contract}@consortium-registry",
        key_date.day or today,
        revision,
        summary=f"{_TITLES[key_date.kind]}: {key_date.contract_title}",
        description=" ".join([text, *remarks]),
        category=key_date.kind,
    )


def _undertaking_event(dated: DatedItem) -> Sequence[str]:
    item = dated.item
    return _event(
        dated.uid,
        dated.day,
        Revision(dated.changed_at),
        summary=item.text,
        description=f"{item.authority}: {item.text}. See {item.address}.",
        category=item.kind,
    )


def _left_out_event(day: date, as_of: AsOf, today: date) -> Sequence[str]:
    return _event(
        "left-out@consortium-registry",
        day,
        _moved_to(today, Revision(as_of.moment)),
        summary="Later key dates are not in this calendar",
        description=f"A calendar holds the first {MAX_EVENTS} events, and there are more from this "
        "day on. Subscribe with a filter, such as an authority; GET /v1/key-dates lists all.",
        category="left-out",
    )


def _event(
    uid: str, day: date, revision: Revision, *, summary: str, description: str, category: str
) -> Sequence[str]:
    """Build an event; when its day moves, the UID stays and the SEQUENCE grows."""
    summary, at = escaped(summary), f"{revision.recorded_at:%Y%m%dT%H%M%SZ}"
    lines = (
        f"SUMMARY:{summary}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + ONE_DAY:%Y%m%d}",
        f"DTSTAMP:{at}",
        f"UID:{escaped(uid)}",
        f"SEQUENCE:{revision.sequence}",
        f"CATEGORIES:{escaped(category)}",
        f"DESCRIPTION:{escaped(description)}",
        f"LAST-MODIFIED:{at}",
        "TRANSP:TRANSPARENT",
        *(line for before in _REMINDERS for line in _reminder(before, summary)),
    )
    return [*component("VEVENT", lines)]


def _reminder(before: str, summary: str) -> Iterator[str]:
    return component("VALARM", ("ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:{before}"))


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
