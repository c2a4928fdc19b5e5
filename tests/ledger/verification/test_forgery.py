"""What a forger of entries gives away, in either stream, and what only a pinned head shows."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, insert, select, text
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.entries import entry_hash
from app.ledger.hashing import GENESIS
from app.ledger.models import Change
from app.ledger.verification.chain import BadEntry, Pin, Verification, verify
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import world
from tests.support.tampering import tamper, unguarded
from tests.support.templates import TemplateDatabases

Entries: TypeAlias = list[dict[str, Any]]
Forgery: TypeAlias = Callable[[Entries], Entries]

STREAMS = pytest.mark.parametrize("stream", ["public", "restricted"])
UNLIKE_PIN = "it does not carry the hash that was kept of it"


@pytest.fixture
def told(databases: TemplateDatabases) -> Iterator[Database]:
    """In public a source (1), scopes (2-4), an authority (5), a provider (6), a contract (7) and
    an award (8); hidden are four claims about the contract, of which the last is withdrawn (5)."""
    with databases.filled("told-to-forgers", tell) as database:
        yield database


def tell(database: Database, *, first_claim: str = "Care") -> None:
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
    """Each names the hash that the entry before it carries."""
    hashes = [GENESIS, *(entry["hash"] for entry in entries)]
    return [{**entry, "previous": before} for entry, before in zip(entries, hashes, strict=False)]


def rehashed(entries: Entries) -> Entries:
    """The chain worked out anew, as anybody can."""
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
        ([edited], "its hash is not that of what it says"),
        ([retold], "its hash is not that of what it says"),
        ([without_one], "the entry is missing"),
        ([moved_up], "the entry is missing"),
        ([without_one, renumbered], "it does not name the hash of the entry before it"),
        ([swapped, renumbered], "it does not name the hash of the entry before it"),
        ([with_one_more, renumbered], "it does not name the hash of the entry before it"),
        ([without_one, renumbered, relinked], "its hash is not that of what it says"),
        ([swapped, renumbered, relinked], "its hash is not that of what it says"),
        ([with_one_more, renumbered, relinked], "its hash is not that of what it says"),
    ],
    ids=lambda value: "-".join(one.__name__ for one in value) if isinstance(value, list) else "",
)
def test_an_entry_out_of_the_chain_is_found_where_it_stands(
    told: Database, stream: str, forgeries: list[Forgery], what: str
) -> None:
    forge(told, stream, *forgeries)

    assert verified(told).bad == BadEntry(stream, 2, what)


@STREAMS
@pytest.mark.parametrize("forgery", [retold, without_one, swapped, with_one_more])
def test_entries_hashed_anew_are_found_by_the_rows_that_do_not_agree(
    told: Database, stream: str, forgery: Forgery
) -> None:
    """A fact's id is its place in the ledger: a chain may be whole, and yet not be of these."""
    forge(told, stream, forgery, renumbered, rehashed)

    bad = verified(told).bad

    assert bad is not None
    assert (bad.stream, bad.position) == (stream, 2), bad


@STREAMS
def test_a_tail_rewritten_with_all_its_hashes_is_shown_by_a_pinned_head_alone(
    told: Database, stream: str
) -> None:
    before, head = pin(told, stream, 1), pin(told, stream, 5)
    assert verified(told, before, head).is_sound

    forge(told, stream, edited, rehashed)

    assert verified(told, before).is_sound
    assert verified(told, before, head).bad == BadEntry(stream, 5, UNLIKE_PIN)


def test_a_fact_rewritten_with_its_entry_is_shown_by_a_pinned_head_alone(told: Database) -> None:
    head = pin(told, "public", 8)

    forge(told, "public", retold, rehashed)
    tamper(told, "UPDATE scope_details SET note = 'always said so' WHERE id = 'public-2'")

    assert verified(told).is_sound
    assert verified(told, head).bad == BadEntry("public", 8, UNLIKE_PIN)


def test_a_tail_cut_off_with_its_facts_is_shown_by_a_pinned_head_alone(told: Database) -> None:
    head = pin(told, "restricted", 5)

    tamper(
        told,
        "DELETE FROM change WHERE stream = 'restricted' AND position > 2",
        "DELETE FROM claim WHERE id IN ('restricted-3', 'restricted-4')",
    )

    assert verified(told).is_sound
    assert verified(told, head).bad == BadEntry("restricted", 5, UNLIKE_PIN)


def test_a_tail_cut_off_without_its_facts_is_found(told: Database) -> None:
    tamper(told, "DELETE FROM change WHERE stream = 'restricted' AND position > 2")

    assert verified(told).bad == BadEntry("restricted", 3, "no entry states restricted-3 in claim")


def test_a_whole_ledger_told_otherwise_is_shown_by_a_pinned_head_alone(
    told: Database, databases: TemplateDatabases
) -> None:
    """Renumbered to the last fact, because the registry itself wrote it: no walk can tell."""
    public, hidden = pin(told, "public", 8), pin(told, "restricted", 5)

    with databases.database("migrated", "otherwise") as otherwise:
        with otherwise.write_session() as session:
            world.source(session)
            world.source(session, "inserted")
        tell(otherwise, first_claim="Cure")

        assert verified(otherwise).is_sound
        assert verified(otherwise, public).bad == BadEntry("public", 8, UNLIKE_PIN)
        assert verified(otherwise, hidden).bad == BadEntry("restricted", 5, UNLIKE_PIN)


def test_the_head_of_an_empty_ledger_is_a_pin_that_every_ledger_keeps(told: Database) -> None:
    assert verified(told, Pin(0, GENESIS)).is_sound


def test_a_pin_of_a_stream_that_was_emptied_is_not_kept(told: Database) -> None:
    hidden = pin(told, "restricted", 1)
    with unguarded(told) as session:
        session.execute(text("DELETE FROM change WHERE stream = 'restricted'"))
        session.execute(text("DELETE FROM claim"))

    assert verified(told).is_sound
    assert verified(told, hidden).bad == BadEntry("restricted", 1, UNLIKE_PIN)
