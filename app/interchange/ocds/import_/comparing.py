"""Where notices disagree with themselves, and with what the registry holds of a contract."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.interchange.ocds.import_.parties import buyers
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.providers import known_providers
from app.interchange.ocds.import_.text_checks import other_buyers, other_last_days, other_suppliers
from app.interchange.ocds.import_.writer import Disagreement
from app.ledger.as_of import AsOf, names_on
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER
from app.registry.contracts.models import AwardFact, ContractDetailsFact, ContractTerm
from app.registry.contracts.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Holding:
    """What the registry holds of a contract."""

    details: ContractDetailsFact
    last_days: frozenset[date]
    takers: frozenset[str]

    @property
    def buyers(self) -> frozenset[str]:
        """Every authority that the registry names with it."""
        lead = {self.details.lead} if self.details.lead else set()
        return frozenset(self.details.buyers) | lead | self.takers


def holding(session: Session, contract: str) -> Holding:
    """What stands of a contract now."""
    snapshot = Snapshot(session)
    versions = snapshot.facts(ContractDetailsFact, code=[contract])
    details = max(versions, key=lambda one: one.holds_from or FIRST_DAY)
    agreed = session.scalars(
        select(col(ContractTerm.last_day)).where(
            col(ContractTerm.contract) == contract, col(ContractTerm.to_position) == NEVER
        )
    )
    days = {details.last_day, *agreed} - {None, LAST_DAY}
    awards = snapshot.facts(AwardFact, contract=[contract])
    return Holding(
        details,
        frozenset(day for day in days if day is not None),
        frozenset(one.authority for one in awards),
    )


def with_itself(
    release: Mapping[str, Any], process: Process, source: str, names: Mapping[str, str]
) -> Iterator[Disagreement]:
    """What texts of a notice say otherwise than its fields."""
    structured = {day for day in (process.last_day, process.longest_day) if day}
    if process.last_day:
        for day in other_last_days(release, structured):
            yield _two("last_day", source, str(process.last_day), str(day))
    suppliers = [name for one in process.suppliers for name in (one.name, one.legal_name) if name]
    for name in other_suppliers(release, suppliers):
        yield _two("provider", source, suppliers[0], name)
    called = [name for one in buyers(release) for name in (one.name, one.legal_name) if name]
    called += names.values()
    for name in other_buyers(release, called):
        yield _two("buyer", source, called[0], name)


def with_the_registry(
    known: Holding,
    process: Process,
    source: str,
    codes: Mapping[str, str],
    names: Mapping[str, str],
) -> Iterator[Disagreement]:
    """What the fields of notices say otherwise than the registry; what one does not say is none."""
    details = known.details
    held = details.last_day or max(known.last_days, default=None)
    if process.last_day and held and process.last_day not in known.last_days | {held}:
        yield _between("last_day", details, str(held), source, str(process.last_day))
    if process.first_day and details.first_day and process.first_day != details.first_day:
        yield _between("first_day", details, str(details.first_day), source, str(process.first_day))
    if (other := _other_provider(details, process, codes)) is not None:
        named = names.get(details.provider or "", details.provider or "")
        yield _between("provider", details, named, source, other)
    if (others := [*names]) and known.buyers and not known.buyers & {*others}:
        named = ", ".join(sorted(known.buyers))
        yield _between("buyer", details, named, source, ", ".join(names[code] for code in others))


def names_of(session: Session, authorities: list[str], as_of: AsOf) -> dict[str, str]:
    """What authorities are called today, by their codes, in this order."""
    found = names_on(session, {"authority": authorities}, as_of, as_of.today)
    return {code: found.get(("authority", code), code) for code in authorities}


def _other_provider(
    details: ContractDetailsFact, process: Process, codes: Mapping[str, str]
) -> str | None:
    """What the notice calls the supplier, where its numbers are not those of our provider.

    A supplier without any official number could be anybody, and disagrees with nobody.
    """
    if details.provider is None or len(process.suppliers) != 1:
        return None
    supplier = process.suppliers[0]
    known = known_providers(process, codes)
    if details.provider in known or (not known and supplier.official is None):
        return None
    number = f" ({supplier.official.spelling})" if supplier.official else ""
    return f"{supplier.name or supplier.legal_name or 'a supplier'}{number}"


def _two(field: str, source: str, one: str, other: str) -> Disagreement:
    return Disagreement(field, [(source, one), (source, other)])


def _between(
    field: str, details: ContractDetailsFact, held: str, source: str, said: str
) -> Disagreement:
    return Disagreement(field, [(details.source, held), (source, said)])
