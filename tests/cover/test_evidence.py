"""The latest day that the sources of a cell cover."""

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world


@pytest.mark.parametrize(
    ("days", "spoken_for"),
    [
        ({}, None),
        ({"published_on": "2025-03-20"}, "2025-03-20"),
        ({"dated_on": "2025-03-18"}, "2025-03-18"),
        ({"published_on": "2025-03-20", "dated_on": "2025-03-18"}, "2025-03-18"),
    ],
)
def test_evidence_day_is_source_date_else_publication(
    empty_client: TestClient, database: Database, days: dict[str, str], spoken_for: str | None
) -> None:
    with database.write_session() as session:
        world.source(session, "minutes", **days)
        world.award(session)

    filters = {"authority": "camden", "scope": "delivery", "on": "2025-06-01"}
    (cell,) = empty_client.get("/v1/cover", params=filters).json()["items"]

    assert cell["evidence_on"] == spoken_for
