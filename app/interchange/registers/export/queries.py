"""Streaming reads of the contracts register, in the order of references."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.registers import register_value, was_tendered
from app.interchange.registers.export.columns import HEADER, Cell, Line
from app.interchange.registers.export.schemas import RegisterQuery
from app.ledger.as_of import ON, AsOf, resolve_filters, version_of, visible_as_of
from app.platform.db.columns import LAST_DAY, table
from app.platform.db.references import list_columns
from app.registry.authorities.queries import area_of
from app.registry.contracts.models import AwardFact, ContractDetailsFact, ContractTerm
from app.registry.contracts.queries import HAS_TERM, subject_filters
from app.registry.providers.models import ProviderDetailsFact

CHUNKED = {"yield_per": 500}
"""Execution options that limit the rows in memory, on both engines."""

COMPANY, CHARITY = "GB-COH", "GB-CHC"
REGISTER_SCHEME, BUYER_SCHEME = "{}-register", "buyer-reference"
"""The schemes of the number in the lead's register, and of the buyer's number in a notice."""

_TERM, _DETAILS, _AWARD = table(ContractTerm), table(ContractDetailsFact), table(AwardFact)
_SUPPLIER = table(ProviderDetailsFact)
_PROVIDER, _IS_PROVIDER = version_of("provider", _TERM.c.provider)
_SCOPE, _IS_SCOPE = version_of("scope", _AWARD.c.scope)

_AS_STORED = (
    "department", "review_on", "tender_route", "sme", "vcse", "kind", "purpose", "regime", "cpv",
    "ocid", "lead", "source",
)  # fmt: skip
_CONTRACTS = (
    select(
        _TERM.c.contract,
        _TERM.c.provider,
        _TERM.c.first_day,
        _TERM.c.first_day_basis,
        _TERM.c.last_day,
        _TERM.c.last_day_basis,
        _DETAILS.c.name.label("title"),
        _DETAILS.c.amounts,
        _DETAILS.c.irrecoverable_vat,
        _DETAILS.c.options,
        _DETAILS.c.suppliers_as_published,
        *list_columns(ContractDetailsFact),
        _DETAILS.c.identifiers,
        *(_DETAILS.c[name] for name in _AS_STORED),
        _PROVIDER.c.name.label("provider_name"),
        _SUPPLIER.c.legal_name,
        _SUPPLIER.c.identifiers.label("numbers"),
    )
    .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .outerjoin(_PROVIDER, _IS_PROVIDER)
    .outerjoin(_SUPPLIER, _SUPPLIER.c.id == _PROVIDER.c.details)
    .where(visible_as_of(_TERM), _TERM.c.days_from <= ON, _TERM.c.days_to >= ON)
    .where(*HAS_TERM)
    .order_by(_TERM.c.contract)
)
_SERVICES = (
    select(_AWARD.c.contract, _AWARD.c.scope, _SCOPE.c.name)
    .outerjoin(_SCOPE, _IS_SCOPE)
    .where(visible_as_of(_AWARD))
    .distinct()
    .order_by(_AWARD.c.contract, _AWARD.c.scope)
)


def read_lines(session: Session, query: RegisterQuery, as_of: AsOf) -> Iterator[Line]:
    """Return the lines of all selected contracts, in the order of references.

    An unknown filter code raises at once, not when the first line is read.
    """
    return _lines(
        session,
        _selected_contracts(session, query, as_of),
        as_of.parameters(on=as_of.day(query.on)),
    )


def count_contracts(session: Session, query: RegisterQuery, as_of: AsOf) -> int:
    """Return the number of selected contracts."""
    contracts = _selected_contracts(session, query, as_of).order_by(None).subquery()
    statement = select(func.count()).select_from(contracts)
    return session.scalar(statement, as_of.parameters(on=as_of.day(query.on))) or 0


def resolve_register_filters(
    session: Session, query: RegisterQuery, as_of: AsOf
) -> dict[str, list[str]]:
    """Return the codes of the filters. Raises a Problem for an unknown code."""
    named = resolve_filters(
        session,
        as_of,
        authority=query.authority,
        consortium=query.consortium,
        labelled_consortium=query.labelled_consortium,
    )
    return named | area_of(query)


def _selected_contracts(
    session: Session, query: RegisterQuery, as_of: AsOf
) -> Select[*tuple[Any, ...]]:
    codes = resolve_register_filters(session, query, as_of)
    return _CONTRACTS.where(*subject_filters(session, codes, as_of, as_of.day(query.on)))


def _lines(session: Session, contracts: Any, binds: Mapping[str, Any]) -> Iterator[Line]:
    """Merge contracts and services, which are both sorted by contract, without buffering."""
    # Closed, because a filter leaves unread services in the server-side cursor.
    with closing(_services(session, binds)) as services:
        contract, services_text = next(services, _NO_SERVICES)
        for row in session.execute(contracts, binds, execution_options=CHUNKED):
            while contract < row.contract:
                contract, services_text = next(services, _NO_SERVICES)
            yield _line(row, services_text if contract == row.contract else "")


_NO_SERVICES = (chr(0x10FFFF), "")
"""A sentinel that sorts after every contract."""


def _services(session: Session, binds: Mapping[str, Any]) -> Generator[tuple[str, str]]:
    """Yield each contract with the titles of its services."""
    with session.execute(_SERVICES, binds, execution_options=CHUNKED) as rows:
        for contract, services_text in groupby(rows, lambda row: str(row.contract)):
            yield contract, "; ".join(str(row.name or row.scope) for row in services_text)


def _line(row: Any, services: str) -> Line:
    value = register_value(row.amounts) or {}
    cells: dict[str, Cell] = {
        **{name: getattr(row, name) for name in _AS_STORED},
        "reference": row.contract,
        "title": row.title,
        "authority_reference": _number(row.identifiers, REGISTER_SCHEME.format(row.lead))
        or _number(row.identifiers, BUYER_SCHEME),
        "description": services,
        **_supplier(row),
        "value": _amount(value.get("amount")),
        "value_basis": value.get("basis"),
        "value_vat": value.get("vat"),
        "currency": value.get("currency") or ("GBP" if row.irrecoverable_vat else None),
        "irrecoverable_vat": _amount(row.irrecoverable_vat),
        "first_day": row.first_day,
        "first_day_basis": row.first_day_basis,
        "last_day": None if row.last_day == LAST_DAY else row.last_day,
        "last_day_basis": row.last_day_basis,
        "extension_last_day": last_option(row.options),
        "tendered": was_tendered(row.kind, row.tender_route),
        "buyers": ";".join(row.buyers),
    }
    return tuple(cells[name] for name in HEADER)


def _supplier(row: Any) -> dict[str, Cell]:
    """Return the cells of the supplier: the provider, or else the suppliers as published."""
    published = row.suppliers_as_published
    numbers, is_matched = row.numbers, row.provider is not None
    if not is_matched and len(published) == 1:
        numbers = [{"scheme": item["scheme"], "id": item["number"]} for item in published]
    return {
        "supplier": row.legal_name
        or row.provider_name
        or "; ".join(item["name"] for item in published)
        or None,
        "supplier_code": row.provider,
        "supplier_matched": is_matched if is_matched or published else None,
        "supplier_company_number": _number(numbers, COMPANY),
        "supplier_charity_number": _number(numbers, CHARITY),
        "suppliers_as_published": "; ".join(map(_published, published)) or None,
    }


def _published(supplier: Any) -> str:
    """Return a supplier as published, with its number in brackets."""
    numbers = [text for text in (supplier["scheme"], supplier["number"]) if text]
    return f"{supplier['name']} ({' '.join(numbers)})" if numbers else str(supplier["name"])


def last_option(options: Any) -> date | None:
    """Return the latest known last day of the options to extend."""
    days = (date.fromisoformat(option["last_day"]) for option in options if option.get("last_day"))
    return max(days, default=None)


def _number(numbers: Any, scheme: str) -> str | None:
    return next((number["id"] for number in numbers or () if number["scheme"] == scheme), None)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
