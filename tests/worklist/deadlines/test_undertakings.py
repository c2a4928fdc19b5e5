"""A calendar shows what authorities undertook to do, to whoever may see it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from app.cases.complaints.models import OmbudsmanDecisionFact, RemedyFact
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.records import SORT, Teller

DAYS = {"on": "2025-08-20", "first_day": "2025-08-20", "last_day": "2025-12-31"}
REMEDY, ACTION = SORT["state_remedy"], SORT["state_action"]


def events(client: TestClient, **asked: Any) -> dict[str, Any]:
    """The events of undertakings, by what they are of."""
    response = client.get("/v1/key-dates.ics", params={**DAYS, "undertakings": "true", **asked})
    assert response.status_code == 200, response.text
    found = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(one["uid"]).partition("/")[0]: one for one in found}


@pytest.fixture
def told(database: Database) -> dict[str, str]:
    """An apology due on 10 September, for everybody; an action due on 1 October, for partners."""
    with database.write_session() as session:
        world.authority(session)
        remedy = Teller(session).tell(REMEDY, due_on="2025-09-10")
        action = Teller(session).tell(ACTION, due_on="2025-10-01", visibility="partners")
        return {"remedy": remedy.id, "action": action.id}


def test_they_are_shown_if_they_are_asked_for(
    empty_client: TestClient, told: dict[str, str]
) -> None:
    found = events(empty_client)

    assert [*found] == ["remedy"]
    assert str(found["remedy"]["uid"]) == f"remedy/{told['remedy']}@consortium-registry"
    assert str(found["remedy"].start) == "2025-09-10"
    assert len(found["remedy"].walk("VALARM")) == 2
    assert events(empty_client, undertakings="false") == {}
    assert events(empty_client, last_day="2025-09-09") == {}
    assert events(empty_client, authority="camden").keys() == {"remedy"}


def test_a_member_s_token_shows_what_members_see(
    empty_client: TestClient, database: Database, told: dict[str, str]
) -> None:
    token = callers.token(database, Role.READER)

    assert events(empty_client, token=token).keys() == {"remedy", "action"}


def test_one_that_is_done_is_gone_and_one_that_moves_stays_the_same_event_and_is_later(
    empty_client: TestClient, database: Database, told: dict[str, str]
) -> None:
    before = events(empty_client)["remedy"]
    with database.write_session() as session:
        Teller(session).tell(ACTION, due_on="2025-11-03")
    other = events(empty_client)

    assert other["remedy"]["sequence"] == before["sequence"]
    with database.write_session() as session:
        case = session.get_one(RemedyFact, told["remedy"]).case
        decision = session.get_one(OmbudsmanDecisionFact, case)
        Teller(session).add(REMEDY, decision, due_on="2025-09-12", replaces=told["remedy"])
    moved = events(empty_client)["remedy"]

    assert str(moved.start) == "2025-09-12"
    assert moved["uid"] == before["uid"]
    assert moved["sequence"] > before["sequence"]
    assert moved["last-modified"].dt >= before["last-modified"].dt
