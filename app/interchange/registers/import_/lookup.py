"""Look up the contracts and providers that rows name."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.suppliers import name_key
from app.interchange.registers.import_.cells.suppliers import PublishedSupplier
from app.interchange.registers.import_.merge import KnownContract, new_contract
from app.interchange.registers.import_.rows import ParsedRow
from app.ledger.as_of import ON, AsOf, current_code, resolve_codes, visible_as_of
from app.ledger.identifiers import normalise
from app.ledger.projections import chunks
from app.platform.db.columns import LAST_DAY, NEVER, table
from app.platform.db.references import codes_of
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractTerm,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, HAS_TERM, subject_filters
from app.registry.providers.models import ProviderName

_TERM, _NAME = table(ContractTerm), table(ProviderName)
_CURRENT = (
    select(ContractDetailsFact, _TERM.c.last_day, _TERM.c.last_day_basis, _TERM.c.is_cancelled)
    .join(_TERM, _TERM.c.details == col(ContractDetailsFact.id))
    .where(visible_as_of(_TERM), _TERM.c.days_from <= ON, _TERM.c.days_to >= ON)
)
_NAMES = select(_NAME.c.name_key, current_code("provider", _NAME.c.provider)).where(
    visible_as_of(_NAME)
)


@dataclass(frozen=True, slots=True)
class ContractMatch:
    """The contract that a row is about; the reference is None for a new contract."""

    reference: str | None
    known: KnownContract


@dataclass(frozen=True, slots=True)
class Suppliers:
    """The providers by identifier and by name."""

    by_number: Mapping[str, str]
    names: Mapping[str, frozenset[str]]

    def by_identifiers(self, supplier: PublishedSupplier) -> frozenset[str]:
        """Return the providers that have a number of a supplier."""
        found = map(self.by_number.get, _identifiers(supplier))
        return frozenset(code for code in found if code is not None)

    def by_code(self, row: ParsedRow) -> str | None:
        """Return the provider whose code a row gives."""
        return self.by_number.get(row["supplier_code"] or "")

    def by_name(self, supplier: PublishedSupplier) -> frozenset[str]:
        """Return the providers with the name of a supplier, as suggestions compare names."""
        return self.names.get(name_key(supplier.name or ""), frozenset())


def find_suppliers(session: Session, rows: Sequence[ParsedRow], as_of: AsOf) -> Suppliers:
    """Return the providers that rows may name, in two statements."""
    suppliers = [item for row in rows for item in row.suppliers]
    spellings = [
        *(number for item in suppliers for number in _identifiers(item)),
        *(row["supplier_code"] for row in rows if row["supplier_code"]),
    ]
    found = resolve_codes(session, {"provider": spellings}, as_of)["provider"] if spellings else {}
    keys = {name_key(item.name) for item in suppliers if item.name}
    return Suppliers(found, _providers_named(session, keys, as_of))


def _providers_named(
    session: Session, keys: Collection[str], as_of: AsOf
) -> dict[str, frozenset[str]]:
    """Return the codes of the providers with each of some names."""
    known: dict[str, set[str]] = defaultdict(set)
    for some in chunks(sorted(keys)):
        named = _NAMES.where(_NAME.c.name_key.in_(some))
        for key, code in session.execute(named, as_of.parameters()):
            known[key].add(code)
    return {key: frozenset(codes) for key, codes in known.items()}


def match_contracts(
    session: Session, authority: str, rows: Sequence[ParsedRow], as_of: AsOf
) -> list[ContractMatch]:
    """Match each row to a contract, in four statements for all rows.

    Matches are by the number of an earlier import of this authority, by code, or by another number
    or OCID of a contract of the authority: a number of another authority is a coincidence.
    """
    spellings = {number for row in rows for number in _spellings(authority, row)}
    found = resolve_codes(session, {"contract": sorted(spellings)}, as_of)["contract"]
    wanted = sorted(set(found.values()))
    current, own = (
        _current_contracts(session, wanted, as_of),
        _awarded_to(session, authority, wanted),
    )
    own |= {code for code, (_, parties) in current.items() if authority in parties}

    def match(row: ParsedRow) -> ContractMatch:
        for n, spelling in enumerate(_spellings(authority, row)):
            code = found.get(spelling)
            is_match = code in own or (n == 0 and code) or code == normalise(spelling)
            if code in current and is_match:
                return ContractMatch(code, current[code][0])
        return ContractMatch(None, new_contract(authority, row["reference"]))

    return [match(row) for row in rows]


def exported_references(session: Session, authority: str, as_of: AsOf) -> set[str]:
    """Return the contracts in an export of the authority's register."""
    on = as_of.today
    wanted = subject_filters(session, {"authority": [authority]}, as_of, on)
    statement = CONTRACTS.with_only_columns(_TERM.c.contract)
    statement = statement.where(*wanted, *HAS_TERM)
    return set(session.scalars(statement, as_of.parameters(on=on)))


def _spellings(authority: str, row: ParsedRow) -> list[str]:
    reference = row["reference"]
    return [
        f"{authority}-register-{reference}",
        reference,
        *([row["ocid"]] if row["ocid"] else []),
    ]


def _current_contracts(
    session: Session, wanted: Collection[str], as_of: AsOf
) -> dict[str, tuple[KnownContract, set[str | None]]]:
    """Return the current details of contracts, and their lead and buyers."""
    chosen = _CURRENT.where(_TERM.c.contract.in_(wanted))
    changed = set(
        session.scalars(
            select(col(TermChangeFact.contract)).where(
                col(TermChangeFact.contract).in_(wanted), col(TermChangeFact.to_at) == NEVER
            )
        )
    )
    known = {}
    for details, last_day, basis, is_cancelled in session.execute(
        chosen, as_of.parameters(on=as_of.today)
    ):
        values = CONTRACT.to_input(details).model_dump()
        day = None if is_cancelled or last_day == LAST_DAY else last_day
        is_changed = details.code in changed
        known[details.code] = (
            KnownContract(values, day, basis, details.id, is_changed),
            {details.lead, *codes_of(details.buyers)},
        )
    return known


def _awarded_to(session: Session, authority: str, wanted: Collection[str]) -> set[str]:
    """Return those of the contracts with an award to the authority."""
    takes = select(col(AwardFact.contract)).where(
        col(AwardFact.contract).in_(wanted),
        col(AwardFact.authority) == authority,
        col(AwardFact.to_at) == NEVER,
    )
    return set(session.scalars(takes))


def _identifiers(supplier: PublishedSupplier) -> list[str]:
    """Return the numbers of a supplier whose register is known, as the registry resolves them."""
    return [f"{scheme}-{number}" for scheme, number in supplier.identifiers if scheme]
