"""The tree of service scopes over HTTP."""

from typing import Any

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world
from tests.support.pages import read_pages

TREE = {
    "community-equipment": [
        "equipment-collection", "equipment-decontamination", "equipment-delivery",
        "equipment-recycling", "equipment-repair", "equipment-servicing", "equipment-storage",
        "equipment-supply",
    ],
    "minor-adaptations": [],
    "occupational-therapy": ["occupational-therapy-complex", "occupational-therapy-general"],
    "telecare": [],
    "wheelchair-services": [],
}  # fmt: skip
WITHOUT_A_DUTY = {
    "community-equipment", "occupational-therapy",  # branches: their leaves carry it
    "equipment-decontamination", "equipment-recycling", "equipment-storage",
}  # fmt: skip


def scopes(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    found = client.get("/v1/scopes", params=asked).json()["items"]
    assert isinstance(found, list)
    return found


def test_the_tree_has_five_roots_and_thirteen_leaves(client: TestClient) -> None:
    found = scopes(client)

    assert {one["code"]: one["parent"] for one in found} == dict.fromkeys(TREE) | {
        leaf: root for root, leaves in TREE.items() for leaf in leaves
    }
    for one in found:
        assert one["leaves"] == (TREE.get(one["code"]) or [one["code"]])
    assert len([one for one in found if one["leaves"] == [one["code"]]]) == 13


def test_storage_decontamination_and_recycling_carry_no_duty_of_their_own(
    client: TestClient,
) -> None:
    assert {one["code"] for one in scopes(client) if one["duty"] is None} == WITHOUT_A_DUTY


def test_a_parent_shows_the_scopes_right_below_it(client: TestClient) -> None:
    for root, leaves in TREE.items():
        assert [one["code"] for one in scopes(client, parent=root)] == leaves


def test_an_unknown_parent_is_pointed_at(client: TestClient) -> None:
    problem = client.get("/v1/scopes", params={"parent": "nonsense"}).json()

    assert problem["errors"][0]["pointer"] == "/query/parent"


def test_pages_of_any_size_are_the_list(client: TestClient) -> None:
    whole = scopes(client)

    assert [one["code"] for one in whole] == sorted(one["code"] for one in whole)
    for limit in range(1, 8):
        assert read_pages(client, "/v1/scopes", {"limit": limit}) == whole


def test_pages_stay_where_the_first_was_read_while_the_tree_grows(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.scope_tree(session)
    before = scopes(empty_client)

    def grow() -> None:
        with database.write_session() as session:
            number = len(scopes(empty_client))
            world.scope_tree(session, {f"floor-{number}": "equipment"})

    assert read_pages(empty_client, "/v1/scopes", {"limit": 1}, grow) == before
    assert len(scopes(empty_client)) == len(before) + 3
