"""The details of authorities that read sessions keep are those of the state of the ledger."""

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from app.registry.authorities.facts import AUTHORITY
from tests.support import world
from tests.support.sent import selects
from tests.support.served import serving

CELLS = "/v1/cover?scope=beds&limit=50"


def names(client: TestClient, more: str) -> list[str]:
    return [cell["authority_name"] for cell in client.get(f"{CELLS}{more}").json()["items"]]


def test_kept_details_end_with_the_next_change_of_the_ledger(database: Database) -> None:
    with database.write_session() as session:
        world.scope_tree(session, {"beds": None})
        world.authority(session, name="Camden")
    with serving(database) as (client, _):
        before = names(client, "&on=2025-06-01")
        position = client.get(CELLS).headers["registry-position"]
        with database.write_session() as session:
            world.authority(session, "brent", name="Brent")
        after = names(client, "&on=2025-06-01")
        earlier = names(client, f"&on=2025-06-01&position={position}")

    assert (before, after, earlier) == (["Camden"], ["Brent", "Camden"], ["Camden"])


def test_details_are_those_of_the_day(database: Database) -> None:
    with database.write_session() as session:
        world.scope_tree(session, {"beds": None})
        world.authority(session, name="Old", last_day="2025-06-30")
        ended = {"holds_from": "2025-06-01", "last_day": "2025-06-30"}
        renamed = {**world.STATED, "name": "New", "kind": "london-borough", **ended}
        world.change(session, AUTHORITY, "camden", renamed)
    with serving(database) as (client, _):
        found = [names(client, f"&on={on}") for on in ("2025-05-31", "2025-06-30", "2025-07-01")]

    assert found == [["Old"], ["New"], []]


def test_details_are_read_once_for_all_days_and_authorities(database: Database) -> None:
    with database.write_session() as session:
        world.scope_tree(session, {"beds": None})
        for code in ("brent", "camden"):
            world.authority(session, code)
    with serving(database) as (client, _):
        names(client, "&authority=brent&on=2025-06-01")
        with selects() as sent:
            names(client, "&authority=camden&on=2025-06-02")

    assert not [text for text in sent if "authority_details" in text]
