"""Key dates as an iCalendar feed (RFC 5545)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.key_dates import KeyDateKind
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
    # Outlook and Google read the older names of the name and the interval.
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    "X-PUBLISHED-TTL:PT12H",
)
_MAX_NAMED = 3
"""The number of authorities that a summary names."""

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


def render_calendar(
    session: Session, query: CalendarQuery, as_of: AsOf, *, public_url: str
) -> bytes:
    """Render the key dates within a horizon as all-day events with two reminders each.

    The address of the deployment is in the UIDs and URLs of the events. With `lead`, each event has
    one more so many days before, because some programs drop the reminders of subscriptions.
    """
    key_dates = first_key_dates(session, query, as_of, MAX_EVENTS + 1)
    revisions = _revisions(session, {key_date.contract for key_date in key_dates}, as_of)
    today = as_of.day(query.on)
    events = [
        _key_date_event(key_date, revisions[key_date.contract], today) for key_date in key_dates
    ]
    if query.undertakings:
        events += [_undertaking_event(dated) for dated in list_dated_items(session, query, as_of)]
    if query.lead is not None:
        days, early = query.days(today), [event.led(query.lead) for event in events]
        events += [event for event in early if event.day in days]
    shown = _first_events(events, as_of, today)
    deployment = _Deployment(public_url)
    texts = _texts(query, key_dates)
    return _format_calendar(query, texts, [event.lines(deployment) for event in shown])


@dataclass(frozen=True, slots=True)
class _Deployment:
    """The public address of the service."""

    url: str

    @property
    def host(self) -> str:
        """The host of the address, which makes UIDs unique among deployments."""
        return urlsplit(self.url).hostname or "consortium-registry"


@dataclass(frozen=True, slots=True)
class _Event:
    """An all-day event; when its day moves, the UID stays and the SEQUENCE grows."""

    uid: str
    day: date
    revision: Revision
    summary: str
    description: str
    category: str
    path: str

    def led(self, days: int) -> "_Event":
        """Return the event that announces this one a number of days before."""
        return replace(
            self,
            uid=f"lead-{days}/{self.uid}",
            day=self.day - timedelta(days),
            summary=f"In {days} days: {self.summary}",
            category="lead",
        )

    def lines(self, deployment: _Deployment) -> Sequence[str]:
        """Return the lines of the component."""
        summary, at = escaped(self.summary), f"{self.revision.recorded_at:%Y%m%dT%H%M%SZ}"
        lines = (
            f"SUMMARY:{summary}",
            f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{self.day + ONE_DAY:%Y%m%d}",
            f"DTSTAMP:{at}",
            f"UID:{escaped(self.uid)}@{deployment.host}",
            f"SEQUENCE:{self.revision.sequence}",
            f"CATEGORIES:{escaped(self.category)}",
            f"DESCRIPTION:{escaped(self.description)}",
            f"URL:{deployment.url}{self.path}",
            f"LAST-MODIFIED:{at}",
            "TRANSP:TRANSPARENT",
            *(line for before in _REMINDERS for line in _reminder(before, summary)),
        )
        return [*component("VEVENT", lines)]


def _first_events(events: Sequence[_Event], as_of: AsOf, today: date) -> Sequence[_Event]:
    """Return the first events by day, and one more that says from when on others are left out."""
    if len(events) <= MAX_EVENTS:
        return events
    by_day = sorted(events, key=lambda event: event.day)
    left_out = _left_out_event(by_day[MAX_EVENTS].day, as_of, today)
    return [*by_day[:MAX_EVENTS], left_out]


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


def _texts(query: CalendarQuery, key_dates: Sequence[KeyDateOut]) -> Iterator[str]:
    """Yield the lines with the number of contracts whose end nobody knows, if these are asked for.

    They are in the calendar whatever its days are.
    """
    if query.kind and KeyDateKind.END_UNKNOWN not in query.kind:
        return
    number = sum(item.kind is KeyDateKind.END_UNKNOWN for item in key_dates)
    some = "at least " if len(key_dates) > MAX_EVENTS else ""
    # RFC 7986 names it without the prefix that many programs read.
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        yield f"{name}:Contracts without a recorded end: {some}{number}"


def _format_calendar(
    query: CalendarQuery, texts: Iterable[str], events: Iterable[Sequence[str]]
) -> bytes:
    about = [*query.authority, *(code for code in (query.consortium, query.contract) if code)]
    name = escaped(": ".join(["Key dates", *([", ".join(about)] if about else [])]))
    names = (f"NAME:{name}", f"X-WR-CALNAME:{name}")
    return written(component("VCALENDAR", chain(_HEAD, (*names, *texts), *events)))


def _moved_to(day: date, revision: Revision) -> Revision:
    """Return a revision not before a day: an event that moves every day needs a new sequence."""
    midnight = datetime.combine(day, time(), UTC)
    return Revision(max(revision.moment, to_micros(midnight)))


def _key_date_event(key_date: KeyDateOut, revision: Revision, today: date) -> _Event:
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
    what = f"{key_date.text}. Contract {key_date.contract}."
    return _Event(
        f"{key_date.kind}/{key_date.name}/{key_date.contract}",
        key_date.day or today,
        revision,
        f"{_TITLES[key_date.kind]}: {key_date.contract_title} ({_parties(key_date)})",
        " ".join([what, _ACTIONS[key_date.kind], *remarks]),
        key_date.kind,
        f"/v1/contracts/{key_date.contract}",
    )


def _parties(key_date: KeyDateOut) -> str:
    """Return the authorities and the provider of a contract, as a summary names them."""
    named = ", ".join(key_date.authorities[:_MAX_NAMED])
    more = len(key_date.authorities) - _MAX_NAMED
    authorities = f"{named} and {more} more" if more > 0 else named
    return "; ".join(
        part for part in (authorities, key_date.supplier or "supplier not known") if part
    )


def _undertaking_event(dated: DatedItem) -> _Event:
    item = dated.item
    return _Event(
        dated.uid,
        dated.day,
        Revision(dated.changed_at),
        item.text,
        f"{item.authority}: {item.text}. See {item.address}.",
        item.kind,
        item.address,
    )


def _left_out_event(day: date, as_of: AsOf, today: date) -> _Event:
    return _Event(
        "left-out",
        day,
        _moved_to(today, Revision(as_of.moment)),
        "Later key dates are not in this calendar",
        f"A calendar holds the first {MAX_EVENTS} events, and there are more from this day on. "
        "Subscribe with a filter, such as an authority; GET /v1/key-dates lists all.",
        "left-out",
        "/v1/key-dates",
    )


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
"""The beginning of the summary of each kind."""

_ACTIONS = {
    "first-day": "See that the service begins.",
    "start-replacement": "Begin the procurement of a replacement, or record that it has begun.",
    "option": "Decide whether to use the option, and record the decision.",
    "break": "Decide whether to end the contract early.",
    "review": "Review the contract.",
    "last-day": "Say what follows: extend, replace or let it end.",
    "notice-period": "Tell the provider, if the contract is to end or to go on.",
    "end-unconfirmed": "Find out whether the contract goes on, and record it.",
    "end-unknown": "Find out when the contract ends, and record it.",
    "notice": "Publish the notice, and record it.",
    "notice-given": "Nothing needs to be done.",
}
"""The action of each kind."""
