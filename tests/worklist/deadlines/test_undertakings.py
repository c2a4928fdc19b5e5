"""Undertakings in the calendar, by visibility."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from app.cases.complaints.models import OmbudsmanDecisionFact, RemedyFact
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.commands import Provenance
from tests.support.records import SORT, Teller

DAYS = {"on": "2025-08-20", "first_day": "2025-08-20", "last_day": "2025-12-31"}
REMEDY, ACTION = SORT["record_remedy"], SORT["record_action"]
LATER = Provenance("tests", world.NOW + timedelta(minutes=1))


def events(client: TestClient, **filters: Any) -> dict[str, Any]:
    """Return the events of undertakings by kind."""
    response = client.get("/v1/key-dates.ics", params={**DAYS, "undertakings": "true", **filters})
    assert response.status_code == 200, response.text
    found = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(item["uid"]).partition("/")[0]: item for item in found}


@pytest.fixture
def undertakings(database: Database) -> dict[str, str]:
    """An apology due on 10 September, for everybody; an action due on 1 October, for partners."""
    with database.write_session() as session:
        world.authority(session)
        remedy = Teller(session).tell(REMEDY, due_on="2025-09-10")
        action = Teller(session).tell(ACTION, due_on="2025-10-01", visibility="partners")
        return {"remedy": remedy.id, "action": action.id}


def test_undertakings_appear_on_request(
    empty_client: TestClient, undertakings: dict[str, str]
) -> None:
    found = events(empty_client)

    assert [*found] == ["remedy"]
    assert str(found["remedy"]["uid"]) == f"remedy/{undertakings['remedy']}@registry.example.org"
    assert str(found["remedy"].start) == "2025-09-10"
    assert len(found["remedy"].walk("VALARM")) == 2
    assert events(empty_client, undertakings="false") == {}
    assert events(empty_client, last_day="2025-09-09") == {}
    assert events(empty_client, authority="camden").keys() == {"remedy"}


def test_member_token_shows_undertakings_of_partners(
    empty_client: TestClient, database: Database, undertakings: dict[str, str]
) -> None:
    token = callers.token(database, Role.READER)

    assert events(empty_client, token=token).keys() == {"remedy", "action"}


def test_done_undertaking_disappears_and_moved_one_keeps_its_uid(
    empty_client: TestClient, database: Database, undertakings: dict[str, str]
) -> None:
    before = events(empty_client)["remedy"]
    with database.write_session() as session:
        Teller(session).tell(ACTION, due_on="2025-11-03")
    other = events(empty_client)

    assert other["remedy"]["sequence"] == before["sequence"]
    with database.write_session() as session:
        case = session.get_one(RemedyFact, undertakings["remedy"]).case
        decision = session.get_one(OmbudsmanDecisionFact, case)
        teller = Teller(session, LATER)
        teller.add(REMEDY, decision, due_on="2025-09-12", replaces=undertakings["remedy"])
    moved = events(empty_client)["remedy"]

    assert str(moved.start) == "2025-09-12"
    assert moved["uid"] == before["uid"]
    assert moved["sequence"] > before["sequence"]
    assert moved["last-modified"].dt > before["last-modified"].dt
