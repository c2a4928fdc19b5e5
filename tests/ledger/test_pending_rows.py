"""Rows of a batch that are not yet sent to the database."""

import pytest

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Confidence
from app.ledger.models import Fact
from app.ledger.pending_rows import PendingRows
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.registry.providers.models import ProviderEventFact, ProviderMergeFact
from tests.support import world

MODELS = [kind.model for kind in CATALOGUE.types.values() if issubclass(kind.model, Fact)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: table(model).name)
def test_each_kind_of_fact_can_be_ended(database: Database, model: type[Fact]) -> None:
    with database.write_session() as session:
        pending = PendingRows(session)
        fact = model(id="public-1", source="minutes", confidence=Confidence.HIGH)

        pending.end_fact(fact, 5, None)
        pending.flush()

    assert fact.to_at == 5


@pytest.mark.parametrize("model", [ProviderMergeFact, ProviderEventFact])
def test_ends_and_merges_do_more_than_add(database: Database, model: type[Fact]) -> None:
    with database.write_session() as session:
        pending = PendingRows(session)
        fact = model(id="public-1", source="minutes", confidence=Confidence.HIGH)

        pending.add_fact(fact)
        assert pending.only_adds is (model is ProviderEventFact)

        pending = PendingRows(session)
        pending.end_fact(fact, 5, None)
        assert not pending.only_adds

        pending.flush()
        assert pending.only_adds


def test_withdrawn_corroboration_has_an_end(database: Database) -> None:
    with database.write_session() as session:
        award = world.award(session)
        world.source(session, "letter")
        further = world.corroboration(session, award.id, source="letter")
        world.withdraw(session, further)

    with database.read_session() as session:
        assert session.get_one(type(further), further.id).to_at < NEVER
