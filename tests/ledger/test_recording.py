"""Facts are recorded, revised, withdrawn and corroborated, each at its position."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.ledger.entries import TICK, Provenance, content_of, entry_hash
from app.ledger.hashing import GENESIS
from app.ledger.models import Change
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import ContractDetailsFact
from app.registry.contracts.schemas import ContractDetailsIn
from tests.support import world


def entries(database: Database, stream: str = "public") -> Sequence[Change]:
    in_order = select(Change).where(col(Change.stream) == stream).order_by(col(Change.position))
    with database.read_session() as session:
        found = session.scalars(in_order).all()
        session.expunge_all()
    return found


def test_fact_id_is_its_stream_and_position(database: Database) -> None:
    with database.write_session() as session:
        source = world.source(session)
        fact = world.provider(session)

    registered, stated = entries(database)
    assert (registered.action, registered.fact, registered.source_hash) == (
        "registered", "minutes", source.hash,
    )  # fmt: skip
    assert (fact.id, fact.from_at, fact.to_at) == ("public-2", 2, NEVER)
    assert (stated.action, stated.kind, stated.fact) == ("stated", "provider_details", "public-2")
    assert (stated.thing, stated.code, stated.author) == ("provider", "north", "tests")
    assert stated.content == content_of(fact)


def test_second_source_with_same_code_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)
        with pytest.raises(DomainError) as refused:
            world.source(session)
    assert refused.value.code == "source-exists"


def test_withdrawn_fact_is_stored_but_not_visible(database: Database) -> None:
    with database.write_session() as session:
        fact = world.report(session)
        stated_at = fact.from_at
        world.withdraw(session, fact, reason="the report was of another borough")

    last = entries(database)[-1]
    with database.read_session() as session:
        kept = session.get_one(type(fact), fact.id)
        session.expunge_all()
    assert (last.action, last.fact, last.code) == ("withdrawn", fact.id, "camden")
    assert last.reason == "the report was of another borough"
    assert (kept.from_at, kept.to_at) == (stated_at, last.position)
    assert last.content == content_of(kept)


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
    assert entries(database)[-1].action == "stated"


def test_revision_replaces_a_fact_in_one_entry(database: Database) -> None:
    with database.write_session() as session:
        old = world.contract(session, last_day="2025-12-31")
        new = _until(session, old, "2026-03-31")

    last = entries(database)[-1]
    standing = select(col(ContractDetailsFact.id), col(ContractDetailsFact.last_day)).where(
        col(ContractDetailsFact.to_at) == NEVER
    )
    with database.read_session() as session:
        rows = session.execute(standing).all()
    assert (last.action, last.reason, last.fact) == ("restated", "correction", new.id)
    assert (new.replaces, old.to_at, new.from_at) == (
        old.id, last.position, last.position,
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
        said = world.corroboration(session, award.id, source="notice")

    last = entries(database)[-1]
    assert (said.fact, last.kind, last.source) == (award.id, "corroboration", "notice")
    assert (last.thing, last.code) == ("contract", "c-1")


def test_revision_of_unknown_fact_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)
        with pytest.raises(DomainError) as refused:
            world.award(session, replaces="public-9")

    assert refused.value.code == "unknown-fact"


def test_restricted_facts_have_their_own_stream(database: Database) -> None:
    with database.write_session() as session:
        world.provider(session)
        hidden = world.claim(session, about="provider:north", visibility="partners")

    public, restricted = entries(database), entries(database, "restricted")
    assert (hidden.id, restricted[0].position, restricted[0].previous) == (
        "restricted-1", 1, GENESIS,
    )  # fmt: skip
    assert [entry.kind for entry in public] == ["source", "provider_details"]


def test_entry_has_the_hash_of_the_entry_before(database: Database) -> None:
    with database.write_session() as session:
        world.award(session)

    chain = entries(database)
    assert [entry.position for entry in chain] == list(range(1, len(chain) + 1))
    assert [entry.previous for entry in chain] == [GENESIS, *(entry.hash for entry in chain[:-1])]
    assert [entry.hash for entry in chain] == [entry_hash(entry) for entry in chain]


def test_times_increase_when_the_clock_runs_back(
    database: Database,
) -> None:
    noon = datetime(2025, 10, 26, 12, tzinfo=UTC)
    with database.write_session() as session:
        for code, minutes in (("a-1", 0), ("a-2", -60), ("a-3", 1)):
            moment = Provenance("tests", noon + timedelta(minutes=minutes))
            world.provider(session, code, provenance=moment)

    moments = [entry.recorded_at for entry in entries(database)]
    assert moments == [noon, noon + TICK, noon + 2 * TICK, noon + timedelta(minutes=1)]


def _until(session: Session, old: ContractDetailsFact, last_day: str) -> ContractDetailsFact:
    body = {
        **world.STATED, **world.AGREED, "title": old.name, "kind": "competed",
        "purpose": "lasting", "regime": "pa-2023", "last_day": last_day,
    }  # fmt: skip
    return world.correct(session, CONTRACT, old, ContractDetailsIn.model_validate(body))
