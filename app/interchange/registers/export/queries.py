"""Streaming reads of the contracts register, in the order of references."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from app.domain.contract_states import RecordedContract, state_on
from app.domain.registers import register_value, was_tendered
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.domain.vocabulary import ContractStatus, TermChangeKind
from app.interchange.registers.export.columns import HEADER, Cell, Line, Notice
from app.interchange.registers.export.schemas import RegisterQuery
from app.ledger.as_of import AT, ON, AsOf, version_of, visible_as_of
from app.ledger.models import Source, in_order
from app.platform.db.columns import LAST_DAY, table
from app.platform.db.references import list_columns
from app.registry.claims.models import ClaimFact
from app.registry.claims.queries import are_undecided
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import HAS_TERM, REPLACED_BY, REPLACED_ON, references_where
from app.registry.contracts.register import register_filters
from app.registry.providers.models import ProviderDetailsFact
from app.registry.providers.queries import provider_events

CHUNKED = {"yield_per": 500}
"""Execution options that limit the rows in memory, on both engines."""

COMPANY, CHARITY = "GB-COH", "GB-CHC"
REGISTER_SCHEME, BUYER_SCHEME = "{}-register", "buyer-reference"
"""The schemes of the number in the lead's register, and of the buyer's number in a notice."""

_TERM, _DETAILS, _AWARD = table(ContractTerm), table(ContractDetailsFact), table(AwardFact)
_SUPPLIER, _NOTICE = table(ProviderDetailsFact), table(NoticeFact)
_CHANGE, _CLAIM, _SOURCE = table(TermChangeFact), table(ClaimFact), table(Source)
_PROVIDER, _IS_PROVIDER = version_of("provider", _TERM.c.provider)
_SCOPE, _IS_SCOPE = version_of("scope", _AWARD.c.scope)

_AS_STORED = (
    "department", "review_on", "tender_route", "sme", "vcse", "kind", "purpose", "regime", "cpv",
    "ocid", "lead", "source",
)  # fmt: skip
_DECIDING = (
    REPLACED_BY.label("replaced_by"),
    REPLACED_ON.label("replaced_on"),
    exists()
    .where(
        visible_as_of(_CHANGE),
        _CHANGE.c.contract == _TERM.c.contract,
        _CHANGE.c.change == TermChangeKind.TERMINATION,
    )
    .label("is_terminated"),
    exists()
    .where(
        visible_as_of(_AWARD),
        _AWARD.c.contract == _TERM.c.contract,
        _AWARD.c.seen_from <= ON,
        _AWARD.c.seen_to >= ON,
    )
    .label("is_seen"),
    exists()
    .where(
        *are_undecided("status"),
        _CLAIM.c.code == _TERM.c.contract,
        _CLAIM.c.reads_as.in_({*ContractStatus} - {ContractStatus.ACTIVE}),
    )
    .label("is_end_claimed"),
)
"""The columns that decide about the state of a contract beside its days."""

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
        *_DECIDING,
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


_SOURCES = (
    # Sources never change, so they are visible from their entry on.
    select(_SOURCE.c.code, _SOURCE.c.title, _SOURCE.c.publisher, _SOURCE.c.dated_on, _SOURCE.c.url)
    .where(_SOURCE.c.from_at <= AT)
    .order_by(_SOURCE.c.code)
)
_NOTICES = (
    select(
        _NOTICE.c.contract,
        _NOTICE.c.notice_type,
        _NOTICE.c.published_on,
        _NOTICE.c.identifier,
        _NOTICE.c.url,
    )
    .where(visible_as_of(_NOTICE))
    .order_by(_NOTICE.c.contract, *in_order(_NOTICE))
)


def read_lines(session: Session, query: RegisterQuery, as_of: AsOf) -> Iterator[Line]:
    """Return the lines of all selected contracts, in the order of references.

    An unknown filter code raises at once, not when the first line is read.
    """
    filters, on = conditions(session, query, as_of), as_of.day(query.on)
    trading = {
        provider: trading_days(events)
        for provider, events in provider_events(session, as_of).items()
    }
    return _lines(session, filters, as_of.parameters(on=on), on, trading)


def read_sources(session: Session, as_of: AsOf) -> Iterator[Any]:
    """Yield the sources that are registered at a position, in the order of codes."""
    return iter(session.execute(_SOURCES, as_of.parameters(), execution_options=CHUNKED))


def count_contracts(session: Session, query: RegisterQuery, as_of: AsOf) -> int:
    """Return the number of selected contracts."""
    contracts = _CONTRACTS.where(*conditions(session, query, as_of)).order_by(None).subquery()
    statement = select(func.count()).select_from(contracts)
    return session.scalar(statement, as_of.parameters(on=as_of.day(query.on))) or 0


def conditions(session: Session, query: RegisterQuery, as_of: AsOf) -> list[ColumnElement[bool]]:
    """Return the conditions of the filters. Raises a Problem for an unknown code."""
    return register_filters(session, query, as_of, as_of.day(query.on))


def _lines(
    session: Session,
    filters: Sequence[ColumnElement[bool]],
    binds: Mapping[str, Any],
    on: date,
    trading: Mapping[str, Timeline],
) -> Iterator[Line]:
    """Merge contracts with their services and notices, without buffering."""
    contracts = session.execute(_CONTRACTS.where(*filters), binds, execution_options=CHUNKED)
    with (
        _beside(session, _among(_SERVICES, _AWARD.c.contract, filters), binds) as services,
        _beside(session, _among(_NOTICES, _NOTICE.c.contract, filters), binds) as notices,
    ):
        for row in contracts:
            recorded = _recorded(row, trading.get(row.provider, Timeline.always()))
            cells = _cells(row) | {
                "state": state_on(recorded, on),
                "description": "; ".join(item.name or item.scope for item in services.of(row)),
                "notices": tuple(map(_notice, notices.of(row))) or None,
            }
            yield tuple(cells[name] for name in HEADER)


def _among(
    rows: Select[*tuple[Any, ...]],
    contract: ColumnElement[str],
    filters: Sequence[ColumnElement[bool]],
) -> Select[*tuple[Any, ...]]:
    """Return the statement for the rows about contracts that pass filters."""
    return rows.where(contract.in_(references_where(filters))) if filters else rows


class _Beside:
    """Rows about contracts, read beside the contracts in the same order."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._groups = groupby(rows, lambda row: str(row.contract))
        self._next()

    def of(self, contract: Any) -> Sequence[Any]:
        """Return the rows about a contract, which is not before the last one asked for."""
        while self._contract < contract.contract:
            self._next()
        return self._rows if self._contract == contract.contract else ()

    def _next(self) -> None:
        self._contract, rows = next(self._groups, (_AFTER_ALL, iter(())))
        self._rows = [*rows]


_AFTER_ALL = chr(0x10FFFF)
"""Sorts after every contract."""


@contextmanager
def _beside(session: Session, statement: Any, binds: Mapping[str, Any]) -> Iterator[_Beside]:
    # Closed, because a filter leaves unread rows in the server-side cursor.
    with session.execute(statement, binds, execution_options=CHUNKED) as rows:
        yield _Beside(iter(rows))


def _recorded(row: Any, trading: Timeline) -> RecordedContract:
    """Return the records that decide the state of a contract."""
    options = () if row.is_terminated else open_options(row.options)
    return RecordedContract(
        Edge(row.first_day, row.first_day_basis),
        Edge(_last_day(row), row.last_day_basis),
        options,
        row.replaced_on,
        trading,
        is_seen=bool(row.is_seen),
        is_end_claimed=bool(row.is_end_claimed),
    )


def _notice(row: Any) -> Notice:
    return Notice(row.notice_type, row.published_on, row.identifier, row.url)


def _last_day(row: Any) -> date | None:
    return None if row.last_day == LAST_DAY else row.last_day


def _cells(row: Any) -> dict[str, Cell]:
    value = register_value(row.amounts) or {}
    return {
        **{name: getattr(row, name) for name in _AS_STORED},
        "reference": row.contract,
        "title": row.title,
        "authority_reference": _number(row.identifiers, REGISTER_SCHEME.format(row.lead))
        or _number(row.identifiers, BUYER_SCHEME),
        "replaced_by": ";".join(row.replaced_by) or None,
        **_supplier(row),
        "value": _amount(value.get("amount")),
        "value_basis": value.get("basis"),
        "value_vat": value.get("vat"),
        "currency": value.get("currency") or ("GBP" if row.irrecoverable_vat else None),
        "irrecoverable_vat": _amount(row.irrecoverable_vat),
        "first_day": row.first_day,
        "first_day_basis": row.first_day_basis,
        "last_day": _last_day(row),
        "last_day_basis": row.last_day_basis,
        "extension_last_day": last_option(row.options),
        "tendered": was_tendered(row.kind, row.tender_route),
        "buyers": ";".join(row.buyers),
    }


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
    return max((day for day in map(_option_day, options) if day), default=None)


def open_options(options: Any) -> list[date | None]:
    """Return the last days of the options that are not declined; None for one without a day."""
    return [_option_day(option) for option in options if not option["is_declined"]]


def _option_day(option: Mapping[str, Any]) -> date | None:
    day = option.get("last_day")
    return date.fromisoformat(day) if day else None


def _number(numbers: Any, scheme: str) -> str | None:
    return next((number["id"] for number in numbers or () if number["scheme"] == scheme), None)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
