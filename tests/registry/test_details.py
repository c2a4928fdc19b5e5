"""Details that are put back as they were read change nothing, whatever answers show of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.api.wiring import IDENTITIES
from app.domain.vocabulary import Role
from app.ledger.models import Identifier, Version
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from tests.support import callers
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

PATHS = {
    "scope": "scopes", "authority": "authorities", "consortium": "consortia",
    "provider": "providers", "contract": "contracts",
}  # fmt: skip

FAR = date(2040, 1, 1)
SAMPLE = 8


@pytest.fixture(scope="module")
def loaded(databases: TemplateDatabases) -> Iterator[tuple[Database, TestClient]]:
    with databases.database("loaded") as database, serving(database) as (client, _):
        client.headers.update(callers.key(database, Role.ADMIN, name="admin"))
        yield database, client


def spellings(database: Database, thing: str) -> list[Any]:
    rows = table(Identifier)
    current = (rows.c.thing == thing, rows.c.to_at == NEVER)
    with database.read_session() as session:
        names = select(rows.c.code, rows.c.spelling, rows.c.is_former).where(*current)
        return sorted(map(tuple, session.execute(names)))


def versions(database: Database, thing: str) -> list[Any]:
    """Every version of every thing of a kind: its code, its first day and its name."""
    rows = table(Version)
    current = (rows.c.thing == thing, rows.c.to_at == NEVER)
    with database.read_session() as session:
        days = select(rows.c.code, rows.c.days_from, rows.c.days_to, rows.c.name).where(*current)
        return sorted(map(tuple, session.execute(days)))


@pytest.mark.parametrize("thing", PATHS)
def test_details_put_back_as_they_were_read_change_nothing(
    loaded: tuple[Database, TestClient], thing: str
) -> None:
    database, client = loaded
    before = spellings(database, thing), versions(database, thing)

    for code, _, last_day, _ in before[1][:: max(1, len(before[1]) // SAMPLE)]:
        path, on = f"/v1/{PATHS[thing]}/{code}/details", {"on": str(min(last_day, FAR))}
        read = client.get(path, params=on)
        lead = read.json().get("lead")
        headers = {"If-Match": read.headers["ETag"], **({"Acting-For": lead} if lead else {})}
        put = client.put(path, json={**read.json(), "reason": "correction"}, headers=headers)
        assert put.status_code == 200, (code, put.text)
        assert client.get(path, params=on).json() == read.json()

    assert (spellings(database, thing), versions(database, thing)) == before
    assert before[1]


@pytest.mark.parametrize("number", ["GB-FTS-182486", "GB-FTS-7916", "GB-CFS-159561"])
def test_numbers_that_answers_hide_are_among_the_details(
    loaded: tuple[Database, TestClient], number: str
) -> None:
    _, client = loaded
    scheme, id_ = number.rsplit("-", 1)
    hidden = {"scheme": scheme, "id": id_}

    shown = client.get(f"/v1/authorities/{number}").json()
    details = client.get(f"/v1/authorities/{number}/details").json()

    assert (hidden in shown["identifiers"], hidden in details["identifiers"]) == (False, True)


def test_every_kind_of_details_is_put_back() -> None:
    assert {identity.thing for identity in IDENTITIES} == {*PATHS}
