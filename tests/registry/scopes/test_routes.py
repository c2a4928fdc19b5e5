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


def test_tree_has_five_roots_and_thirteen_leaves(client: TestClient) -> None:
    found = scopes(client)

    assert {item["code"]: item["parent"] for item in found} == dict.fromkeys(TREE) | {
        leaf: root for root, leaves in TREE.items() for leaf in leaves
    }
    for item in found:
        assert item["leaves"] == (TREE.get(item["code"]) or [item["code"]])
    assert len([item for item in found if item["leaves"] == [item["code"]]]) == 13


def test_storage_decontamination_and_recycling_have_no_duty(
    client: TestClient,
) -> None:
    assert {item["code"] for item in scopes(client) if item["duty"] is None} == WITHOUT_A_DUTY


def test_parent_filter_returns_its_children(client: TestClient) -> None:
    for root, leaves in TREE.items():
        assert [item["code"] for item in scopes(client, parent=root)] == leaves


def test_unknown_parent_returns_422(client: TestClient) -> None:
    problem = client.get("/v1/scopes", params={"parent": "nonsense"}).json()

    assert problem["errors"][0]["pointer"] == "/query/parent"


def test_pages_of_any_size_join_to_the_list(client: TestClient) -> None:
    whole = scopes(client)

    assert [item["code"] for item in whole] == sorted(item["code"] for item in whole)
    for limit in range(1, 8):
        assert read_pages(client, "/v1/scopes", {"limit": limit}) == whole


def test_pages_keep_the_position_of_the_first_while_the_tree_grows(
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
