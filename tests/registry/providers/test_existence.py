"""Events of a provider are not before the recorded first day of its existence."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.platform.db.database import Database
from app.registry.providers.facts import PROVIDER
from app.registry.providers.models import ProviderDetailsFact
from app.registry.providers.schemas import ProviderDetailsIn
from tests.support import world

FOUNDED = "2019-04-01"


def said(**more: Any) -> ProviderDetailsIn:
    return ProviderDetailsIn.model_validate({**world.STATED, "name": "North", **more})


def corrected(session: Session, details: ProviderDetailsFact, **more: Any) -> ProviderDetailsFact:
    old = session.get_one(ProviderDetailsFact, details.id)
    return world.correct(session, PROVIDER, old, said(**more))


@pytest.mark.parametrize("event", ["administration", "distress-signal"])
def test_event_before_existence_is_refused(database: Database, event: str) -> None:
    with database.write_session() as session:
        world.provider(session, exists_from=FOUNDED)
    with pytest.raises(DomainError) as refusal, database.write_session() as session:
        world.provider_event(session, event=event, day="2019-03-31")

    assert (refusal.value.code, refusal.value.field) == ("event-before-provider", "day")
    with database.write_session() as session:
        assert world.provider_event(session, event=event, day=FOUNDED).id


def test_event_of_provider_without_first_day_is_recorded(
    database: Database,
) -> None:
    with database.write_session() as session:
        assert world.provider_event(session, event="sold", day="1900-01-01").id


def test_existence_after_an_event_is_refused(database: Database) -> None:
    with database.write_session() as session:
        details = world.provider(session)
        event = world.provider_event(session, event="sold", day="2019-03-31")
    with pytest.raises(DomainError) as refusal, database.write_session() as session:
        corrected(session, details, exists_from=FOUNDED)

    assert (refusal.value.code, refusal.value.field) == ("event-before-provider", "exists_from")
    with database.write_session() as session:
        world.withdraw(session, session.merge(event), reason="Another was sold.")
        assert corrected(session, details, exists_from=FOUNDED).id


def test_earliest_version_determines_existence(database: Database) -> None:
    with database.write_session() as session:
        first = world.provider(session, exists_from=FOUNDED)
        later = said(holds_from="2024-01-01", exists_from="2023-12-01")
        world.change(session, PROVIDER, "north", later)
        world.provider_event(session, event="sold", day="2020-01-01")

    # Without the first version, the provider would begin after it was sold.
    with pytest.raises(DomainError) as refusal, database.write_session() as session:
        world.withdraw(session, session.merge(first), reason="Another company.")
    assert (refusal.value.code, refusal.value.field) == ("event-before-provider", None)


def test_exists_from_is_returned_and_can_be_revised(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.provider(session, exists_from=FOUNDED)
        world.provider(session, "south")

    shown = {item["code"]: item["exists_from"]
             for item in empty_client.get("/v1/providers").json()["items"]}  # fmt: skip
    assert shown == {"north": FOUNDED, "south": None}
    again = empty_client.get("/v1/providers/north/details").json()
    assert ProviderDetailsIn.model_validate(again) == said(name="North Care", exists_from=FOUNDED)
