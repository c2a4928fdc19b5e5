"""The tree of scopes that read sessions keep is that of the state of the ledger."""

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world
from tests.support.sent import selects
from tests.support.served import serving

CELLS = "/v1/cover?authority=camden&on=2025-06-01"


def scopes(client: TestClient, more: str = "") -> list[str]:
    return [cell["scope"] for cell in client.get(f"{CELLS}{more}").json()["items"]]


def test_kept_tree_ends_with_the_next_change_of_the_ledger(database: Database) -> None:
    with database.write_session() as session:
        world.scope_tree(session, {"beds": None})
        world.authority(session)
    with serving(database) as (client, _):
        before = scopes(client)
        position = client.get(CELLS).headers["registry-position"]
        with database.write_session() as session:
            world.scope_tree(session, {"hoists": None})
        after, earlier = scopes(client), scopes(client, f"&position={position}")

    assert (before, after, earlier) == (["beds"], ["beds", "hoists"], ["beds"])


def test_tree_of_a_day_is_read_once_while_the_ledger_stays_as_it_is(database: Database) -> None:
    with database.write_session() as session:
        world.scope_tree(session, {"beds": None})
        world.authority(session)
    with serving(database) as (client, _):
        with selects() as first:
            scopes(client)
        with selects() as second:
            scopes(client)

    # The details of all authorities are kept, too.
    assert len(second) == len(first) - 2
