"""`verify` covers the ledger and the audit log, and holds both to pinned heads."""

import re
from collections.abc import Iterator

import pytest

from app.platform.db.database import Database
from tests.cli.conftest import Type
from tests.support.application import audited
from tests.support.audited import ENTRIES, record_history
from tests.support.tampering import tamper
from tests.support.templates import TemplateDatabases

SOUND = f"{ENTRIES} audit entries are sound, and all that follows from them"


@pytest.fixture
def recorded(databases: TemplateDatabases) -> Iterator[Database]:
    with databases.filled("audited", record_history) as database:
        yield database


def test_sound_ledger_and_log_exit_with_0(recorded: Database, type_: Type) -> None:
    ended = type_(recorded, "verify")

    ledger, log = ended.out.splitlines()
    assert (ended.code, log) == (0, SOUND)
    assert ledger.endswith("are sound, and all they imply")


def test_keys_issued_and_revoked_by_command_follow_from_the_log(
    recorded: Database, type_: Type
) -> None:
    issued = type_(recorded, "issue-key", "--name", "brent-desk", "--role", "editor",
                   "--authority", "brent")  # fmt: skip
    for _ in range(2):
        assert type_(recorded, "revoke-key", issued.out[4:12]).code == 0

    assert type_(recorded, "verify").code == 0
    issue, revocation, again = (row["content"] for row in audited(recorded)[-3:])
    assert (issue["id"], issue["issued_by"], issue["issued_by_credential"]) == (
        issued.out[4:12], "command-line", None,
    )  # fmt: skip
    assert (revocation["action"], revocation["revoked_by"]) == ("revoked", "command-line")
    assert again is None


def test_edited_key_exits_with_1_and_is_named_alone(recorded: Database, type_: Type) -> None:
    tamper(recorded, "UPDATE api_key SET role = 'admin'")

    ended = type_(recorded, "verify")

    assert ended.code == 1
    assert re.fullmatch(r"api_key \w{8}: the value of role does not .+\n", ended.out)


def test_differences_of_ledger_and_log_are_both_named(recorded: Database, type_: Type) -> None:
    tamper(
        recorded,
        "UPDATE change SET author = 'nobody' WHERE position = 1",
        "UPDATE audit_entry SET caller = 'nobody' WHERE position = 1",
    )

    ended = type_(recorded, "verify")

    assert (ended.code, ended.out.splitlines()) == (
        1,
        [
            "public 1: its hash is not the hash of its content",
            "audit 1: its hash is not the hash of its content",
        ],
    )


def test_pinned_head_of_the_log_must_be_there(recorded: Database, type_: Type) -> None:
    pin = f"audit={ENTRIES}:{audited(recorded)[-1]['hash']}"
    held = type_(recorded, "verify", "--pinned", pin)
    tamper(recorded, "DELETE FROM audit_entry WHERE status = 401")

    lost = type_(recorded, "verify", "--pinned", pin)

    assert held.code == 0
    assert (lost.code, lost.out) == (1, f"audit {ENTRIES}: it does not have the pinned hash\n")


def test_misspelt_pin_of_the_log_exits_with_2(recorded: Database, type_: Type) -> None:
    ended = type_(recorded, "verify", "--pinned", "audit:3:abc")

    assert ended.code == 2
    assert "or audit=POSITION:HASH" in ended.err


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE cover_tile SET state = 'full', certainty = 'attested' WHERE authority = "
            "'bromley' AND scope = 'equipment-supply' AND first_day <= '2025-10-01' "
            "AND last_day >= '2025-10-01' AND to_at < (SELECT max(to_at) FROM cover_tile)",
            r"cover: cover_tile has a row that does not follow from the facts: \{.*bromley.*",
        ),
        (
            "DELETE FROM cover_tile WHERE to_at < (SELECT max(to_at) FROM cover_tile)",
            r"cover: cover_tile lacks \{.*",
        ),
    ],
    ids=["edited", "deleted"],
)
def test_cover_that_was_known_earlier_is_named_once_rewritten(
    databases: TemplateDatabases, type_: Type, statement: str, finding: str
) -> None:
    with databases.database("loaded", "rewritten") as database:
        tamper(database, statement)

        ended = type_(database, "verify")

    assert ended.code == 1
    assert re.fullmatch(finding, ended.out.splitlines()[0])
