"""Reading the contracts register: in pieces, in order, however long it is."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.registers import tendered, told_value
from app.interchange.registers.export.columns import HEADER, Cell, Line
from app.interchange.registers.export.schemas import RegisterQuery
from app.ledger.as_of import ON, AsOf, resolve_filters, version_of, visible_as_of
from app.platform.db.columns import LAST_DAY, table
from app.registry.contracts.models import AwardFact, ContractDetailsFact, ContractTerm
from app.registry.contracts.queries import subject_filters
from app.registry.providers.models import ProviderDetailsFact

PIECE = {"yield_per": 500}
"""How many rows are in memory at once, whatever the engine."""

COMPANY, CHARITY = "GB-COH", "GB-CHC"
OWN_NUMBER, BUYERS_NUMBER = "{}-register", "buyer-reference"
"""The schemes of the number that the lead's register gave, and of the one that a notice tells."""

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
        _DETAILS.c.buyers,
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
    .where(_TERM.c.is_cancelled.is_(False))
    .order_by(_TERM.c.contract)
)
_SERVICES = (
    select(_AWARD.c.contract, _AWARD.c.scope, _SCOPE.c.name)
    .outerjoin(_SCOPE, _IS_SCOPE)
    .where(visible_as_of(_AWARD))
    .distinct()
    .order_by(_AWARD.c.contract, _AWARD.c.scope)
)


def lines(session: Session, query: RegisterQuery, as_of: AsOf) -> Iterator[Line]:
    """Every contract that was asked for, in the order of references.

    A filter that names nothing is refused at once, not when the first line is read.
    """
    return _lines(session, _chosen(session, query, as_of), as_of.parameters(on=as_of.day(query.on)))


def count(session: Session, query: RegisterQuery, as_of: AsOf) -> int:
    """How many contracts that is."""
    chosen = _chosen(session, query, as_of).order_by(None).subquery()
    statement = select(func.count()).select_from(chosen)
    return session.scalar(statement, as_of.parameters(on=as_of.day(query.on))) or 0


def _chosen(session: Session, query: RegisterQuery, as_of: AsOf) -> Select[*tuple[Any, ...]]:
    codes = resolve_filters(session, as_of, authority=query.authority, consortium=query.consortium)
    return _CONTRACTS.where(*subject_filters(session, codes, as_of, as_of.day(query.on)))


def _lines(session: Session, chosen: Any, binds: Mapping[str, Any]) -> Iterator[Line]:
    """Both statements come in the order of contracts, so neither need be held in memory."""
    # Closed, since a filter leaves services behind: a cursor on the server that nobody reads.
    with closing(_services(session, binds)) as services:
        contract, taken = next(services, _NONE)
        for row in session.execute(chosen, binds, execution_options=PIECE):
            while contract < row.contract:
                contract, taken = next(services, _NONE)
            yield _line(row, taken if contract == row.contract else "")


_NONE = (chr(0x10FFFF), "")
"""After every contract: there are no more services."""


def _services(session: Session, binds: Mapping[str, Any]) -> Generator[tuple[str, str]]:
    """The services that are taken from each contract, in words."""
    with session.execute(_SERVICES, binds, execution_options=PIECE) as rows:
        for contract, taken in groupby(rows, lambda row: str(row.contract)):
            yield contract, "; ".join(str(row.name or row.scope) for row in taken)


def _line(row: Any, services: str) -> Line:
    value = told_value(row.amounts) or {}
    told: dict[str, Cell] = {
        **{name: getattr(row, name) for name in _AS_STORED},
        "reference": row.contract,
        "title": row.title,
        "authority_reference": _number(row.identifiers, OWN_NUMBER.format(row.lead))
        or _number(row.identifiers, BUYERS_NUMBER),
        "description": services,
        "supplier": row.legal_name or row.provider_name,
        "supplier_code": row.provider,
        "supplier_company_number": _number(row.numbers, COMPANY),
        "supplier_charity_number": _number(row.numbers, CHARITY),
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
        "tendered": tendered(row.kind, row.tender_route),
        "buyers": ";".join(row.buyers),
    }
    return tuple(told[name] for name in HEADER)


def last_option(options: Any) -> date | None:
    """The latest day to which a contract may be extended, of those that are known."""
    days = (date.fromisoformat(one["last_day"]) for one in options if one.get("last_day"))
    return max(days, default=None)


def _number(numbers: Any, scheme: str) -> str | None:
    return next((one["id"] for one in numbers or () if one["scheme"] == scheme), None)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
