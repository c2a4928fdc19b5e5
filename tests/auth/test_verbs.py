"""The commands that issue and revoke keys beside the database."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.__main__ import main
from app.auth.credentials import KEY_HEADER
from app.platform.clock import now
from app.platform.db.database import Database
from tests.support import world
from tests.support.application import asking, audited

Run = Callable[..., tuple[int, str, str]]
ADMIN = ("issue-key", "--name", "first-admin", "--role", "admin")


@pytest.fixture
def run(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Return exit code, output and errors of a command."""
    monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
    with database.write_session() as session:
        world.authority(session, "camden")

    def run(*verb: str) -> tuple[int, str, str]:
        return main(verb), *capsys.readouterr()

    return run


def whom(client: TestClient, key: str) -> Any:
    return client.get("/v1/me", headers={KEY_HEADER: key})


def test_first_key_is_printed_alone_and_can_issue_keys(run: Run, database: Database) -> None:
    code, printed, complaint = run(*ADMIN)
    key = printed.removesuffix("\n")

    with asking(database, at=now()) as client:
        body = {"name": "camden-care", "role": "reader"}
        issued = client.post("/v1/api-keys", json=body, headers={KEY_HEADER: key})

        assert (code, complaint) == (0, "")
        assert len(key) == 56
        assert whom(client, key).json()["name"] == "first-admin"
        assert (issued.status_code, issued.json()["issued_by"]) == (201, "first-admin")


def test_editor_key_has_authorities_and_last_day(run: Run, database: Database) -> None:
    last_day = now().date() + timedelta(days=30)
    said = ("--name", "camden-care", "--role", "editor", "--authority", "camden")

    _, printed, _ = run("issue-key", *said, "--expires", str(last_day))

    with asking(database, at=now()) as client:
        found = whom(client, printed.strip()).json()
    assert (found["role"], found["authorities"]) == ("editor", ["camden"])
    assert found["expires_at"].startswith(str(last_day))


def test_issue_and_revocation_by_command_are_recorded(run: Run, database: Database) -> None:
    _, printed, _ = run(*ADMIN)
    public = printed[4:12]

    revoked = [run("revoke-key", public) for _ in range(2)]

    assert revoked == [(0, "", "")] * 2
    assert [(row["caller"], row["operation"], row["fact"]) for row in audited(database)] == [
        ("command-line", verb, public) for verb in ("issue-key", "revoke-key", "revoke-key")
    ]
    with asking(database, at=now()) as client:
        detail = whom(client, printed.strip()).json()["detail"]
        assert detail == "the API key has been revoked; ask an admin for a new one"


@pytest.mark.parametrize(
    ("verb", "complaint"),
    [
        (("issue-key", "--name", "a b", "--role", "admin"), "invalid-request: name: "),
        (("issue-key", "--name", "anonymous", "--role", "admin"), "name-reserved: "),
        (("issue-key", "--name", "camden", "--role", "editor"), "editor-without-authority: "),
        ((*ADMIN, "--authority", "camden"), "authority-without-editor: "),
        (("issue-key", "--name", "camden", "--role", "editor", "--authority", "atlantis"),
         "unknown-authority: "),
        ((*ADMIN, "--expires", "2020-01-01"), "invalid-expires-on: "),
        ((*ADMIN, "--expires", "soon"), "invalid-request: expires_on: "),
        (("revoke-key", "aaaaaaaa"), "unknown-code: "),
    ],
)  # fmt: skip
def test_invalid_command_fails_with_a_reason(
    run: Run, database: Database, verb: tuple[str, ...], complaint: str
) -> None:
    code, printed, complained = run(*verb)

    assert (code, printed) == (1, "")
    assert complained.startswith(complaint)
    assert audited(database) == []


@pytest.mark.parametrize("role", ["anonymous", "god"])
def test_unknown_role_is_rejected(run: Run, role: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("issue-key", "--name", "somebody", "--role", role)

    assert stopped.value.code == 2
