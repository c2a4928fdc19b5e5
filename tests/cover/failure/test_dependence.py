"""Dependence on providers and groups over HTTP."""

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.cover.test_routes import MAY, a_mixed_day
from tests.support import world


def test_shared_cell_counts_in_equal_parts_for_its_holders(
    empty_client: TestClient, database: Database
) -> None:
    a_mixed_day(database)

    result = empty_client.get("/v1/cover/dependence", params=MAY).json()

    assert result["covered_cells"] == 3
    assert [
        (item["holder"], item["cells"], item["share"], item["sole_cells"])
        for item in result["shares"]
    ] == [
        ("east", 2, 0.5, ["brent/delivery"]),  # one cell and half of another, of three
        ("north", 1, 0.3333, ["camden/delivery"]),
        ("south", 1, 0.1667, []),
    ]
    assert result["hhi"] == round(50**2 + (100 / 3) ** 2 + (50 / 3) ** 2, 1)


def test_providers_with_confident_parent_count_as_one_group(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        world.provider(session, "south", parent="whole", parent_confidence="high")
        world.provider(session, "east", parent="whole", parent_confidence="low")
    a_mixed_day(database)

    result = empty_client.get("/v1/cover/dependence", params=MAY | {"by": "group"}).json()

    assert [item["holder"] for item in result["shares"]] == ["east", "north", "whole"]


def test_group_is_listed_under_its_own_name(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        world.provider(session, parent="whole", parent_confidence="high")
        world.award(session)

    result = empty_client.get("/v1/cover/dependence", params=MAY | {"by": "group"}).json()

    assert result["shares"][0]["holder_name"] == "Whole Care"
