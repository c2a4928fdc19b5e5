"""Versions of the details of contracts by days, and the authorities that these name."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from app.domain.periods import ONE_DAY
from app.platform.db.columns import FIRST_DAY, LAST_DAY
from app.registry.contracts.models import ContractDetailsFact
from app.registry.contracts.snapshot import ContractFacts, named_by


def versions_of(facts: ContractFacts, contract: str) -> list[ContractDetailsFact]:
    """Return the versions of the details of a contract, in the order of their days."""
    return sorted(facts.details.get(contract, []), key=lambda item: item.holds_from or FIRST_DAY)


def versions_by_days(
    facts: ContractFacts, contract: str
) -> Iterator[tuple[ContractDetailsFact, date, date]]:
    """Yield each version of the details of a contract with its first and its last day."""
    versions = versions_of(facts, contract)
    starts = [FIRST_DAY, *(item.holds_from or FIRST_DAY for item in versions[1:])]
    for item, start, later in zip(versions, starts, [*starts[1:], None], strict=False):
        if start != later:
            yield item, start, later - ONE_DAY if later else LAST_DAY


def authority_rows(facts: ContractFacts, contract: str) -> Iterator[dict[str, Any]]:
    """Yield the authorities of a contract: by their days, as lead or buyer, or with an award."""
    awarded = {award.authority for award in facts.awards.get(contract, ())}
    for item, first, last in versions_by_days(facts, contract):
        for authority in sorted(awarded | named_by(item)):
            yield {
                "contract": contract,
                "authority": authority,
                "days_from": first,
                "days_to": last,
            }


def name_all(facts: ContractFacts, contract: str, authorities: Collection[str]) -> bool:
    """Return whether every version of the details of a contract names all these authorities."""
    return all(named_by(item).issuperset(authorities) for item in facts.details.get(contract, ()))
