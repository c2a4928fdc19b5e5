"""Projection of suppliers as published to the providers that they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.suppliers import name_key
from app.domain.vocabulary import MatchBasis
from app.ledger.fact_types import CommandContext, Projection
from app.ledger.history import facts_of, is_current, moments_of, public_facts
from app.ledger.identifiers import number_key
from app.ledger.merges import Merges
from app.ledger.models import Fact, Identifier, place_of
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    reconcile,
    replace_histories,
)
from app.platform.db.columns import NEVER, table
from app.registry.contracts.models import (
    Contract,
    ContractDetailsFact,
    ContractSupplier,
    SupplierMatchFact,
)
from app.registry.contracts.schemas import ContractDetailsIn, SupplierMatchIn
from app.registry.contracts.snapshot import Snapshot
from app.registry.providers.models import ProviderDetailsFact, ProviderMergeFact, ProviderName

_DETAILS, _MATCH = table(ContractDetailsFact), table(SupplierMatchFact)
_SUPPLIER, _IDENTIFIER, _NAME, _MERGE = (
    table(model) for model in (ContractSupplier, Identifier, ProviderName, ProviderMergeFact)
)


@dataclass(frozen=True, slots=True)
class SupplierFacts:
    """The facts and rows that decide which providers the suppliers of some contracts are."""

    details: Sequence[Any]
    matches: Sequence[Any]
    numbers: Sequence[Any]
    names: Sequence[Any]
    merges: Sequence[Any]

    @classmethod
    def current(cls, session: Session, contracts: Sequence[str]) -> "SupplierFacts":
        """Read what is current."""
        details = _details(session, contracts, _DETAILS.c.to_at == NEVER)
        names, numbers = _keys(details)
        return cls(
            details,
            _matches(session, details, names, numbers) if details else (),
            _numbers(session, numbers, _IDENTIFIER.c.to_at == NEVER),
            _among(session, _NAME, "name_key", names, _NAME.c.to_at == NEVER),
            _merges(session, _MERGE.c.to_at == NEVER) if details else (),
        )

    @classmethod
    def ever(cls, session: Session, contracts: Sequence[str]) -> "dict[str, SupplierFacts]":
        """Read all that ever was, by contract."""
        details = _details(session, contracts)
        names, numbers = _keys(details)
        matches = newest_first(session.execute(public_facts(SupplierMatchFact))) if details else []
        facts = cls(
            details,
            matches,
            _numbers(session, numbers),
            _among(session, _NAME, "name_key", names),
            _merges(session) if details else (),
        )
        return {code: facts.of(code) for code in dict.fromkeys(item.code for item in details)}

    def of(self, contract: str) -> "SupplierFacts":
        """Return those about the suppliers of one contract."""
        details = [item for item in self.details if item.code == contract]
        names, numbers = map(set, _keys(details))
        matches = [
            match
            for match in self.matches
            if any(
                applies(match, item, n, key_of_number(supplier))
                for item in details
                for n, supplier in enumerate(item.suppliers_as_published)
            )
        ]
        return SupplierFacts(
            details,
            matches,
            [row for row in self.numbers if row.spelling in numbers],
            [row for row in self.names if row.name_key in names],
            self.merges,
        )

    def moments(self) -> set[int]:
        """Return the moments at which one of them begins or ends."""
        every = (self.details, self.matches, self.numbers, self.names, self.merges)
        return moments_of(row for rows in every for row in rows)

    def at(self, moment: int) -> "SupplierFacts":
        """Return those that are current at a moment."""
        return SupplierFacts(
            *(
                [row for row in rows if is_current(row, moment)]
                for rows in (self.details, self.matches, self.numbers, self.names, self.merges)
            )
        )

    def rows(self) -> Iterator[Row]:
        """Yield the row of each supplier."""
        merges = Merges.of(self.merges)
        numbers = {row.spelling: row.code for row in self.numbers}
        names: dict[str, set[str]] = defaultdict(set)
        for row in self.names:
            names[row.name_key].add(merges.current(row.provider))
        for details in self.details:
            for n, supplier in enumerate(details.suppliers_as_published):
                key, number = name_key(supplier["name"]), key_of_number(supplier)
                decisions = [match for match in self.matches if applies(match, details, n, number)]
                found = _match(details, decisions, numbers.get(number or ""), merges)
                refused = {merges.current(match.provider) for match in decisions}
                suggested = sorted(names[key] - refused) if found["provider"] is None else []
                yield {
                    "contract": details.code,
                    "details": details.id,
                    "ordinal": n,
                    **supplier,
                    "name_key": key,
                    "number_key": number,
                    **found,
                    "suggested": next(iter(suggested), None),
                }


def _details(
    session: Session, contracts: Sequence[str], *conditions: ColumnElement[bool]
) -> list[Any]:
    of_contracts = (_DETAILS.c.code.in_(contracts), *conditions)
    stated = session.execute(public_facts(ContractDetailsFact, *of_contracts))
    return [item for item in stated if item.suppliers_as_published]


def _keys(details: Iterable[Any]) -> tuple[list[str], list[str]]:
    """Return the keys of the names and of the numbers of all suppliers."""
    suppliers = [supplier for item in details for supplier in item.suppliers_as_published]
    names = {name_key(supplier["name"]) for supplier in suppliers}
    numbers = {key for supplier in suppliers if (key := key_of_number(supplier))}
    return sorted(names), sorted(numbers)


def _numbers(
    session: Session, numbers: Sequence[str], *conditions: ColumnElement[bool]
) -> list[Any]:
    is_provider = _IDENTIFIER.c.thing == "provider"
    return _among(session, _IDENTIFIER, "spelling", numbers, is_provider, *conditions)


def _merges(session: Session, *conditions: ColumnElement[bool]) -> list[Any]:
    return [*session.execute(public_facts(ProviderMergeFact, *conditions))]


def key_of_number(supplier: Mapping[str, Any]) -> str | None:
    """Return the spelling by which a supplier is found, if its number is that of a register."""
    scheme, number = supplier["scheme"], supplier["number"]
    return number_key(scheme, number) if scheme and number else None


def place_of_supplier(details: str, ordinal: int) -> str:
    """Return the name of a place in a list of suppliers."""
    return f"{details}.{ordinal}"


def applies(match: Any, details: Any, ordinal: int, number: str | None) -> bool:
    """Return whether a decision is about a supplier, even if its name was erased."""
    if match.number_key is not None:
        return bool(match.number_key == number)
    known = details.supplier_matches[ordinal] if details.supplier_matches else ()
    return match.id in known or place_of_supplier(details.id, ordinal) in match.suppliers


def _match(
    details: Any, decisions: Iterable[Any], by_number: str | None, merges: Merges
) -> dict[str, Any]:
    """Return the provider that a supplier is: decided, found by number, or that of the contract."""
    accepted = next((match for match in decisions if match.is_accepted), None)
    if accepted is not None:
        provider = merges.current(accepted.provider)
        return _found(provider, MatchBasis.DECISION, accepted.id)
    if by_number is not None:
        return _found(by_number, MatchBasis.NUMBER)
    if details.provider is not None and len(details.suppliers_as_published) == 1:
        return _found(merges.current(details.provider), MatchBasis.CONTRACT)
    return _found(None, None)


def _found(
    provider: str | None, basis: MatchBasis | None, decision: str | None = None
) -> dict[str, Any]:
    return {"provider": provider, "matched_by": basis, "decision": decision}


def _among(
    session: Session,
    rows: Any,
    column: str,
    values: Sequence[str],
    *conditions: ColumnElement[bool],
) -> list[Any]:
    found: list[Any] = []
    for some in chunks(values):
        found += session.execute(select(rows).where(rows.c[column].in_(some), *conditions))
    return found


def _matches(
    session: Session, details: Sequence[Any], names: Sequence[str], numbers: Sequence[str]
) -> list[Any]:
    """Return the current decisions on these suppliers."""
    ids = {match for item in details for some in item.supplier_matches for match in some}
    # Decisions are known by the rows, too, because names may be erased.
    for some in chunks([item.id for item in details]):
        decided = (_SUPPLIER.c.details.in_(some), _SUPPLIER.c.to_at == NEVER)
        ids |= {*session.scalars(select(_SUPPLIER.c.decision).where(*decided))} - {None}
    found = {
        match.id: match
        for column, values in (("id", sorted(ids)), ("name_key", names), ("number_key", numbers))
        for match in _among(session, _MATCH, column, values, _MATCH.c.to_at == NEVER)
    }
    return newest_first(found.values())


def newest_first(matches: Iterable[Any]) -> list[Any]:
    """Return decisions with the newest first."""
    return sorted(matches, key=place_of, reverse=True)


def _affected(session: Session, facts: Sequence[Fact], changes: Changes) -> set[str]:
    """Return the contracts of which a supplier may have become another provider, or none."""
    matches, merges = facts_of(facts, SupplierMatchFact), facts_of(facts, ProviderMergeFact)
    numbers = {row["spelling"] for row in changes.get(Identifier, ()) if row["thing"] == "provider"}
    merged = {code for fact in merges for code in (fact.former, fact.into)}
    details = {place.rpartition(".")[0] for match in matches for place in match.suppliers}
    # Details that end are among the facts, so that suppliers that go are, too.
    stated = facts_of(facts, ContractDetailsFact)
    contracts = {fact.code for fact in stated if fact.suppliers_as_published}
    for column, values in (
        ("number_key", numbers | {match.number_key for match in matches}),
        ("name_key", {row["name_key"] for row in changes.get(ProviderName, ())}),
        ("name_key", {match.name_key for match in matches}),
        ("decision", {match.id for match in matches}),
        ("details", details),
        ("provider", merged),
        ("suggested", merged),
    ):
        is_open = _SUPPLIER.c.to_at == NEVER
        found = _among(session, _SUPPLIER, column, [*filter(None, values)], is_open)
        contracts |= {row.contract for row in found}
    return contracts


def _project(session: Session, contracts: Collection[str], moment: int) -> Changes:
    changed: list[Row] = []
    for some in chunks(sorted(contracts)):
        rows = SupplierFacts.current(session, some).rows()
        changed += reconcile(session, ContractSupplier, KeyScope("contract", some), rows, moment)
    return {ContractSupplier: changed}


def _histories(session: Session) -> Iterator[RowHistory]:
    stored = select(_SUPPLIER.c.contract)
    for some in chunks(session.scalars(select(col(Contract.code)).union(stored)).all()):
        yield _history(session, some)


def _history(session: Session, contracts: Sequence[str]) -> RowHistory:
    """Compute all rows that ever followed from the facts about some contracts."""
    computed = RowsOverTime(ContractSupplier)
    for contract, facts in SupplierFacts.ever(session, contracts).items():
        for moment in sorted(facts.moments()):
            computed.want(contract, facts.at(moment).rows(), moment)
    return RowHistory(ContractSupplier, _SUPPLIER.c.contract.in_(contracts), computed.rows())


def _erase(session: Session, facts: Sequence[Any]) -> None:
    """Compute the rows anew that hold an erased name, or follow from one."""
    contracts = {fact.code for fact in facts_of(facts, ContractDetailsFact)}
    named = {fact.code for fact in facts_of(facts, ProviderDetailsFact)}
    named |= {
        fact.into for fact in session.scalars(select(ProviderMergeFact)) if fact.former in named
    }
    contracts |= {row.contract for row in _among(session, _SUPPLIER, "suggested", sorted(named))}
    replace_histories(session, (_history(session, some) for some in chunks(sorted(contracts))))


def stored_suppliers(session: Session, contracts: Sequence[str]) -> Sequence[Any]:
    """Return all rows of the suppliers of some contracts, open and closed."""
    return session.execute(select(_SUPPLIER).where(_SUPPLIER.c.contract.in_(contracts))).all()


def open_suppliers(session: Session, details: Collection[str]) -> list[Any]:
    """Return the open rows of the suppliers in some details, by their ids."""
    return _among(session, _SUPPLIER, "details", sorted(details), _SUPPLIER.c.to_at == NEVER)


def current_suppliers(suppliers: Iterable[Any], moment: int, details: Collection[str]) -> list[Any]:
    """Return those of some rows that are current at a moment and belong to some details."""
    wanted = {*details}
    return [row for row in suppliers if row.details in wanted and is_current(row, moment)]


def contracts_with_suppliers(
    session: Session, providers: Collection[str], changes: Changes
) -> set[str]:
    """Return the contracts of changed suppliers, and those with a supplier that is a provider."""
    changed = {row["contract"] for row in changes.get(ContractSupplier, ())}
    found = _among(session, _SUPPLIER, "provider", sorted(providers), _SUPPLIER.c.to_at == NEVER)
    return changed | {row.contract for row in found}


def supplier_decisions(ctx: CommandContext, body: ContractDetailsIn) -> dict[str, Any]:
    """Return the current decisions on the names of the suppliers of a contract.

    They are a part of the entry, so that a name can be erased and the provider stays.
    """
    named = [
        None if key_of_number(vars(item)) else name_key(item.name)
        for item in body.suppliers_as_published
    ]
    if not any(named):
        return {}
    # The session would send the pending rows of a batch for each contract.
    by_name = ctx.batch.derived.values.get((SupplierMatchFact, _by_name))
    if by_name is None:
        by_name = Snapshot(ctx.session).derived(SupplierMatchFact, _by_name)
    found = [by_name.get(key, []) if key else [] for key in named]
    return {"supplier_matches": found} if any(found) else {}


def places_of_name(ctx: CommandContext, body: SupplierMatchIn) -> dict[str, Any]:
    """Return the places of a name without a number in the details of contracts."""
    if body.name is None or body.number is not None:
        return {}
    named = (_SUPPLIER.c.name_key == name_key(body.name), _SUPPLIER.c.number_key.is_(None))
    found = select(_SUPPLIER.c.details, _SUPPLIER.c.ordinal).where(
        *named, _SUPPLIER.c.to_at == NEVER
    )
    return {"suppliers": sorted(place_of_supplier(*row) for row in ctx.session.execute(found))}


def _by_name(matches: Sequence[SupplierMatchFact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for match in matches:
        if match.name_key is not None:
            found[match.name_key].append(match.id)
    return found


SUPPLIERS = Projection(
    "suppliers",
    (ContractDetailsFact, SupplierMatchFact, ProviderDetailsFact, ProviderMergeFact),
    (ContractSupplier,),
    _affected,
    _project,
    in_one_part(_histories),
    erase=_erase,
)
PROJECTIONS = (SUPPLIERS,)
