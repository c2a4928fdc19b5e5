"""The number of facts that rest on a source, as of each moment and in each stream."""

from typing import Any

from sqlalchemy import select

from app.ledger.models import Change
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import bodies, world
from tests.support.registry import System

_CHANGE = table(Change)


def report(author: System, source: str, **said: Any) -> dict[str, Any]:
    body = bodies.report(**{"source": source, **said})
    return author.states("authorities/camden/service-reports", body)


def facts(caller: System, source: str, **asked: Any) -> tuple[int, int]:
    """Return the number of facts on a source, in the list and by itself."""
    (listed,) = caller.lists("sources", q=source, **asked)
    return listed["facts"], caller.sees(f"sources/{source}", **asked)["facts"]


def test_source_counts_its_facts_as_of_each_moment(camden: System, anybody: System) -> None:
    registered = camden.states("sources", bodies.source("asof"))
    first = report(camden, "asof")
    report(camden, "minutes")
    second = report(camden, "asof", finding="full")

    assert facts(anybody, "asof") == (2, 2)
    assert facts(anybody, "asof", position=first["position"]) == (1, 1)
    assert facts(anybody, "asof", known_at=second["recorded_at"]) == (2, 2)
    assert facts(anybody, "asof", position=registered["position"]) == (0, 0)


def test_withdrawn_facts_stay_counted(camden: System, anybody: System) -> None:
    camden.states("sources", bodies.source("ended"))
    first = report(camden, "ended")
    camden.withdraws(first["fact"])
    assert facts(anybody, "ended") == (1, 1)

    second = report(camden, "ended")
    camden.withdraws(second["fact"])
    report(camden, "ended")
    assert facts(anybody, "ended") == (3, 3)


def test_hidden_facts_are_not_counted(camden: System, anybody: System) -> None:
    camden.states("sources", bodies.source("hidden"))
    claim = bodies.claim("authority:camden", field="name", source="hidden", visibility="partners")
    camden.states("claims", claim)

    assert facts(anybody, "hidden") == facts(camden, "hidden") == (0, 0)


def counted(database: Database, stream: str) -> list[int | None]:
    """Return the number of facts in each entry of a stream."""
    in_order = select(_CHANGE.c.source_facts).where(_CHANGE.c.stream == stream)
    with database.read_session() as session:
        return [*session.scalars(in_order.order_by(_CHANGE.c.position))]


def test_each_stream_counts_for_itself(database: Database) -> None:
    with database.write_session() as session:
        for visibility in ("partners", "public", "partners"):
            world.claim(session, visibility=visibility)

    public = counted(database, "public")
    assert public == [None, *range(1, len(public))]
    assert counted(database, "partners") == [1, 2]
