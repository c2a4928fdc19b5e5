"""A history serves at each moment the facts that a query at that moment reads."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy.orm import Session

from app.ledger import history as module
from app.ledger.history import History
from app.ledger.models import Fact, fact_models
from app.platform.clock import to_micros
from app.platform.db.database import Database
from app.registry.contracts import snapshot
from app.registry.contracts.models import AwardFact, ContractDetailsFact
from app.registry.contracts.snapshot import Snapshot, scope_tree
from tests.support import world
from tests.support.histories import CONTRACTS, Story, head
from tests.support.sent import sent
from tests.support.templates import TemplateDatabases

LATER = to_micros(world.NOW + timedelta(days=1))


def ids(facts: list[Fact]) -> list[str]:
    return [fact.id for fact in facts]


@pytest.mark.parametrize("seed", [400, 401])
def test_history_gives_the_facts_of_every_moment(sqlite: TemplateDatabases, seed: int) -> None:
    with sqlite.database("migrated", "history") as database:
        story = Story(Random(seed), database)
        story.begin()
        for _ in range(25):
            story.step()
        with database.read_session() as session:
            history = History(session)
            for moment in range(head(session) + 1):
                then = Snapshot(session, moment)
                for kind in fact_models().values():
                    assert ids(history.at(moment).facts(kind)) == ids(then.facts(kind))
                for kind in (AwardFact, ContractDetailsFact):
                    name = "code" if kind is ContractDetailsFact else "contract"
                    assert ids(history.at(moment).facts(kind, **{name: CONTRACTS})) == ids(
                        then.facts(kind, **{name: CONTRACTS})
                    )
                assert scope_tree(history.at(moment)).parents == scope_tree(then).parents


def test_values_that_were_loaded_are_not_read_again(database: Database) -> None:
    with database.write_session() as session:
        world.award(session)
        world.award(session, "c-2")
        history = History(session)
        history.ever(AwardFact, contract=["c-1", "c-2", "c-3"])
        history.source_days(["minutes", "unknown"])

        with sent() as statements:
            some = history.at(LATER).facts(AwardFact, contract=["c-2"], scope=["delivery"])
            none = history.at(LATER).facts(AwardFact, contract=["c-1"], scope=["repair"])
            days = history.source_days(["minutes"])

    assert ([fact.contract for fact in some], none, statements) == (["c-2"], [], [])
    assert days == {"minutes": None}


def test_restricted_facts_are_left_out(database: Database) -> None:
    with database.write_session() as session:
        world.claim(session, visibility="partners")
        history = History(session)
        kinds = fact_models()
        assert history.ever(kinds["claim"]) == []
        assert history.ever(kinds["claim"], code=["c-1"]) == []


def test_more_values_than_one_statement_takes_are_read_in_ledger_order(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_VALUES", 2)
    monkeypatch.setattr(snapshot, "MAX_VALUES", 2)
    with database.write_session() as session:
        codes = _awards(session)
        expected = [*codes]
        read = Snapshot(session).facts(AwardFact, contract={*codes})
        ever = History(session).ever(AwardFact, contract=[*reversed(codes)])

    assert [fact.contract for fact in read] == expected
    assert [fact.contract for fact in ever] == expected


def _awards(session: Session) -> list[str]:
    """Record awards, of which the order is not that of their contracts."""
    codes = [f"c-{n}" for n in (5, 3, 4, 1, 2)]
    for code in codes:
        world.award(session, code)
    return codes
