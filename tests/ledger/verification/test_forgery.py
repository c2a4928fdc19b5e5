"""Forged entries are detected in either stream by their rows or by a pinned head."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, insert, select, text
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.entries import entry_hash
from app.ledger.hashing import GENESIS
from app.ledger.models import Change
from app.ledger.verification.chain import LedgerFault, Pin, Verification, verify
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import world
from tests.support.tampering import tamper, unguarded
from tests.support.templates import TemplateDatabases

Entries: TypeAlias = list[dict[str, Any]]
Forgery: TypeAlias = Callable[[Entries], Entries]

STREAMS = pytest.mark.parametrize("stream", ["public", "restricted"])
UNLIKE_PIN = "it does not have the pinned hash"


@pytest.fixture
def recorded(databases: TemplateDatabases) -> Iterator[Database]:
    """In public a source (1), scopes (2-4), an authority (5), a provider (6), a contract (7) and
    an award (8); hidden are four claims about the contract, of which the last is withdrawn (5)."""
    with databases.filled("recorded-to-forgers", record_history) as database:
        yield database


def record_history(database: Database, *, first_claim: str = "Care") -> None:
    with database.write_session() as session:
        world.award(session)
        for value in (first_claim, "Cares", "Caring"):
            world.claim(session, field="title", value=value, visibility="partners")
        wrong = world.claim(session, field="title", value="Car", visibility="partners")
        world.withdraw(session, wrong, reason="misread")


def forge(database: Database, stream: str, *forgeries: Forgery) -> None:
    """Rewrite the entries of a stream, and nothing else."""
    of_stream = col(Change.stream) == stream
    with unguarded(database) as session:
        in_order = select(Change).where(of_stream).order_by(col(Change.position))
        entries = [entry.model_dump() for entry in session.scalars(in_order)]
        session.execute(delete(Change).where(of_stream))
        for forgery in forgeries:
            entries = forgery(entries)
        session.execute(insert(table(Change)), entries)


def verified(database: Database, *pins: Pin) -> Verification:
    with database.read_session() as session:
        return verify(session, CATALOGUE, pinned=pins)


def pin(database: Database, stream: str, position: int) -> Pin:
    with database.read_session() as session:
        entry = session.get_one(Change, (stream, position))
        return Pin(position, entry.hash, stream)


def edited(entries: Entries) -> Entries:
    return [entries[0], {**entries[1], "author": "somebody"}, *entries[2:]]


def retold(entries: Entries) -> Entries:
    content = {**entries[1]["content"], "note": "always said so"}
    return [entries[0], {**entries[1], "content": content}, *entries[2:]]


def without_one(entries: Entries) -> Entries:
    return [entries[0], *entries[2:]]


def swapped(entries: Entries) -> Entries:
    return [entries[0], entries[2], entries[1], *entries[3:]]


def with_one_more(entries: Entries) -> Entries:
    return [entries[0], {**entries[0]}, *entries[1:]]


def moved_up(entries: Entries) -> Entries:
    return [entries[0], *({**entry, "position": entry["position"] + 9} for entry in entries[1:])]


def renumbered(entries: Entries) -> Entries:
    return [{**entry, "position": n} for n, entry in enumerate(entries, start=1)]


def relinked(entries: Entries) -> Entries:
    """Give each entry the hash of the entry before."""
    hashes = [GENESIS, *(entry["hash"] for entry in entries)]
    return [{**entry, "previous": before} for entry, before in zip(entries, hashes, strict=False)]


def rehashed(entries: Entries) -> Entries:
    """Compute the chain of hashes anew."""
    previous, chain = GENESIS, []
    for entry in entries:
        linked = {**entry, "previous": previous}
        previous = entry_hash(Change(**linked))
        chain.append({**linked, "hash": previous})
    return chain


@STREAMS
@pytest.mark.parametrize(
    ("forgeries", "what"),
    [
        ([edited], "its hash is not the hash of its content"),
        ([retold], "its hash is not the hash of its content"),
        ([without_one], "the entry is missing"),
        ([moved_up], "the entry is missing"),
        ([without_one, renumbered], "it does not name the hash of the entry before"),
        ([swapped, renumbered], "it does not name the hash of the entry before"),
        ([with_one_more, renumbered], "it does not name the hash of the entry before"),
        ([without_one, renumbered, relinked], "its hash is not the hash of its content"),
        ([swapped, renumbered, relinked], "its hash is not the hash of its content"),
        ([with_one_more, renumbered, relinked], "its hash is not the hash of its content"),
    ],
    ids=lambda value: "-".join(item.__name__ for item in value) if isinstance(value, list) else "",
)
def test_broken_chain_is_reported_at_its_position(
    recorded: Database, stream: str, forgeries: list[Forgery], what: str
) -> None:
    forge(recorded, stream, *forgeries)

    assert verified(recorded).fault == LedgerFault(stream, 2, what)


@STREAMS
@pytest.mark.parametrize("forgery", [retold, without_one, swapped, with_one_more])
def test_rehashed_entries_differ_from_their_rows(
    recorded: Database, stream: str, forgery: Forgery
) -> None:
    """A fact's id is its place in the ledger: a chain may be whole, and yet not be of these."""
    forge(recorded, stream, forgery, renumbered, rehashed)

    fault = verified(recorded).fault

    assert fault is not None
    assert (fault.stream, fault.position) == (stream, 2), fault


@STREAMS
def test_rewritten_and_rehashed_tail_is_detected_only_by_pin(
    recorded: Database, stream: str
) -> None:
    before, head = pin(recorded, stream, 1), pin(recorded, stream, 5)
    assert verified(recorded, before, head).is_sound

    forge(recorded, stream, edited, rehashed)

    assert verified(recorded, before).is_sound
    assert verified(recorded, before, head).fault == LedgerFault(stream, 5, UNLIKE_PIN)


def test_fact_rewritten_with_its_entry_is_detected_only_by_pin(recorded: Database) -> None:
    head = pin(recorded, "public", 8)

    forge(recorded, "public", retold, rehashed)
    tamper(recorded, "UPDATE scope_details SET note = 'always said so' WHERE id = 'public-2'")

    assert verified(recorded).is_sound
    assert verified(recorded, head).fault == LedgerFault("public", 8, UNLIKE_PIN)


def test_tail_deleted_with_its_facts_is_detected_only_by_pin(recorded: Database) -> None:
    head = pin(recorded, "restricted", 5)

    tamper(
        recorded,
        "DELETE FROM change WHERE stream = 'restricted' AND position > 2",
        "DELETE FROM claim WHERE id IN ('restricted-3', 'restricted-4')",
    )

    assert verified(recorded).is_sound
    assert verified(recorded, head).fault == LedgerFault("restricted", 5, UNLIKE_PIN)


def test_tail_deleted_without_its_facts_is_detected(recorded: Database) -> None:
    tamper(recorded, "DELETE FROM change WHERE stream = 'restricted' AND position > 2")

    assert verified(recorded).fault == LedgerFault(
        "restricted", 3, "no entry records restricted-3 in claim"
    )


def test_replaced_ledger_is_detected_only_by_pin(
    recorded: Database, databases: TemplateDatabases
) -> None:
    """No verification detects it without a pin, because the registry itself wrote it."""
    public, hidden = pin(recorded, "public", 8), pin(recorded, "restricted", 5)

    with databases.database("migrated", "otherwise") as otherwise:
        with otherwise.write_session() as session:
            world.source(session)
            world.source(session, "inserted")
        record_history(otherwise, first_claim="Cure")

        assert verified(otherwise).is_sound
        assert verified(otherwise, public).fault == LedgerFault("public", 8, UNLIKE_PIN)
        assert verified(otherwise, hidden).fault == LedgerFault("restricted", 5, UNLIKE_PIN)


def test_pin_of_empty_ledger_matches_every_ledger(recorded: Database) -> None:
    assert verified(recorded, Pin(0, GENESIS)).is_sound


def test_pin_of_emptied_stream_does_not_match(recorded: Database) -> None:
    hidden = pin(recorded, "restricted", 1)
    with unguarded(recorded) as session:
        session.execute(text("DELETE FROM change WHERE stream = 'restricted'"))
        session.execute(text("DELETE FROM claim"))

    assert verified(recorded).is_sound
    assert verified(recorded, hidden).fault == LedgerFault("restricted", 1, UNLIKE_PIN)
