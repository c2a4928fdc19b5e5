"""Verification names the first entry that is not as it was written, whoever changed it and how."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from app.authorities.recompute import members
from app.contracts.recompute import contract_days
from app.cover.recompute import cover
from app.kit.database import Database
from app.ledger.commands import link_of, withdraw
from app.ledger.models import Change
from app.ledger.recompute import identities
from app.ledger.registration import register_recomputation
from app.ledger.verify import BadEntry, verify
from tests import world

for name, recompute in (
    ("identities", identities),
    ("members", members),
    ("contract-days", contract_days),
    ("cover", cover),
):
    register_recomputation(name, recompute)


@pytest.fixture
def told(database: Database) -> Database:
    """A source (1), three scopes (2-4), an authority (5), a provider (6), a contract (7), its
    award (8), a report (9) withdrawn (10), a consortium (11), its member (12), a claim (13), and
    one that is hidden."""
    with database.writing() as session:
        world.award(session)
        report = world.report(session)
        withdraw(session, report, world.RECORDING, reason="of another borough")
        world.membership(session)
        world.claim(session)
        world.claim(session, visibility="partners")
    return database


def tamper(database: Database, *statements: str) -> None:
    with database.writing() as session:
        for statement in statements:
            session.execute(text(statement))


def test_an_empty_ledger_is_sound(database: Database) -> None:
    with database.reading() as session:
        found = verify(session)
    assert (found.is_sound, found.entries, found.facts) == (True, 0, 0)


def test_a_ledger_that_nobody_touched_is_sound(told: Database) -> None:
    with told.reading() as session:
        found = verify(session)
    assert (found.bad, found.difference) == (None, None)
    assert (found.entries, found.facts) == (14, 12)


def test_the_embedded_data_is_sound(embedded: Database) -> None:
    with embedded.reading() as session:
        found = verify(session)
    assert (found.bad, found.difference) == (None, None)


@pytest.mark.parametrize(
    ("statements", "position", "what"),
    [
        (["UPDATE change SET author = 'somebody' WHERE position = 5"], 5, "its hash is not"),
        (["UPDATE change SET hash = previous WHERE position = 5"], 5, "its hash is not"),
        (["UPDATE change SET recorded_at = '2020-01-01' WHERE position = 5"], 5, "its hash is not"),
        (["DELETE FROM change WHERE position = 6"], 6, "is missing"),
        (["DELETE FROM change WHERE position = 1 AND stream = 'public'"], 1, "is missing"),
        (
            [
                "UPDATE change SET position = 99 WHERE position = 5",
                "UPDATE change SET position = 5 WHERE position = 6",
                "UPDATE change SET position = 6 WHERE position = 99",
            ],
            5,
            "does not name the hash",
        ),
        (["UPDATE change SET position = position + 100 WHERE position > 5"], 6, "is missing"),
        (["UPDATE change SET stream = 'restricted' WHERE position = 13"], 2, "is missing"),
        (["UPDATE award SET level = 'partial'"], 8, "public-8 in award is not what was stated"),
        (["UPDATE award SET note = 'added'"], 8, "is not what was stated"),
        (["UPDATE award SET from_position = 3"], 8, "is shown from 3"),
        (["UPDATE award SET to_position = 11"], 11, "no entry ends public-8 in award"),
        (["DELETE FROM award"], 8, "public-8 in award is gone"),
        (["DELETE FROM service_report"], 9, "is gone"),
        (
            ["UPDATE service_report SET to_position = 9223372036854775807"],
            10,
            "not shown up to here",
        ),
        (["UPDATE service_report SET to_position = 12"], 10, "not shown up to here"),
        (["UPDATE source SET title = 'Rewritten'"], 1, "is not the one that was registered"),
        (["UPDATE source SET from_position = 4"], 1, "is not what was registered"),
        (["DELETE FROM change WHERE position = 13"], 13, "no entry states public-13 in claim"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_first_bad_entry_is_named(
    told: Database, statements: Sequence[str], position: int, what: str
) -> None:
    tamper(told, *statements)

    with told.reading() as session:
        bad = verify(session).bad

    assert bad is not None
    assert (bad.position, what in bad.what) == (position, True), bad


def test_a_row_that_nobody_stated_is_found(told: Database) -> None:
    tamper(
        told,
        "INSERT INTO corroboration (id, source, confidence, visibility, from_position, to_position,"
        " fact) VALUES ('public-77', 'minutes', 'high', 'public', 77, 99, 'public-8')",
    )

    with told.reading() as session:
        bad = verify(session).bad

    assert bad == BadEntry("public", 77, "no entry states public-77 in corroboration")


def test_what_is_hidden_is_verified_in_its_own_stream(told: Database) -> None:
    tamper(told, "UPDATE claim SET value = 'softer' WHERE visibility = 'partners'")

    with told.reading() as session:
        bad = verify(session).bad

    assert bad == BadEntry("restricted", 1, "restricted-1 in claim is not what was stated")


def test_only_a_hash_that_was_kept_shows_a_ledger_written_anew(told: Database) -> None:
    with told.reading() as session:
        kept = (13, session.get_one(Change, ("public", 13)).hash)
        assert verify(session, pinned=kept).is_sound

    with told.writing() as session:
        session.execute(text("UPDATE award SET note = 'always said so' WHERE id = 'public-8'"))
        chain = select(Change).where(col(Change.stream) == "public", col(Change.position) >= 8)
        previous = session.get_one(Change, ("public", 7)).hash
        for entry in session.scalars(chain.order_by(col(Change.position))):
            if entry.position == 8:
                entry.content = {**entry.content, "note": "always said so"}
            entry.previous = previous
            entry.hash = previous = link_of(entry)

    with told.reading() as session:
        assert verify(session).is_sound
        assert verify(session, pinned=kept).bad == BadEntry(
            "public", 13, "it does not carry the hash that was kept of it"
        )


def test_only_a_hash_that_was_kept_shows_a_ledger_cut_off(told: Database) -> None:
    with told.reading() as session:
        kept = (13, session.get_one(Change, ("public", 13)).hash)

    tamper(
        told,
        "DELETE FROM change WHERE position = 13",
        "DELETE FROM claim WHERE id = 'public-13'",
        "UPDATE holding SET surely = 'live'",
        "UPDATE cover_tile SET certainty = 'confirmed'",
    )

    with told.reading() as session:
        bad = verify(session, pinned=kept).bad
    assert (bad.position if bad else None) == 13


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
def test_a_computed_row_that_does_not_follow_from_the_facts_is_found(
    told: Database, statement: str, difference: str
) -> None:
    tamper(told, statement)

    with told.reading() as session:
        found = verify(session)

    assert found.bad is None
    assert difference in (found.difference or "")
