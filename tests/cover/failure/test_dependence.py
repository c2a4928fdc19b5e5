"""How much of what is covered rests on how few, over HTTP."""

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.cover.test_routes import MAY, a_mixed_day
from tests.support import world


def test_dependence_shares_a_cell_among_its_holders(
    empty_client: TestClient, database: Database
) -> None:
    a_mixed_day(database)

    told = empty_client.get("/v1/cover/dependence", params=MAY).json()

    assert told["covered_cells"] == 3
    assert [
        (one["holder"], one["cells"], one["share"], one["sole_cells"]) for one in told["shares"]
    ] == [
        ("east", 2, 0.5, ["brent/delivery"]),  # one cell and half of another, of three
        ("north", 1, 0.3333, ["camden/delivery"]),
        ("south", 1, 0.1667, []),
    ]
    assert told["hhi"] == round(50**2 + (100 / 3) ** 2 + (50 / 3) ** 2, 1)


def test_a_group_counts_as_one_by_parents_of_high_confidence(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        world.provider(session, "south", parent="whole", parent_confidence="high")
        world.provider(session, "east", parent="whole", parent_confidence="low")
    a_mixed_day(database)

    told = empty_client.get("/v1/cover/dependence", params=MAY | {"by": "group"}).json()

    assert [one["holder"] for one in told["shares"]] == ["east", "north", "whole"]


def test_a_group_is_called_by_its_own_name(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        world.provider(session, parent="whole", parent_confidence="high")
        world.award(session)

    told = empty_client.get("/v1/cover/dependence", params=MAY | {"by": "group"}).json()

    assert told["shares"][0]["holder_name"] == "Whole Care"
