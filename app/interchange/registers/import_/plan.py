"""What a row would state: a new contract, a correction, a change of the term, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.domain.vocabulary import Confidence
from app.interchange.registers.import_.lookup import Found, Suppliers, contracts_of, suppliers_of
from app.interchange.registers.import_.merge import Contradicts, Merged, merged
from app.interchange.registers.import_.report import Outcome, RowRemarkOut
from app.interchange.registers.import_.rows import Fault, LastDayChange, Said
from app.ledger.as_of import AsOf
from app.registry.contracts.schemas import ContractDetailsIn

_OF_THE_FILE = {"source", "confidence", "note", "holds_from"}
"""What is said of a statement, and not of the contract."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One row, the contract that it is about, and what is to be stated of it."""

    said: Said
    found: Found
    details: ContractDetailsIn
    fields: list[str]  # that were known otherwise
    change: LastDayChange | None
    remarks: list[RowRemarkOut]

    @property
    def outcome(self) -> Outcome:
        if self.found.reference is None:
            return "new"
        return "changed" if self.fields or self.change else "unchanged"


@dataclass(frozen=True, slots=True)
class Planning:
    """Whose register it is, on which source it rests, and how to look things up."""

    authority: str
    source: str
    names: Mapping[str, frozenset[str]]
    at: AsOf

    def plans(self, session: Session, saids: Sequence[Said]) -> Iterator[Plan | Fault]:
        """What each of these rows would state, or what is wrong with it; six statements for all."""
        suppliers = suppliers_of(session, saids, self.names, self.at)
        found = contracts_of(session, self.authority, saids, self.at)
        for said, contract in zip(saids, found, strict=True):
            try:
                yield self._plan(said, contract, suppliers)
            except Contradicts as wrong:
                yield _fault(said, wrong.field, wrong.code, wrong.detail)
            except ValidationError as wrong:
                first = wrong.errors()[0]
                field = str(first["loc"][0]) if first["loc"] else "last_day"
                yield _fault(said, field, first["type"].replace("_", "-"), first["msg"])

    def _plan(self, said: Said, found: Found, suppliers: Suppliers) -> Plan:
        numbered = suppliers.numbered(said)
        behind = {code for code in numbered.values() if code is not None}
        if len(behind) > 1:
            detail = "numbers of one supplier; these belong to several"
            raise Contradicts("two-suppliers", next(iter(numbered)), detail)
        provider = next(iter(behind), None)
        result = merged(said, found.known, provider)
        details = self._details(result)
        remarks = list(_remarks(said, details.provider, numbered, suppliers))
        fields = _differing(details, found.known.details) if found.reference else []
        return Plan(said, found, details, fields, result.change, remarks)

    def _details(self, result: Merged) -> ContractDetailsIn:
        stated = {"source": self.source, "confidence": Confidence.HIGH, "note": None}
        return ContractDetailsIn.model_validate({**result.details, **stated})


def _differing(details: ContractDetailsIn, known: Mapping[str, object]) -> list[str]:
    """The fields that are not as they were."""
    told = details.model_dump(exclude=_OF_THE_FILE)
    return sorted(name for name, value in told.items() if value != known[name])


def _remarks(
    said: Said, provider: str | None, numbered: Mapping[str, str | None], suppliers: Suppliers
) -> Iterator[RowRemarkOut]:
    for field, code in numbered.items():
        if code is None:
            detail = f"no provider is known by this {field.removeprefix('supplier_')}"
            yield RowRemarkOut(said.row, "supplier-number-unknown", detail.replace("_", " "), [])
    if said["supplier"] is None:
        return
    named = suppliers.named(said)
    if provider is None:
        code = "supplier-suggested" if named else "supplier-unknown"
        detail = "no number tells who the supplier is, so none was stated"
        yield RowRemarkOut(said.row, code, detail, sorted(named))
    elif provider not in named:
        detail = f"{provider} is the supplier, and is not known by this name"
        yield RowRemarkOut(said.row, "supplier-name-differs", detail, sorted(named))


def _fault(said: Said, field: str, code: str, detail: str) -> Fault:
    return Fault(said.row, said.columns.get(field), code, detail)
