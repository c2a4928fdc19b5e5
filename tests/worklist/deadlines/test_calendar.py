"""Key dates as an iCalendar feed, read by two parsers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

import pytest
import vobject
from fastapi.testclient import TestClient
from icalendar import Calendar

from app.platform.db.database import Database
from app.worklist.deadlines import calendar
from tests.support import world
from tests.support.commands import Provenance

ON = {"on": "2025-10-01"}
WHOLE = {"first_day": "2025-01-01", "last_day": "2029-12-31"}
HOST = "registry.example.org"
LATER = Provenance("tests", world.NOW + timedelta(minutes=1))
TERM = {"first_day": "2025-09-15", "last_day": "2026-09-14", **world.STATED,
        "first_day_basis": "agreed", "last_day_basis": "agreed"}  # fmt: skip
LAST_DAY = f"last-day/last-day/c-1@{HOST}"


def subscribed(client: TestClient, **filters: Any) -> bytes:
    response = client.get("/v1/key-dates.ics", params=ON | WHOLE | filters)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    return bytes(response.content)


@dataclass(frozen=True, slots=True)
class Event:
    """An event as read by a calendar program."""

    summary: str
    description: str
    first: date
    after_last: date
    sequence: int
    transparency: str
    reminders: list[timedelta]

    @classmethod
    def read(cls, entry: Any) -> Self:
        reminders = [alarm["trigger"].dt for alarm in entry.walk("VALARM")]
        texts = str(entry["summary"]), str(entry["description"])
        days = entry["dtstart"].dt, entry["dtend"].dt
        return cls(*texts, *days, int(entry["sequence"]), str(entry["transp"]), reminders)


def events(said: bytes) -> dict[str, Event]:
    parsed: Any = Calendar.from_ical(said)
    return {str(entry["uid"]): Event.read(entry) for entry in parsed.walk("VEVENT")}


def test_calendar_equals_list_in_two_parsers(
    client: TestClient,
) -> None:
    filters = {**ON, **WHOLE, "consortium": "lcec"}
    listed = client.get("/v1/key-dates", params=filters | {"limit": 200, "overdue": True}).json()[
        "items"
    ]
    said = subscribed(client, consortium="lcec")

    entry = events(said)
    other = {str(e.uid.value): e for e in vobject.readOne(said.decode()).vevent_list}
    expected = {
        f"{item['kind']}/{item['name']}/{item['contract']}@{HOST}": item["day"] or ON["on"]
        for item in listed
    }
    assert {uid: str(event.first) for uid, event in entry.items()} == expected
    assert {uid: str(event.dtstart.value) for uid, event in other.items()} == expected
    assert {uid: event.summary for uid, event in entry.items()} == {
        uid: event.summary.value for uid, event in other.items()
    }


def test_event_is_transparent_all_day_with_two_reminders(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, title='Beds, hoists; and "rails"', **TERM)

    event = events(subscribed(empty_client))[LAST_DAY]

    assert (event.first, event.after_last) == (date(2026, 9, 14), date(2026, 9, 15))
    assert event.transparency == "TRANSPARENT"
    assert event.summary == 'Last day: Beds, hoists; and "rails" (North Care)'
    assert event.reminders == [timedelta(days=-30), timedelta(days=-7)]


def test_moved_event_keeps_uid_with_later_sequence(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)
        world.contract(session, "c-2", **TERM)
    before = events(subscribed(empty_client))
    with database.write_session() as session:
        world.term_change(session, change="extension", last_day="2027-09-14", provenance=LATER)
    after = events(subscribed(empty_client))

    assert (before[LAST_DAY].first, after[LAST_DAY].first) == (
        date(2026, 9, 14), date(2027, 9, 14),
    )  # fmt: skip
    assert after[LAST_DAY].sequence > before[LAST_DAY].sequence
    other = LAST_DAY.replace("c-1", "c-2")
    assert after[other].sequence == before[other].sequence


def test_extended_framework_moves_events_of_call_offs(
    empty_client: TestClient, database: Database
) -> None:
    derived: dict[str, Any] = {**TERM, "last_day": None, "last_day_basis": "contract"}
    with database.write_session() as session:
        world.contract(session, "frame", kind="framework", **TERM)
        world.contract(session, framework="frame", kind="call-off", **derived)
    before = events(subscribed(empty_client)).get(LAST_DAY)
    with database.write_session() as session:
        world.term_change(
            session, "frame", change="extension", last_day="2027-09-14", provenance=LATER
        )
    after = events(subscribed(empty_client)).get(LAST_DAY)

    assert before is not None
    assert after is not None
    assert (before.first, after.first) == (date(2026, 9, 14), date(2027, 9, 14))
    assert after.sequence > before.sequence


def test_event_on_assumed_day_says_so(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session, **{**TERM, "last_day_basis": "assumed"})

    assert "assumed" in events(subscribed(empty_client))[LAST_DAY].description


@pytest.mark.parametrize(
    ("fields", "supplier"),
    [
        ({"provider": "north"}, "North Care"),
        ({"provider": None, "suppliers_as_published": [{"name": "Example Beds"}, {"name": "B"}]},
         "Example Beds; B"),
        ({"provider": None}, None),
    ],
)  # fmt: skip
def test_key_date_names_the_provider_or_the_suppliers_as_published(
    empty_client: TestClient, database: Database, fields: dict[str, Any], supplier: str | None
) -> None:
    with database.write_session() as session:
        world.contract(session, **{**TERM, **fields})

    listed = empty_client.get("/v1/key-dates", params=ON | WHOLE).json()["items"]

    assert {item["supplier"] for item in listed} == {supplier}
    said = f"({supplier or 'supplier not known'})"
    assert events(subscribed(empty_client))[LAST_DAY].summary.endswith(said)


def test_calendar_supports_etag(client: TestClient) -> None:
    first = client.get("/v1/key-dates.ics", params=ON)
    again = client.get(
        "/v1/key-dates.ics", params=ON, headers={"If-None-Match": first.headers["etag"]}
    )

    assert again.status_code == 304


def test_parameters_that_programs_add_against_caches_are_ignored(client: TestClient) -> None:
    assert events(subscribed(client, _=1764460800, nocache="x")) == events(subscribed(client))


def test_calendar_names_itself_by_its_filters(client: TestClient) -> None:
    parsed: Any = Calendar.from_ical(subscribed(client, authority="islington"))
    whole: Any = Calendar.from_ical(subscribed(client))

    assert str(parsed["x-wr-calname"]) == str(parsed["name"]) == "Key dates: islington"
    assert str(whole["x-wr-calname"]) == "Key dates"
    assert str(parsed["x-published-ttl"]) == "PT12H"


def test_event_says_what_to_do_and_links_to_the_contract(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)

    parsed: Any = Calendar.from_ical(subscribed(empty_client))
    event = next(entry for entry in parsed.walk("VEVENT") if str(entry["uid"]) == LAST_DAY)

    assert "Say what follows: extend, replace or let it end." in str(event["description"])
    assert str(event["url"]) == f"https://{HOST}/v1/contracts/c-1"


def test_lead_adds_an_event_so_many_days_before_within_the_horizon(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, **TERM)

    plain, led = events(subscribed(empty_client)), events(subscribed(empty_client, lead=30))

    early = led[f"lead-30/{LAST_DAY}"]
    assert early.first == date(2026, 8, 15)
    assert early.summary == f"In 30 days: {plain[LAST_DAY].summary}"
    assert {uid: event for uid, event in led.items() if not uid.startswith("lead-")} == plain
    assert min(event.first for event in led.values()) >= date(2025, 1, 1)


def test_start_that_has_passed_without_a_record_stays_in_the_calendar(client: TestClient) -> None:
    filters = {"authority": "islington", "first_day": "2025-10-01"}

    shown, without = subscribed(client, **filters), subscribed(client, overdue=False, **filters)

    assert {event.first for event in events(shown).values() if event.first < date(2025, 10, 1)}
    assert events(without).keys() < events(shown).keys()


@pytest.mark.parametrize("kind", ["last-day", "notice"])
def test_calendar_filter_leaves_only_matching_events(client: TestClient, kind: str) -> None:
    found = events(subscribed(client, kind=kind))

    assert found
    assert {uid.partition("/")[0] for uid in found} == {kind}


def test_unknown_end_is_an_event_on_the_day_of_the_query_that_moves_with_it(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, last_day=None, last_day_basis="unknown")
    uid = f"end-unknown/end-unknown/c-1@{HOST}"

    today = events(subscribed(empty_client))[uid]
    tomorrow = events(subscribed(empty_client, on="2026-12-25"))[uid]
    later = events(subscribed(empty_client, on="2026-12-26"))[uid]

    assert today.summary == "End not recorded: Contract c-1 (North Care)"
    assert today.first == date(2025, 10, 1)
    assert (tomorrow.first, later.first) == (date(2026, 12, 25), date(2026, 12, 26))
    assert today.sequence <= tomorrow.sequence < later.sequence


def test_calendar_says_how_many_contracts_have_an_unknown_end(client: TestClient) -> None:
    asked = {"authority": "harrow", "on": "2025-10-01", "last_day": "2025-12-24"}
    said = "Contracts without a recorded end: 2"

    read: Any = Calendar.from_ical(subscribed(client, **asked))
    ends = Calendar.from_ical(subscribed(client, **asked, kind="last-day"))

    assert (str(read["DESCRIPTION"]), str(read["X-WR-CALDESC"])) == (said, said)
    listed = client.get("/v1/key-dates", params={**asked, "kind": "end-unknown", "count": True})
    assert listed.headers["Registry-Total"] == "2"
    assert "DESCRIPTION" not in ends


def test_calendar_of_too_many_events_says_from_when_on_others_are_left_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = subscribed(client, undertakings=True)
    monkeypatch.setattr(calendar, "MAX_EVENTS", 5)
    cut = subscribed(client, undertakings=True)

    days = sorted(event.first for event in events(whole).values())
    shown = events(cut)
    left_out = shown.pop(f"left-out@{HOST}")
    assert [event.first for event in shown.values()] == days[:5]
    assert left_out.first == days[5]
    assert "first 5 events" in left_out.description


def test_calendar_with_as_many_events_as_fit_leaves_none_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = subscribed(client)
    monkeypatch.setattr(calendar, "MAX_EVENTS", len(events(whole)))

    assert subscribed(client) == whole
