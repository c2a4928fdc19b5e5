"""Edits of the audit log, and of what follows from it, are found and named."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Column, MetaData, Table, delete, insert, select, text, update
from sqlalchemy.orm import Session

from app.api.wiring import AUDITED
from app.auth.audit import audit_entry_hash
from app.auth.models import AuditEntry
from app.auth.verification import AuditPin, verify_audit
from app.platform.canonical import GENESIS
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.webhooks.models import Webhook
from tests.support.application import audited
from tests.support.audited import ENTRIES, record_history
from tests.support.tampering import tamper, unguarded
from tests.support.templates import TemplateDatabases

Entries: TypeAlias = list[dict[str, Any]]

OPERATIONAL = {"position", "attempts", "next_attempt_at", "failing_since", "outcome", "held_by",
               "held_until"}  # fmt: skip
"""Columns of a webhook that deliveries change, and that no entry records."""
SETTINGS = [
    (one.table_name, column.name)
    for one in AUDITED
    for column in table(one.model).c
    if column.name != "id" and column.name not in OPERATIONAL
]


@pytest.fixture
def recorded(databases: TemplateDatabases) -> Iterator[Database]:
    with databases.filled("audited", record_history) as database:
        yield database


def verified(database: Database, *pins: AuditPin) -> str | None:
    with database.read_session() as session:
        return verify_audit(session, AUDITED, pinned=pins)


def forge(database: Database, forgery: Callable[[Entries], Entries]) -> None:
    """Rewrite the audit log, and nothing else."""
    entries = forgery(audited(database))
    with unguarded(database) as session:
        session.execute(delete(AuditEntry))
        session.execute(insert(table(AuditEntry)), entries)


def rehashed(entries: Entries) -> Entries:
    """Number the entries from 1, and give each the hashes that it should have."""
    previous, chained = GENESIS, []
    for position, entry in enumerate(entries, start=1):
        item = AuditEntry(**{**entry, "position": position, "previous": previous})
        item.hash = previous = audit_entry_hash(item)
        chained.append(item.model_dump())
    return chained


def test_empty_log_is_sound(database: Database) -> None:
    assert verified(database, AuditPin(0, GENESIS)) is None


def test_untouched_log_is_sound_and_counted(recorded: Database) -> None:
    steps: list[int] = []
    with recorded.read_session() as session:
        assert verify_audit(session, AUDITED, on_progress=steps.append) is None
    assert sum(steps) == ENTRIES


def test_log_longer_than_a_chunk_is_sound(
    recorded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.auth.verification.CHUNK", 2)
    assert verified(recorded) is None


def test_rehashed_log_is_sound(recorded: Database) -> None:
    """The forgeries below fail because of what they change, not because they are forgeries."""
    forge(recorded, rehashed)

    assert verified(recorded) is None


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE audit_entry SET caller = 'nobody' WHERE position = 8", "8: its hash is not"),
        ("UPDATE audit_entry SET content = NULL WHERE position = 2", "2: its hash is not"),
        ("UPDATE audit_entry SET hash = previous WHERE position = 8", "8: its hash is not"),
        ("UPDATE audit_entry SET previous = hash WHERE position = 8", "8: it does not name"),
        ("DELETE FROM audit_entry WHERE position = 1", "1: the entry is missing"),
        ("DELETE FROM audit_entry WHERE position = 8", "8: the entry is missing"),
        ("UPDATE audit_entry SET position = 99 WHERE position = 14", "14: the entry is missing"),
        ("UPDATE audit_entry SET position = 0 WHERE position = 1", "1: the entry is missing"),
    ],
)
def test_edited_entry_is_named(recorded: Database, statement: str, named: str) -> None:
    tamper(recorded, statement)

    assert (verified(recorded) or "").startswith(f"audit {named}")


def test_unreadable_entry_is_named(recorded: Database) -> None:
    with unguarded(recorded) as session:
        of_another_kind = {"made": "up"}
        entry = update(AuditEntry).where(table(AuditEntry).c.position == 5)
        session.execute(entry.values(content=of_another_kind))
        item = session.scalars(select(AuditEntry).where(table(AuditEntry).c.position == 5)).one()
        session.execute(entry.values(hash=audit_entry_hash(item)))

    assert verified(recorded) == "audit 5: what is stored of it cannot be read: 'kind'"


def test_swapped_entries_are_named(recorded: Database) -> None:
    forge(recorded, lambda entries: [*entries[:7], {**entries[8], "position": 8},
                                     {**entries[7], "position": 9}, *entries[9:]])  # fmt: skip

    assert verified(recorded) == "audit 8: it does not name the hash of the entry before"


def test_rewritten_tail_is_named_by_the_row_that_no_longer_follows(recorded: Database) -> None:
    """All hashes match again after an entry was removed, but the row that it issued stays."""
    forge(recorded, lambda entries: rehashed([*entries[:4], *entries[5:]]))

    assert re.fullmatch(
        r"calendar_token \w{8}: no entry of the audit log issued it", verified(recorded) or ""
    )


@pytest.mark.parametrize(
    "forgery",
    [
        lambda entries: entries[:-1],
        lambda entries: rehashed([*entries[:-1], {**entries[-1], "caller": "nobody"}]),
        lambda entries: rehashed([{**entries[0], "request_id": "another"}, *entries[1:]]),
    ],
    ids=["cut off", "rewritten tail", "rewritten log"],
)
def test_rewritten_log_that_leaves_all_rows_is_found_by_a_pin(
    recorded: Database, forgery: Callable[[Entries], Entries]
) -> None:
    head = AuditPin(ENTRIES, audited(recorded)[-1]["hash"])
    assert verified(recorded, head) is None

    forge(recorded, forgery)

    assert verified(recorded) is None
    assert verified(recorded, head) == f"audit {ENTRIES}: it does not have the pinned hash"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"kind": "contract"}, "nothing of the kind contract is audited"),
        ({"id": "another"}, "another was not issued before"),
        ({"action": "issued"}, "was issued before"),
    ],
)
def test_content_that_cannot_be_replayed_is_named(
    recorded: Database, change: dict[str, str], named: str
) -> None:
    def forgery(entries: Entries) -> Entries:
        changed = {**entries[9], "content": {**entries[9]["content"], **change}}
        return rehashed([*entries[:9], changed, *entries[10:]])

    forge(recorded, forgery)

    found = verified(recorded) or ""
    assert found.startswith("audit 10: ")
    assert found.endswith(named)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE api_key SET role = 'admin' WHERE name = 'camden-desk'", "api_key: role"),
        ("UPDATE api_key SET revoked_by = NULL, revoked_at = NULL", "api_key: revoked_at"),
        ("UPDATE calendar_token SET role = 'admin'", "calendar_token: role"),
        (
            "UPDATE calendar_token SET revoked_by = NULL, revoked_at = NULL",
            "calendar_token: revoked_at",
        ),
        ("UPDATE webhook SET url = 'https://thief.example.org/'", "webhook: origin"),
        ("UPDATE webhook SET url = url || '&more'", "webhook: url_commitment"),
        ("UPDATE webhook SET secret = previous_secret", "webhook: secret_commitment"),
        ("DELETE FROM api_key_authority WHERE ordinal = 1", "api_key: authorities"),
        (
            "INSERT INTO api_key_authority (key, ordinal, authority) "
            "SELECT id, 0, 'camden' FROM api_key WHERE name = 'an-admin'",
            "api_key: authorities",
        ),
        ("DELETE FROM calendar_token_authority", "calendar_token: authorities"),
    ],
)
def test_edited_row_is_named(recorded: Database, statement: str, named: str) -> None:
    tamper(recorded, statement)

    name, column = named.split(": ")
    assert re.fullmatch(
        rf"{name} \w{{8}}: the value of {column} does not follow from the audit log",
        verified(recorded) or "",
    )


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (
            "INSERT INTO api_key (id, name, role, hash, issued_by, issued_at, expires_at) "
            "SELECT 'aaaaaaaa', name, role, hash, issued_by, issued_at, expires_at FROM api_key "
            "WHERE name = 'an-admin'",
            "api_key aaaaaaaa: no entry of the audit log issued it",
        ),
        ("DELETE FROM api_key WHERE name = 'brent-care'", r"api_key \w{8}: the row is missing"),
        (
            "DELETE FROM calendar_token WHERE name = 'an-admin'",
            r"calendar_token \w{8}: the row is missing",
        ),
        ("DELETE FROM webhook", r"webhook \w{8}: the row is missing"),
        (
            "UPDATE api_key_authority SET ordinal = ordinal + 5",
            r"api_key \w{8}: the places of authorities are not numbered from 0",
        ),
        (
            "INSERT INTO api_key_authority (key, ordinal, authority) VALUES ('zzz', 0, 'camden')",
            "api_key_authority zzz: no row of api_key has this id",
        ),
        (
            "INSERT INTO calendar_token_authority (token, ordinal, authority) "
            "VALUES ('zzz', 0, 'camden')",
            "calendar_token_authority zzz: no row of calendar_token has this id",
        ),
    ],
)
def test_added_or_deleted_row_is_named(recorded: Database, statement: str, named: str) -> None:
    tamper(recorded, statement)

    assert re.fullmatch(named, verified(recorded) or "")


@pytest.mark.parametrize(("name", "column"), SETTINGS)
def test_every_setting_follows_from_the_log(recorded: Database, name: str, column: str) -> None:
    """A new column is recorded in the log, or listed above as operational."""
    with unguarded(recorded) as session:
        rows = Table(name, MetaData(), autoload_with=session.connection())
        session.execute(update(rows).values({column: another(session, rows.c[column])}))

    assert (verified(recorded) or "").startswith(f"{name} ")


def test_deliveries_change_no_audited_value(recorded: Database) -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)
    values = {"position": 7, "attempts": 3, "outcome": "500", "held_by": "a-worker",
              "next_attempt_at": later, "failing_since": later, "held_until": later}  # fmt: skip
    assert values.keys() == OPERATIONAL
    with recorded.write_session() as session:
        session.execute(update(Webhook).values(values))

    assert verified(recorded) is None


def test_unreadable_row_is_named(recorded: Database) -> None:
    tamper(recorded, "UPDATE webhook SET filters = '[1]'", "UPDATE webhook SET url = 'https://['")

    found = verified(recorded) or ""
    assert found.startswith("webhook, first row: what is stored of it cannot be read: ")


def another(session: Session, column: Column[Any]) -> Any:
    """A value that a column may hold, and that no row has."""
    if column.name == "filters":
        return {"thing": "scope"}
    if column.name == "issued_by_credential":
        return session.scalar(text("SELECT max(id) FROM api_key WHERE name = 'camden-desk'"))
    words = {"role": "auditor", "state": "disabled", "url": "https://thief.example.org/"}
    if column.name in words:
        return words[column.name]
    is_moment = column.type.python_type is datetime
    return datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=1) if is_moment else "another"
