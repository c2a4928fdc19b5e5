"""Hidden facts are not visible earlier than public ones."""

from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world


def test_position_zero_has_no_hidden_facts(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.authority(session, "camden")
        world.claim(session, about="authority:camden", visibility="partners")
    reader = callers.key(database, Role.READER)

    now, at_first = (
        empty_client.get("/v1/claims", params=params, headers=reader).json()["items"]
        for params in ({}, {"position": 0})
    )

    assert [claim["id"] for claim in now] == ["partners-1"]
    assert at_first == []
