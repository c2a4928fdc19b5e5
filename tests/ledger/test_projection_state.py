"""A release reads rows of another version, and writes none beside them."""

import pytest

from app.domain.vocabulary import Role
from app.ledger import projection_state
from app.ledger.projection_state import check_projection_version, is_readable, stored_version
from app.platform.db.database import Database
from app.platform.problems.problem import Problem
from tests.support import callers, world
from tests.support.served import serving
from tests.support.tampering import tamper

OTHER = "UPDATE projection_state SET version = {}"


@pytest.fixture
def recorded(database: Database) -> Database:
    with database.write_session() as session:
        world.award(session)
    return database


def test_first_entry_sets_the_version(database: Database) -> None:
    with database.read_session() as session:
        assert (stored_version(session), is_readable(session)) == (None, True)
    with database.write_session() as session:
        world.source(session)
    with database.read_session() as session:
        assert stored_version(session) == projection_state.PROJECTION_VERSION


@pytest.mark.parametrize("version", [0, 99])
def test_command_beside_rows_of_another_version_is_refused(
    recorded: Database, version: int
) -> None:
    tamper(recorded, OTHER.format(version))

    with pytest.raises(Problem) as refused, recorded.write_session() as session:
        world.source(session, "second")

    assert refused.value.code == "projection-version"
    computed = projection_state.PROJECTION_VERSION
    assert f"are of version {version}, this release computes version {computed}" in (
        refused.value.detail
    )


def test_command_beside_rows_of_unknown_version_is_refused(recorded: Database) -> None:
    tamper(recorded, "DELETE FROM projection_state")

    with pytest.raises(Problem) as refused, recorded.write_session() as session:
        check_projection_version(session)

    assert "are of an unknown version" in refused.value.detail


def test_request_to_write_beside_rows_of_another_version_returns_503(recorded: Database) -> None:
    tamper(recorded, OTHER.format(99))

    with serving(recorded) as (client, _):
        read = client.get("/v1/cover", params={"on": "2025-06-01"})
        written = client.post(
            "/v1/sources",
            json={"code": "second", "title": "Second", "kind": "council-minutes"},
            headers=callers.key(recorded, Role.ADMIN),
        )

    assert read.status_code == 200
    assert (written.status_code, written.json()["code"]) == (503, "projection-version")


@pytest.mark.parametrize(("version", "expected"), [(0, False), (1, True), (2, True), (3, False)])
def test_rows_are_readable_within_the_range_of_the_release(
    recorded: Database, monkeypatch: pytest.MonkeyPatch, version: int, expected: bool
) -> None:
    monkeypatch.setattr(projection_state, "PROJECTION_VERSION", 2)
    monkeypatch.setattr(projection_state, "OLDEST_READABLE_VERSION", 1)
    tamper(recorded, OTHER.format(version))

    with recorded.read_session() as session:
        assert is_readable(session) is expected
