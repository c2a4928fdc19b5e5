"""Verification reports the first entry that differs from what was recorded."""

from collections.abc import Iterator, Sequence

import pytest

from app.api.wiring import CATALOGUE
from app.ledger.verification.chain import LedgerFault, verify
from app.platform.db.database import Database
from tests.support import world
from tests.support.tampering import rewind, tamper
from tests.support.templates import TemplateDatabases

OTHER_HEAD = "stream_head does not name it as the last entry"
OTHER_CONTENT = "its content is not what it commits to"
OTHER_END = "does not end at its moment"


@pytest.fixture
def recorded(databases: TemplateDatabases) -> Iterator[Database]:
    """A source (1), three scopes (2-4), an authority (5), a provider (6), a contract (7), its
    award (8), a report (9) withdrawn (10), a consortium (11), its member (12), a claim (13);
    hidden are a claim (1), a decision on it (2), a claim (3) withdrawn (4)."""
    with databases.filled("recorded", record_history) as database:
        yield database


def record_history(database: Database) -> None:
    with database.write_session() as session:
        world.award(session)
        report = world.report(session)
        world.withdraw(session, report, reason="of another borough")
        world.membership(session)
        world.claim(session)
        hidden = world.claim(session, visibility="partners")
        world.decision(session, hidden.id, visibility="partners")
        wrong = world.claim(session, visibility="partners", field="title")
        world.withdraw(session, wrong, reason="of another contract")


def test_empty_ledger_is_sound(database: Database) -> None:
    with database.read_session() as session:
        found = verify(session, CATALOGUE)
    assert (found.is_sound, found.entries, found.facts) == (True, 0, 0)


def test_unchanged_ledger_is_sound(recorded: Database) -> None:
    with recorded.read_session() as session:
        found = verify(session, CATALOGUE)
    assert (found.fault, found.difference) == (None, None)
    assert (found.entries, found.facts) == (17, 14)


def test_embedded_data_is_sound(embedded: Database) -> None:
    with embedded.read_session() as session:
        found = verify(session, CATALOGUE)
    assert (found.fault, found.difference) == (None, None)


@pytest.mark.parametrize(
    ("statements", "position", "what"),
    [
        (["UPDATE change SET author = 'somebody' WHERE position = 5"], 5, "its hash is not"),
        (["UPDATE change SET hash = previous WHERE position = 5"], 5, "its hash is not"),
        (["UPDATE change SET recorded_at = 1 WHERE position = 5"], 5, "its hash is not"),
        (["UPDATE change SET read_at = 6 WHERE position = 5"], 5, "its hash is not"),
        (["DELETE FROM change WHERE position = 6"], 6, "is missing"),
        (["DELETE FROM change WHERE position = 1 AND stream = 'public'"], 1, "is missing"),
        (
            [
                "UPDATE change SET position = 99, read_at = 99 WHERE position = 5",
                "UPDATE change SET position = 5, read_at = 5 WHERE position = 6",
                "UPDATE change SET position = 6, read_at = 6 WHERE position = 99",
            ],
            5,
            "does not name the hash",
        ),
        (
            [
                "UPDATE change SET position = position + 99, read_at = read_at + 99"
                " WHERE position > 5"
            ],
            6,
            "is missing",
        ),
        (["UPDATE change SET stream = 'partners' WHERE position = 13"], 12, OTHER_HEAD),
        (["UPDATE change SET stream = 'owner:camden' WHERE position = 13"], 12, OTHER_HEAD),
        (["DELETE FROM stream_head WHERE stream = 'public'"], 13, OTHER_HEAD),
        (["UPDATE stream_head SET hash = 'another' WHERE position = 13"], 13, OTHER_HEAD),
        (["UPDATE stream_head SET moment = 1 WHERE position = 13"], 13, OTHER_HEAD),
        (["UPDATE stream_head SET erasures = 1 WHERE position = 13"], 13, OTHER_HEAD),
        (["UPDATE change SET source_facts = 1 WHERE position = 5"], 5, "number of facts on its"),
        (["UPDATE change SET source_facts = NULL WHERE position = 10"], 10, "number of facts on"),
        (["UPDATE change SET content = '[]' WHERE position = 5"], 5, OTHER_CONTENT),
        (["UPDATE change SET content = '{}' WHERE position = 5"], 5, OTHER_CONTENT),
        (["UPDATE change SET content_salt = '00' WHERE position = 5"], 5, OTHER_CONTENT),
        (["UPDATE change_text SET text = 'B' WHERE position = 5"], 5, "its free text name is not"),
        (
            ["UPDATE change_text SET text = NULL, salt = NULL WHERE position = 5"],
            5,
            "its free text name is not",
        ),
        (["DELETE FROM change_text WHERE position = 5"], 5, "its free texts are not those"),
        (
            ["UPDATE change_text SET path = 'note' WHERE position = 5"],
            5,
            "its free texts are not those",
        ),
        (["UPDATE award SET level = 'partial'"], 8, "public-8 in award is not what was recorded"),
        (["UPDATE award SET note = 'added'"], 8, "is not what was recorded"),
        (["UPDATE award SET from_at = from_at + 4"], 8, "is not what was recorded"),
        (["UPDATE award SET position = 7"], 8, "is not what was recorded"),
        (["UPDATE award SET to_at = from_at + 4"], 8, "no entry ends public-8 in award"),
        (["DELETE FROM award"], 8, "public-8 in award is gone"),
        (["DELETE FROM service_report"], 9, "is gone"),
        (
            ["UPDATE service_report SET to_at = 9223372036854775807"],
            10,
            OTHER_END,
        ),
        (["UPDATE service_report SET to_at = to_at + 2"], 10, OTHER_END),
        (["UPDATE source SET title = 'Rewritten'"], 1, "is not what was registered"),
        (["UPDATE source SET kind = 'press'"], 1, "is not what was registered"),
        (["UPDATE source SET from_at = 4"], 1, "is not what was registered"),
        (["UPDATE source SET url = 'nothing'"], 1, "is not what was registered"),
        (["DELETE FROM source"], 1, "is not what was registered"),
        (["DELETE FROM provider"], 6, "north in provider is gone"),
        (["INSERT INTO provider (code) VALUES ('ghost')"], 0, "no entry names ghost"),
        (["DELETE FROM claim WHERE id = 'public-13'"], 13, "public-13 in claim is gone"),
        (["DELETE FROM change WHERE position = 13"], 12, OTHER_HEAD),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_tampered_row_is_reported_at_its_first_entry(
    recorded: Database, statements: Sequence[str], position: int, what: str
) -> None:
    tamper(recorded, *statements)

    with recorded.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    assert fault is not None
    assert (fault.position, what in fault.detail) == (position, True), fault


@pytest.mark.parametrize(
    ("stream", "position", "what"),
    [
        ("public", 12, "no entry records public-13 in claim"),
        ("partners", 2, "no entry records partners-3 in claim"),
        ("partners", 3, "no entry ends partners-3 in claim"),
    ],
)
def test_deleted_end_of_a_stream_is_reported_by_its_facts(
    recorded: Database, stream: str, position: int, what: str
) -> None:
    rewind(recorded, stream, position)

    with recorded.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    assert fault is not None
    assert (fault.stream, fault.detail) == (stream, what)


def test_texts_without_entry_are_reported(recorded: Database) -> None:
    tamper(
        recorded,
        "INSERT INTO change_text (stream, position, path, text, salt)"
        " VALUES ('public', 77, 'note', 'added', 'ff')",
    )

    with recorded.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    assert fault == LedgerFault("public", 77, "no entry has the texts in change_text")


@pytest.mark.parametrize("step", ["- 1", "+ 1"])
def test_list_not_numbered_from_0_is_reported(database: Database, step: str) -> None:
    with database.write_session() as session:
        world.authority(session)
        fact = world.contract(session, buyers=["camden"]).id
    tamper(database, f"UPDATE contract_buyer SET ordinal = ordinal {step}")  # noqa: S608

    with database.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    what = f"the places of {fact} in contract_buyer have gaps"
    assert fault == LedgerFault("public", 0, what)


def test_row_without_entry_is_reported(recorded: Database) -> None:
    tamper(
        recorded,
        "INSERT INTO corroboration (id, stream, position, source, confidence, visibility, from_at,"
        " to_at, fact) VALUES ('public-77', 'public', 77, 'minutes', 'high', 'public', 77, 99,"
        " 'public-8')",
    )

    with recorded.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    assert fault == LedgerFault("public", 77, "no entry records public-77 in corroboration")


@pytest.mark.parametrize(
    ("statement", "position", "what"),
    [
        ("UPDATE claim SET value = 'softer' WHERE id = 'partners-1'", 1, "not what was recorded"),
        ("UPDATE claim SET visibility = 'public' WHERE id = 'partners-3'", 3, "not what was"),
        ("UPDATE claim SET stream = 'public' WHERE id = 'partners-3'", 3, "not what was"),
        ("UPDATE claim SET to_at = to_at + 1 WHERE id = 'partners-3'", 4, OTHER_END),
        ("UPDATE claim SET to_at = from_at + 2 WHERE id = 'partners-1'", 1, "no entry ends"),
        ("UPDATE claim_decision SET from_at = from_at + 1", 2, "not what was recorded"),
        ("DELETE FROM claim_decision", 2, "partners-2 in claim_decision is gone"),
    ],
)
def test_hidden_fact_is_verified_in_its_own_stream(
    recorded: Database, statement: str, position: int, what: str
) -> None:
    tamper(recorded, statement)

    with recorded.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    assert fault is not None
    assert (fault.stream, fault.position) == ("partners", position), fault
    assert what in fault.detail


@pytest.mark.parametrize(
    ("statement", "position"),
    [
        ("UPDATE change SET content = '{broken' WHERE position = 5", 5),
        ("UPDATE change SET recorded_at = 'yesterday' WHERE position = 5", 5),
        ("UPDATE award SET first_day = 'always'", 8),
        ("UPDATE source SET dated_on = 'spring'", 1),
    ],
)
def test_unreadable_value_is_reported_at_its_position(
    recorded: Database, statement: str, position: int
) -> None:
    """Only SQLite lets anybody write a day that is none."""
    if recorded.url.get_backend_name() != "sqlite":
        return
    tamper(recorded, statement)

    with recorded.read_session() as session:
        fault = verify(session, CATALOGUE).fault

    assert fault is not None
    assert (fault.position, "cannot be read" in fault.detail) == (position, True), fault


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("UPDATE version SET name = 'Another' WHERE code = 'camden'", "identities: version"),
        ("DELETE FROM identifier WHERE code = 'north'", "identities: identifier lacks"),
        ("UPDATE member SET days_to = '2025-06-30'", "members: member has"),
        ("UPDATE contract_term SET last_day = '2025-06-30'", "contract-days: contract_term has"),
        ("DELETE FROM holding", "contract-days: holding lacks"),
        ("UPDATE cover_tile SET state = 'partial' WHERE state = 'full'", "cover: cover_tile has"),
    ],
)
def test_wrong_computed_row_is_reported(
    recorded: Database, statement: str, difference: str
) -> None:
    tamper(recorded, statement)

    with recorded.read_session() as session:
        found = verify(session, CATALOGUE)

    assert found.fault is None
    assert difference in (found.difference or "")
