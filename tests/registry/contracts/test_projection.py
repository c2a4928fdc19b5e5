"""Incrementally updated days of contracts are equal to recomputed ones."""

from random import Random
from typing import Any

import pytest

from app.api.wiring import CATALOGUE
from app.ledger.models import Identifier, Version
from app.ledger.verification.computed_rows import first_difference
from app.registry.authorities.models import Member
from app.registry.contracts.models import ContractAuthority, ContractTerm, HoldingRow, PartyCount
from tests.support.histories import Story, head, rows_at
from tests.support.templates import TemplateDatabases

PROJECTIONS = (
    ContractTerm, ContractAuthority, PartyCount, HoldingRow, Member, Version, Identifier,
)  # fmt: skip
STEPS = 12


@pytest.mark.parametrize("seed", range(16))
def test_terms_and_holdings_follow_random_histories(sqlite: TemplateDatabases, seed: int) -> None:
    seen: dict[tuple[int, str], Any] = {}
    with sqlite.database("migrated") as database:
        story = Story(Random(seed), database)
        story.begin()
        for _ in range(STEPS):
            story.step()
            with database.read_session() as session:
                wrong = first_difference(session, CATALOGUE.projections)
                assert wrong is None, story.told
                position = head(session)
                for model in PROJECTIONS:
                    seen[position, model.__name__] = rows_at(session, model, position)

        with database.read_session() as session:
            for model in PROJECTIONS:
                for position in {position for position, _ in seen}:
                    then = seen[position, model.__name__]
                    assert rows_at(session, model, position) == then, (position, story.told)
