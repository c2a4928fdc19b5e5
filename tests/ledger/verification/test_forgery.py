"""Forged entries are detected in each stream by their rows or by a pinned head."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, insert, select
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.commitments import commit_content
from app.ledger.entries import entry_hash
from app.ledger.models import Change, ChangeText, StreamHead
from app.ledger.verification.chain import LedgerFault, Pin, Verification, verify
from app.platform.canonical import GENESIS
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import world
from tests.support.tampering import rewind, tamper, unguarded
from tests.support.templates import TemplateDatabases

Entries: TypeAlias = list[dict[str, Any]]
Forgery: TypeAlias = Callable[[Entries], Entries]

STREAMS = pytest.mark.parametrize("stream", ["public", "partners"])
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
    """Rewrite the entries of a stream with their texts, and its head; the facts stay."""
    of_stream, texts_of_stream = col(Change.stream) == stream, col(ChangeText.stream) == stream
    with unguarded(database) as session:
        in_order = select(Change).where(of_stream).order_by(col(Change.position))
        entries = [entry.model_dump() for entry in session.scalars(in_order)]
        texts = texts_of(session.scalars(select(ChangeText).where(texts_of_stream)), entries)
        session.execute(delete(Change).where(of_stream))
        session.execute(delete(ChangeText).where(texts_of_stream))
        for forgery in forgeries:
            entries = forgery(entries)
        session.execute(insert(table(Change)), entries)
        session.execute(
            insert(table(ChangeText)),
            [{**text, "position": entry["position"]}
             for entry in entries for text in texts[entry["content_salt"]]],
        )  # fmt: skip
        head, last = session.get_one(StreamHead, stream), entries[-1]
        head.position, head.hash, head.moment = (
            last["position"], last["hash"], last["recorded_at"],
        )  # fmt: skip


def texts_of(texts: Iterable[ChangeText], entries: Entries) -> dict[str, Entries]:
    """Return the texts of entries by the salt of the content, which no forgery changes."""
    by_position: dict[int, Entries] = defaultdict(list)
    for text in texts:
        by_position[text.position].append(text.model_dump())
    return {entry["content_salt"]: by_position[entry["position"]] for entry in entries}


def verified(database: Database, *pins: Pin) -> Verification:
    with database.read_session() as session:
        return verify(session, CATALOGUE, pinned=pins)


def pin(database: Database, stream: str, position: int) -> Pin:
    with database.read_session() as session:
        entry = session.get_one(Change, (stream, position))
        return Pin(position, entry.hash, stream)


def edited(entries: Entries) -> Entries:
    return [entries[0], {**entries[1], "author": "somebody"}, *entries[2:]]


def reworded(entries: Entries) -> Entries:
    content = {**entries[1]["content"], "confidence": "medium"}
    return [entries[0], {**entries[1], "content": content}, *entries[2:]]


def retold(entries: Entries) -> Entries:
    """Change a content together with the commitment to it."""
    changed = reworded(entries)[1]
    commitment = commit_content(changed["content_salt"], changed["content"])
    commitments = {**changed["commitments"], "content": commitment}
    return [entries[0], {**changed, "commitments": commitments}, *entries[2:]]


def without_one(entries: Entries) -> Entries:
    return [entries[0], *entries[2:]]


def swapped(entries: Entries) -> Entries:
    return [entries[0], entries[2], entries[1], *entries[3:]]


def with_one_more(entries: Entries) -> Entries:
    return [entries[0], {**entries[0]}, *entries[1:]]


def moved_up(entries: Entries) -> Entries:
    return [entries[0], *(at(entry, entry["position"] + 9) for entry in entries[1:])]


def renumbered(entries: Entries) -> Entries:
    return [at(entry, n) for n, entry in enumerate(entries, start=1)]


def at(entry: dict[str, Any], position: int) -> dict[str, Any]:
    """Return an entry at another position, as a batch of its own."""
    return {**entry, "position": position, "read_at": position}


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
        ([reworded], "its content is not what it commits to"),
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
    """The id of a fact is its place in the ledger, so a sound chain must also be that of these."""
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
    tamper(recorded, "UPDATE scope_details SET confidence = 'medium' WHERE id = 'public-2'")

    assert verified(recorded).is_sound
    assert verified(recorded, head).fault == LedgerFault("public", 8, UNLIKE_PIN)


def test_tail_deleted_with_its_facts_is_detected_only_by_pin(recorded: Database) -> None:
    head = pin(recorded, "partners", 5)

    rewind(recorded, "partners", 2)
    tamper(recorded, "DELETE FROM claim WHERE id IN ('partners-3', 'partners-4')")

    assert verified(recorded).is_sound
    assert verified(recorded, head).fault == LedgerFault("partners", 5, UNLIKE_PIN)


def test_tail_deleted_without_its_facts_is_detected(recorded: Database) -> None:
    rewind(recorded, "partners", 2)

    assert verified(recorded).fault == LedgerFault(
        "partners", 3, "no entry records partners-3 in claim"
    )


def test_replaced_ledger_is_detected_only_by_pin(
    recorded: Database, databases: TemplateDatabases
) -> None:
    """No verification detects it without a pin, because the registry itself wrote it."""
    public, hidden = pin(recorded, "public", 8), pin(recorded, "partners", 5)

    with databases.database("migrated", "otherwise") as otherwise:
        with otherwise.write_session() as session:
            world.source(session)
            world.source(session, "inserted")
        record_history(otherwise, first_claim="Cure")

        assert verified(otherwise).is_sound
        assert verified(otherwise, public).fault == LedgerFault("public", 8, UNLIKE_PIN)
        assert verified(otherwise, hidden).fault == LedgerFault("partners", 5, UNLIKE_PIN)


def test_pin_of_empty_ledger_matches_every_ledger(recorded: Database) -> None:
    assert verified(recorded, Pin(0, GENESIS)).is_sound


def test_pin_of_emptied_stream_does_not_match(recorded: Database) -> None:
    hidden = pin(recorded, "partners", 1)
    rewind(recorded, "partners", 0)
    tamper(recorded, "DELETE FROM claim")

    assert verified(recorded).is_sound
    assert verified(recorded, hidden).fault == LedgerFault("partners", 1, UNLIKE_PIN)
