"""Facts are recorded, revised, withdrawn and corroborated, each with an entry in its stream."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.domain.errors import DomainError
from app.ledger import identities, moments, recording
from app.ledger.batch import Batch
from app.ledger.commitments import commit_content, commit_text
from app.ledger.entries import Provenance as Author
from app.ledger.entries import entry_hash
from app.ledger.fact_types import CommandContext
from app.ledger.inputs import SourceIn
from app.ledger.models import Change, ChangeText
from app.platform.canonical import GENESIS
from app.platform.clock import Clock, to_micros
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.platform.problems.problem import Problem
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import ContractDetailsFact
from app.registry.providers.facts import PROVIDER
from tests.support import bodies, world
from tests.support.commands import Provenance

NOON = datetime(2025, 10, 26, 12, tzinfo=UTC)


def entries(database: Database, stream: str = "public") -> Sequence[Change]:
    in_order = select(Change).where(col(Change.stream) == stream).order_by(col(Change.position))
    with database.read_session() as session:
        found = session.scalars(in_order).all()
        session.expunge_all()
    return found


def texts(database: Database, entry: Change) -> dict[str, tuple[str | None, str | None]]:
    """Return the free texts of an entry with their salts, by path."""
    of_entry = select(ChangeText).where(
        col(ChangeText.stream) == entry.stream, col(ChangeText.position) == entry.position
    )
    with database.read_session() as session:
        return {row.path: (row.text, row.salt) for row in session.scalars(of_entry)}


def test_fact_id_is_its_stream_and_position(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)
        fact = world.provider(session)

    registered, recorded = entries(database)
    assert (registered.action, registered.fact) == ("registered", "minutes")
    assert (fact.id, fact.stream, fact.position) == ("public-2", "public", 2)
    assert (fact.from_at, fact.to_at) == (recorded.recorded_at, NEVER)
    assert (recorded.action, recorded.type, recorded.fact) == (
        "recorded", "provider_details", "public-2",
    )  # fmt: skip
    assert (recorded.thing, recorded.code, recorded.author) == ("provider", "north", "tests")
    assert recorded.source_commitment == registered.hash


def test_content_is_the_input_without_its_free_texts(database: Database) -> None:
    with database.write_session() as session:
        world.attestation(session, scopes=["repair", "delivery"], note="Seen twice.")

    recorded = entries(database)[-1]
    assert recorded.content == {
        **world.STATED, **world.YEAR, "authority": "camden", "subject": "cover",
        "scopes": ["repair", "delivery"], "attested_on": "2026-01-31", "replaces": None,
    }  # fmt: skip
    found = texts(database, recorded)
    assert {path: text for path, (text, _) in found.items()} == {"note": "Seen twice."}
    assert recorded.commitments == {
        "content": commit_content(recorded.content_salt, recorded.content),
        "texts": {path: commit_text(str(salt), str(text)) for path, (text, salt) in found.items()},
    }


def test_each_salt_is_drawn_once(database: Database) -> None:
    with database.write_session() as session:
        world.provider(session, "north", note="The same words.")
        world.provider(session, "south", note="The same words.")

    chain = entries(database)
    salts = [salt for entry in chain for _, salt in texts(database, entry).values()]
    salts += [entry.content_salt for entry in chain]
    assert all(len(str(salt)) == 32 for salt in salts)
    assert len({*salts}) == len(salts) == 8


def test_second_source_with_same_code_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)
        with pytest.raises(DomainError) as refused:
            world.source(session)
    assert refused.value.code == "source-exists"


def test_withdrawn_fact_is_stored_but_not_visible(database: Database) -> None:
    with database.write_session() as session:
        fact = world.report(session)
        recorded_at = fact.from_at
        world.withdraw(session, fact, reason="the report was of another borough")

    last = entries(database)[-1]
    with database.read_session() as session:
        kept = session.get_one(type(fact), fact.id)
        session.expunge_all()
    assert (last.action, last.fact, last.code) == ("withdrawn", fact.id, "camden")
    assert [*texts(database, last)] == ["reason"]
    assert texts(database, last)["reason"][0] == "the report was of another borough"
    assert (kept.from_at, kept.to_at) == (recorded_at, last.recorded_at)
    assert (last.content, last.type) == ({}, "service_report")


def test_second_withdrawal_is_refused(database: Database) -> None:
    with database.write_session() as session:
        fact = world.report(session)
        world.withdraw(session, fact, reason="wrong")

        with pytest.raises(DomainError) as refused:
            world.withdraw(session, fact, reason="wrong")

    assert refused.value.code == "already-withdrawn"


def test_withdrawal_of_referenced_fact_is_refused(database: Database) -> None:
    with database.write_session() as session:
        stop = world.provider_event(session, day="2025-08-01")
        world.provider_event(session, event="resumed-trading", day="2025-08-20")

    def withdraw_the_stop() -> None:
        with database.write_session() as session:
            found = session.get_one(type(stop), stop.id)
            world.withdraw(session, found, reason="it never stopped")

    with pytest.raises(DomainError) as refused:
        withdraw_the_stop()

    assert refused.value.code == "nothing-to-end"
    with database.read_session() as session:
        assert session.get_one(type(stop), stop.id).to_at == NEVER
    assert entries(database)[-1].action == "recorded"


def test_revision_replaces_a_fact_in_one_entry(database: Database) -> None:
    with database.write_session() as session:
        old = world.contract(session, last_day="2025-12-31")
        new = _until(session, old, "2026-03-31")

    last = entries(database)[-1]
    current = select(col(ContractDetailsFact.id), col(ContractDetailsFact.last_day)).where(
        col(ContractDetailsFact.to_at) == NEVER
    )
    with database.read_session() as session:
        rows = session.execute(current).all()
    assert (last.action, last.fact, last.replaces) == ("revised", new.id, old.id)
    assert (new.replaces, old.to_at, new.from_at) == (
        old.id, last.recorded_at, last.recorded_at,
    )  # fmt: skip
    assert rows == [(new.id, date(2026, 3, 31))]


def test_revision_of_replaced_fact_is_refused(database: Database) -> None:
    with database.write_session() as session:
        old = world.contract(session)
        _until(session, old, "2026-03-31")

        with pytest.raises(DomainError) as refused:
            _until(session, old, "2026-06-30")

    assert refused.value.code == "already-withdrawn"


@pytest.mark.parametrize(("was", "becomes"), [("public", "partners"), ("partners", "public")])
def test_revision_in_another_stream_is_refused(database: Database, was: str, becomes: str) -> None:
    with database.write_session() as session:
        old = world.claim(session, visibility=was)
        with pytest.raises(DomainError) as refused:
            world.claim(session, visibility=becomes, replaces=old.id)

    assert refused.value.code == "visibility-differs"


def test_corroboration_adds_a_source(database: Database) -> None:
    with database.write_session() as session:
        world.source(session, "notice", dated_on="2025-09-01")
        award = world.award(session)
        corroboration = world.corroboration(session, award.id, source="notice")

    last = entries(database)[-1]
    assert (corroboration.fact, last.type, last.source) == (award.id, "corroboration", "notice")
    assert (last.thing, last.code) == ("contract", "c-1")


def test_revision_of_unknown_fact_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)
        with pytest.raises(DomainError) as refused:
            world.award(session, replaces="public-9")

    assert refused.value.code == "unknown-fact"


def test_each_audience_has_its_own_stream(database: Database) -> None:
    hidden = {"partners": {"visibility": "partners"}} | {
        f"owner:{code}": {"visibility": "owner", "owner": code} for code in ("camden", "islington")
    }
    with database.write_session() as session:
        for code in ("camden", "islington"):
            world.authority(session, code)
        world.provider(session)
        claims = {
            stream: world.claim(session, about="provider:north", **readers)
            for stream, readers in hidden.items()
        }

    for stream, claim in claims.items():
        (entry,) = entries(database, stream)
        assert (claim.id, entry.fact) == (f"{stream.replace(':', '-')}-1",) * 2
        assert (entry.position, entry.previous, entry.type) == (1, GENESIS, "claim")
    assert [entry.type for entry in entries(database)] == [
        "source", "authority_details", "authority_details", "provider_details",
    ]  # fmt: skip


def test_entry_has_the_hash_of_the_entry_before(database: Database) -> None:
    with database.write_session() as session:
        world.award(session)

    chain = entries(database)
    assert [entry.position for entry in chain] == list(range(1, len(chain) + 1))
    assert [entry.previous for entry in chain] == [GENESIS, *(entry.hash for entry in chain[:-1])]
    assert [entry.hash for entry in chain] == [entry_hash(entry) for entry in chain]


def test_batch_waits_until_the_clock_has_passed_the_newest_entry(database: Database) -> None:
    """The newest entry stands in a stream of its own, and the clock shows its moment at first."""
    readings = [NOON - timedelta(minutes=1), NOON, NOON + timedelta(milliseconds=1)]
    with database.write_session() as session:
        world.claim(session, about="provider:north", visibility="partners",
                    provenance=Provenance("tests", NOON))  # fmt: skip
        newest = entries_in(session, "partners")[-1].recorded_at
        readings[1] += timedelta(microseconds=newest - to_micros(NOON))
        readings[2] = readings[1] + timedelta(microseconds=1)

        batch = Batch.begin(session, CATALOGUE, Clock(now=iter(readings).__next__), Entropy())

    assert batch.moment == newest + 1


def test_batch_whose_clock_stays_behind_is_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moments, "_CLOCK_WAIT_SECONDS", 0.05)
    with database.write_session() as session:
        world.provider(session)
        with pytest.raises(Problem) as refused:
            Batch.begin(
                session, CATALOGUE, Clock(now=lambda: world.NOW - timedelta(hours=1)), Entropy()
            )

    assert refused.value.code == "clock-behind"
    assert [entry.type for entry in entries(database)] == ["source", "provider_details"]


def test_past_moment_before_the_newest_entry_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.provider(session)
        with pytest.raises(DomainError) as refused:
            Batch.begin(session, CATALOGUE, Clock(), Entropy(), backdated_to=world.NOW)

    assert refused.value.code == "moment-taken"


def test_same_clock_and_entropy_give_the_same_hash_on_both_engines(database: Database) -> None:
    salts = count()
    entropy = Entropy(draw=lambda size: next(salts).to_bytes(size, "big"))
    source, provider = bodies.source("minutes"), bodies.provider("north", note="Agreed.")
    with database.write_session() as session:
        batch = Batch.begin(session, CATALOGUE, Clock(now=lambda: NOON), entropy)
        ctx = CommandContext(batch, CATALOGUE, Author("tests"))
        recording.register_source(ctx, SourceIn.model_validate(source))
        identities.create(ctx, PROVIDER, PROVIDER.input.model_validate(provider))
        batch.complete()

    assert entries(database)[-1].hash == (
        "8360a8fa0980188cf309f801c7e1fd8ec988b172243d482141408741cdc7ba68"
    )


def entries_in(session: Session, stream: str) -> Sequence[Change]:
    """Return the entries of a stream that a transaction has written so far."""
    return session.scalars(
        select(Change).where(col(Change.stream) == stream).order_by(col(Change.position))
    ).all()


def _until(session: Session, old: ContractDetailsFact, last_day: str) -> ContractDetailsFact:
    body = {
        **world.STATED, **world.AGREED, "title": old.name, "kind": "competed",
        "purpose": "lasting", "regime": "pa-2023", "last_day": last_day,
    }  # fmt: skip
    return world.correct(session, CONTRACT, old, body)
