"""Reads that are answered only from a ledger that has reached the positions a request names."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.vocabulary import Role
from app.ledger.http.minimum_positions import NAME
from app.platform.db.database import Database
from tests.support import bodies, callers, world
from tests.support.cached import PATH, Cached, caching, codes
from tests.support.openapi import OPERATIONS, Operation
from tests.support.operations import Asking, asking_as_each
from tests.support.registry import told
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

WITH_POSITION = [
    one for one in OPERATIONS
    if one.method == "get" and "Registry-Position" in str(one.said["responses"]["200"])
]  # fmt: skip
MALFORMED = (
    "", " ", "x", "-1", "1.0", "1,", "1; partners=2", "partners=1", "1, partners", "1, partners=",
    "1, partners=1, partners=1", "1, public=1", "1 2", "9" * 19, "9" * 5_000, "1" + ", p=1" * 2_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def asking(databases: TemplateDatabases) -> Iterator[Asking]:
    with databases.database("loaded", "minimum") as database, asking_as_each(database) as asking:
        yield asking


@pytest.fixture(params=[0, 4], ids=["without cache", "with cache"])
def cached(database: Database, request: pytest.FixtureRequest) -> Iterator[Cached]:
    """Clients of a registry whose streams end at 1, the first entry of each."""
    settings = SETTINGS.model_copy(update={"response_cache_mib": request.param})
    for client in caching(database, settings):
        with database.write_session() as session:
            world.claim(session, about="authority:camden", visibility="partners")
        yield client


@pytest.mark.parametrize("operation", WITH_POSITION, ids=lambda one: one.id)
def test_read_is_refused_if_and_only_if_the_ledger_has_not_reached_the_position(
    asking: Asking, operation: Operation
) -> None:
    position = asking.ask(operation).headers["registry-position"]
    public, _, others = position.partition(",")
    ahead = f"{int(public) + 1}{others and ','}{others}"

    reached, refused = (asking.ask(operation, {NAME: text}) for text in (position, ahead))

    assert reached.status_code == 200
    assert told(refused) == (422, "unknown-position", [f"/header/{NAME}"])


def at_least(cached: Cached, text: str | bytes, key: dict[str, str] | None = None) -> Any:
    """The answer to a read with the header, after the same read without it, which may be kept."""
    cached.get(headers=key)
    return cached.get(headers={**(key or {}), NAME: text})


def test_position_of_a_write_is_reached_at_once(cached: Cached, database: Database) -> None:
    admin = callers.key(database, Role.ADMIN)
    cached.get()
    for number in range(3):
        body = bodies.authority(f"council-{number}")
        written = cached.client.post("/v1/authorities", json=body, headers=admin)
        assert written.status_code == 201, written.text

        read = at_least(cached, written.headers["registry-position"].partition(",")[0])

        assert f"council-{number}" in codes(read)


@pytest.mark.parametrize("text", MALFORMED)
def test_malformed_header_is_refused(cached: Cached, text: str) -> None:
    assert told(at_least(cached, text)) == (422, "invalid-request", [f"/header/{NAME}"])


def test_headers_of_several_lines_are_one_list(cached: Cached, database: Database) -> None:
    key = callers.key(database, Role.READER)
    public, _, partners = cached.get(headers=key).headers["registry-position"].partition(", ")
    lines = [(NAME, public), (NAME, partners)]
    ahead = [(NAME, public), (NAME, "partners=99")]

    reached, refused = (
        cached.client.get(PATH, headers=[*key.items(), *named]) for named in (lines, ahead)
    )

    assert reached.status_code == 200
    assert told(refused) == (422, "unknown-position", [f"/header/{NAME}"])


@pytest.mark.parametrize(
    ("role", "text", "code"),
    [
        (None, "{public}, partners=1", "unknown-stream"),
        (None, "{public}, owner-camden=0", "unknown-stream"),
        (None, "{public}, nonsense=1", "unknown-stream"),
        (Role.READER, "{public}, partners=1", None),
        (Role.READER, "{public},partners=0", None),
        (Role.READER, "{public}, partners=2", "unknown-position"),
        (Role.READER, "{public}, owner-camden=0", "unknown-stream"),
        (Role.EDITOR, "0, owner-camden=0", None),
        (Role.EDITOR, "{public}, owner-camden=1", "unknown-position"),
        (Role.AUDITOR, "{public}, partners=1", None),
        (Role.AUDITOR, "{public}, partners=2", "unknown-position"),
    ],
)
def test_each_stream_is_compared_for_those_who_may_read_it(
    cached: Cached, database: Database, role: Role | None, text: str, code: str | None
) -> None:
    of = ("camden",) if role is Role.EDITOR else ()
    key = callers.key(database, role, *of) if role else None
    public = cached.get().headers["registry-position"]

    answer = at_least(cached, text.format(public=public), key)

    expected = (422, code, [f"/header/{NAME}"]) if code else None
    assert (None if answer.status_code == 200 else told(answer)) == expected


def test_read_at_an_earlier_position_needs_only_the_head(cached: Cached) -> None:
    head = cached.get().headers["registry-position"]

    answer = cached.get(f"{PATH}?position=0", headers={NAME: head})

    assert (answer.status_code, answer.headers["registry-position"]) == (200, "0")


def test_client_that_has_the_answer_is_refused_before_304(cached: Cached) -> None:
    tag = {"If-None-Match": cached.get().headers["etag"]}

    assert cached.get(headers=tag).status_code == 304
    assert cached.get(headers={**tag, NAME: "99"}).status_code == 422
