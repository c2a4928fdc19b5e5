"""Facts of one batch may name what was recorded before, and what the same batch records."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from app.domain.errors import DomainError
from app.ledger import identities, recording
from app.ledger.fact_types import CommandContext
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import ContractDetailsFact
from app.registry.contracts.schemas import ContractIn
from app.registry.merges.facts import MERGES
from app.registry.providers.facts import PROVIDER
from app.registry.providers.models import ProviderDetailsFact
from app.registry.providers.schemas import ProviderIn
from tests.support import world


def contract_of(ctx: CommandContext, provider: str) -> None:
    """Record a contract of a provider."""
    body = {
        **world.STATED, **world.AGREED, "reference": f"of-{provider}", "title": "Equipment",
        "kind": "competed", "purpose": "lasting", "regime": "pa-2023", "provider": provider,
    }  # fmt: skip
    identities.create(ctx, CONTRACT, ContractIn.model_validate(body))


def withdraw_details(ctx: CommandContext, details: ProviderDetailsFact) -> None:
    recording.withdraw(ctx, details, reason="wrong")


def merge(ctx: CommandContext, details: ProviderDetailsFact) -> None:
    """Merge a provider into another one."""
    type_ = MERGES["provider"]
    body: Any = {**world.STATED, "into": "south", "reason": "Two codes of one provider."}
    recording.record(ctx, type_, type_.input.model_validate(body), former=details.code)


def test_a_batch_is_not_sent_to_look_up_what_was_recorded_before(database: Database) -> None:
    with database.write_session() as session:
        for code in ("north", "south"):
            world.provider(session, code)

    with database.write_session() as session, world.commanding(session) as ctx:
        contract_of(ctx, "north")
        contract_of(ctx, "south")
        count = select(func.count()).select_from(table(ContractDetailsFact))

        assert session.scalar(count) == 0
        assert ctx.session.scalar(count) == 2


def test_a_contract_may_name_a_provider_of_its_batch(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)

    with database.write_session() as session, world.commanding(session) as ctx:
        body = {**world.STATED, "code": "north", "name": "North Care"}
        identities.create(ctx, PROVIDER, ProviderIn.model_validate(body))
        ctx.batch.standing.clear()
        contract_of(ctx, "north")


@pytest.mark.parametrize(
    ("change", "code"), [(withdraw_details, "unknown-provider"), (merge, "merged-code")]
)
def test_a_contract_may_not_name_a_provider_that_its_batch_removes(
    database: Database, change: Callable[[CommandContext, ProviderDetailsFact], None], code: str
) -> None:
    with database.write_session() as session:
        world.provider(session, "south")
        details = world.provider(session, "north")

    def remove_and_name() -> None:
        with database.write_session() as session, world.commanding(session) as ctx:
            change(ctx, details)
            contract_of(ctx, "north")

    with pytest.raises(DomainError) as refused:
        remove_and_name()

    assert refused.value.code == code
