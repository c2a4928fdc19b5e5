"""The provider of a supplier: found by a number, or made from it; never by a name alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.suppliers import code_of_number
from app.domain.vocabulary import Confidence
from app.interchange.registers.import_.cells.suppliers import PublishedSupplier
from app.interchange.registers.import_.lookup import Suppliers
from app.interchange.registers.import_.merge import RowConflict
from app.interchange.registers.import_.rows import ParsedRow, RowRemark
from app.ledger.inputs import IdentifierIn
from app.registry.providers.schemas import ProviderIn

_NOTE = "Made known by a contracts register, which names it by this number."

SUPPLIER_REMARKS = frozenset(
    {
        "supplier-suggested", "supplier-unknown", "supplier-name-differs", "supplier-name-withheld",
        "provider-made",
    }
)  # fmt: skip
"""Remarks on matching and naming suppliers, which no row needs to be mended for."""


@dataclass(frozen=True, slots=True)
class MatchedSuppliers:
    """The provider of a contract, the providers to record, and remarks."""

    provider: str | None
    made: tuple[ProviderIn, ...]
    remarks: tuple[RowRemark, ...]


def match_suppliers(row: ParsedRow, known: Suppliers, source: str) -> MatchedSuppliers:
    """Match the suppliers of a contract. Raises RowConflict if numbers belong to several."""
    by_code = known.by_code(row)
    codes: list[str | None] = []
    made = []
    for supplier in row.suppliers:
        found = known.by_identifiers(supplier) | ({by_code} - {None})
        if len(found) > 1:
            detail = "numbers of one supplier; these belong to several"
            raise RowConflict("two-suppliers", "supplier_company_number", detail)
        body = None if found else _provider(supplier, source)
        made += [body] if body else []
        codes.append(next(iter(found), body.code if body else None))
    provider = by_code if not codes else codes[0] if len(codes) == 1 else None
    remarks = tuple(_remarks(row, codes, made, known))
    return MatchedSuppliers(provider, tuple(made), remarks)


def _provider(supplier: PublishedSupplier, source: str) -> ProviderIn | None:
    """Return the provider that a number makes; None without a number or a name."""
    identifiers = [
        IdentifierIn(scheme=scheme, id=number)
        for scheme, number in supplier.identifiers
        if scheme is not None
    ]
    if not identifiers or supplier.name is None:
        return None
    first = identifiers[0]
    return ProviderIn(
        source=source,
        confidence=Confidence.MEDIUM,
        code=code_of_number(f"{first.scheme}-{first.id}"),
        name=supplier.name,
        identifiers=identifiers,
        note=_NOTE,
    )


def _remarks(
    row: ParsedRow, codes: Sequence[str | None], made: Sequence[ProviderIn], known: Suppliers
) -> Iterator[RowRemark]:
    new = {body.code for body in made}
    for supplier, code in zip(row.suppliers, codes, strict=True):
        by_name = known.by_name(supplier)
        suggested = tuple(sorted(by_name))
        if code in new:
            detail = f"{code} is recorded as a provider, by its number"
            yield _remark(row, "provider-made", detail, suggested)
        elif code is None and supplier.name is not None:
            kind = "supplier-suggested" if by_name else "supplier-unknown"
            detail = "no number tells who the supplier is, so no provider was recorded"
            yield _remark(row, kind, detail, suggested)
        elif code is not None and supplier.name is not None and code not in by_name:
            detail = f"{code} is the supplier, and is not known by this name"
            yield _remark(row, "supplier-name-differs", detail, suggested)


def _remark(row: ParsedRow, code: str, detail: str, suggested: tuple[str, ...]) -> RowRemark:
    return RowRemark(row.number, row.columns.get("supplier"), code, detail, suggested=suggested)
