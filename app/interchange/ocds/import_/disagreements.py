"""Find where notices disagree with themselves and with the registry."""

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
from app.platform.db.references import codes_of
from app.registry.contracts.models import AwardFact, ContractDetailsFact, ContractTerm
from app.registry.contracts.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class RegisteredContract:
    """The details, agreed last days and awards of a contract in the registry."""

    details: ContractDetailsFact
    last_days: frozenset[date]
    award_authorities: frozenset[str]

    @property
    def buyers(self) -> frozenset[str]:
        """Every authority that the registry names with the contract."""
        lead = {self.details.lead} if self.details.lead else set()
        return frozenset(codes_of(self.details.buyers)) | lead | self.award_authorities


def registered_contract(session: Session, contract: str) -> RegisteredContract:
    """Return the current details, last days and awards of a contract."""
    snapshot = Snapshot(session)
    versions = snapshot.facts(ContractDetailsFact, code=[contract])
    details = max(versions, key=lambda version: version.holds_from or FIRST_DAY)
    agreed = session.scalars(
        select(col(ContractTerm.last_day)).where(
            col(ContractTerm.contract) == contract, col(ContractTerm.to_at) == NEVER
        )
    )
    days = {details.last_day, *agreed} - {None, LAST_DAY}
    awards = snapshot.facts(AwardFact, contract=[contract])
    return RegisteredContract(
        details,
        frozenset(day for day in days if day is not None),
        frozenset(award.authority for award in awards),
    )


def internal_disagreements(
    release: Mapping[str, Any], process: Process, source: str, names: Mapping[str, str]
) -> Iterator[Disagreement]:
    """Yield where the texts of a notice disagree with the notice's fields."""
    structured = {day for day in (process.last_day, process.max_last_day) if day}
    if process.last_day:
        for day in other_last_days(release, structured):
            yield _within_notice("last_day", source, str(process.last_day), str(day))
    suppliers = [
        name for party in process.suppliers for name in (party.name, party.legal_name) if name
    ]
    for name in other_suppliers(release, suppliers):
        yield _within_notice("provider", source, suppliers[0], name)
    names_in_notice = [
        name for party in buyers(release) for name in (party.name, party.legal_name) if name
    ]
    names_in_notice += names.values()
    for name in other_buyers(release, names_in_notice):
        yield _within_notice("buyer", source, names_in_notice[0], name)


def registry_disagreements(
    known: RegisteredContract,
    process: Process,
    source: str,
    codes: Mapping[str, str],
    names: Mapping[str, str],
) -> Iterator[Disagreement]:
    """Yield where notices disagree with the registry; fields without a value are skipped."""
    details = known.details
    recorded = details.last_day or max(known.last_days, default=None)
    if process.last_day and recorded and process.last_day not in known.last_days | {recorded}:
        yield _with_registry("last_day", details, str(recorded), source, str(process.last_day))
    if process.first_day and details.first_day and process.first_day != details.first_day:
        yield _with_registry(
            "first_day", details, str(details.first_day), source, str(process.first_day)
        )
    if (other := _other_provider(details, process, codes)) is not None:
        named = names.get(details.provider or "", details.provider or "")
        yield _with_registry("provider", details, named, source, other)
    if (others := [*names]) and known.buyers and not known.buyers & {*others}:
        named = ", ".join(sorted(known.buyers))
        yield _with_registry(
            "buyer", details, named, source, ", ".join(names[code] for code in others)
        )


def authority_names(session: Session, authorities: list[str], as_of: AsOf) -> dict[str, str]:
    """Return the current names of authorities, by code."""
    found = names_on(session, {"authority": authorities}, as_of, as_of.today)
    return {code: found.get(("authority", code), code) for code in authorities}


def _other_provider(
    details: ContractDetailsFact, process: Process, codes: Mapping[str, str]
) -> str | None:
    """Return the supplier in the notice if its identifiers are not those of the provider.

    A supplier without an official identifier cannot be matched, so it disagrees with nothing.
    """
    if details.provider is None or len(process.suppliers) != 1:
        return None
    supplier = process.suppliers[0]
    known = known_providers(process, codes)
    if details.provider in known or (not known and supplier.official_identifier is None):
        return None
    number = f" ({supplier.official_identifier.spelling})" if supplier.official_identifier else ""
    return f"{supplier.name or supplier.legal_name or 'a supplier'}{number}"


def _within_notice(field: str, source: str, value: str, other: str) -> Disagreement:
    return Disagreement(field, [(source, value), (source, other)])


def _with_registry(
    field: str, details: ContractDetailsFact, recorded: str, source: str, in_notice: str
) -> Disagreement:
    return Disagreement(field, [(details.source, recorded), (source, in_notice)])
