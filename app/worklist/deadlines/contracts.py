"""Reads of contracts in the form that the deadline rules need."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from app.domain.key_dates import ContractDates, Option
from app.domain.notice_rules import ClockTrigger, PublishedNotice, RegulatedContract, TriggerDay
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.domain.vocabulary import DateBasis, NoticeType, TermChangeKind, ValueBasis
from app.ledger.as_of import AsOf, resolve_filters, visible_as_of
from app.ledger.models import in_order
from app.platform.db.columns import table
from app.registry.contracts.models import (
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, last_day_of, subject_filters
from app.registry.providers.queries import provider_events
from app.worklist.deadlines.schemas import ContractFilters

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_NOTICE, _CHANGE = table(NoticeFact), table(TermChangeFact)
_REPLACED = table(ContractReplacement)
_DEADLINE_COLUMNS = [
    _DETAILS.c[name] for name in ("options", "break_on", "review_on", "signed_on", "amounts")
]
_CERTAIN = {DateBasis.AGREED, DateBasis.DERIVED}
_TOTALS = {ValueBasis.TOTAL, ValueBasis.FRAMEWORK_CEILING}


@dataclass(frozen=True, slots=True)
class ContractRecord:
    """The recorded facts about a contract, with its trading days and replacement."""

    row: Any
    changes: Sequence[Any]
    notices: Sequence[Any]
    trading: Timeline
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class ContractDeadlines:
    """A contract with its legal classification, its agreed days and its published notices."""

    reference: str
    title: str
    provider: str | None
    is_cancelled: bool
    regulated: RegulatedContract
    dated: ContractDates
    given: Sequence[PublishedNotice]


def read_contract_deadlines(
    session: Session, query: ContractFilters, as_of: AsOf
) -> list[ContractDeadlines]:
    """Return the selected contracts by reference, in a fixed number of statements."""
    on = as_of.day(query.on)
    codes = resolve_filters(
        session,
        as_of,
        authority=query.authority,
        consortium=query.consortium,
        labelled_consortium=query.labelled_consortium,
        provider=query.provider,
        scope=query.scope,
        contract=query.contract,
    )
    conditions = subject_filters(session, codes, as_of, on)
    rows = CONTRACTS.add_columns(*_DEADLINE_COLUMNS).where(*conditions).order_by(_TERM.c.contract)
    contracts = session.execute(rows, as_of.parameters(on=on)).all()
    changes = _facts_by_contract(session, _CHANGE, conditions, as_of, on)
    notices = _facts_by_contract(session, _NOTICE, conditions, as_of, on)
    replaced = _replaced_contracts(session, as_of, on)
    providers = sorted({row.provider for row in contracts if row.provider})
    events = provider_events(session, as_of, providers)
    return [
        _contract_deadlines(
            ContractRecord(
                row,
                changes[row.contract],
                notices[row.contract],
                trading_days(events.get(row.provider, ())),
                row.contract in replaced,
            )
        )
        for row in contracts
    ]


def _facts_by_contract(
    session: Session, facts: Any, conditions: Sequence[ColumnElement[bool]], as_of: AsOf, on: date
) -> Mapping[str, list[Any]]:
    """Return the facts of one kind about the contracts, in ledger order."""
    contracts = CONTRACTS.with_only_columns(_TERM.c.contract).where(*conditions)
    statement: Select[Any] = (
        select(facts)
        .where(visible_as_of(facts), facts.c.contract.in_(contracts))
        .order_by(*in_order(facts))
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(statement, as_of.parameters(on=on)):
        found[row.contract].append(row)
    return found


def _replaced_contracts(session: Session, as_of: AsOf, on: date) -> set[str]:
    """Return the contracts that another contract replaces, unless that one was cancelled."""
    begun = CONTRACTS.with_only_columns(_DETAILS.c.id).where(_TERM.c.is_cancelled.is_(False))
    replaced = select(_REPLACED.c.contract).where(_REPLACED.c.fact.in_(begun))
    return {*session.scalars(replaced, as_of.parameters(on=on))}


def _contract_deadlines(record: ContractRecord) -> ContractDeadlines:
    row, notices = record.row, record.notices
    return ContractDeadlines(
        reference=row.contract,
        title=row.name,
        provider=row.provider,
        is_cancelled=row.is_cancelled,
        regulated=RegulatedContract(
            regime=row.regime,
            special=row.special_regime,
            kind=row.kind,
            ground=row.ground,
            value=_maximum_value(row.amounts),
            days=_trigger_days(record),
        ),
        dated=_contract_dates(record),
        given=[
            PublishedNotice(
                NoticeType(notice.notice_type),
                notice.published_on,
                notice.id,
                bool(notice.with_copy),
            )
            for notice in notices
        ],
    )


def _contract_dates(record: ContractRecord) -> ContractDates:
    row = record.row
    options = [
        Option(date.fromisoformat(day) if (day := option["last_day"]) else None, option["text"])
        for option in row.options
    ]
    return ContractDates(
        Edge(last_day_of(row), row.last_day_basis),
        options,
        row.break_on,
        row.review_on,
        needs_replacing=not record.is_replaced,
        trading=record.trading,
    )


def _trigger_days(record: ContractRecord) -> dict[ClockTrigger, Sequence[TriggerDay]]:
    """Return the days that start clocks; a cancelled contract has neither signing nor end."""
    row, changes = record.row, record.changes
    first_day = TriggerDay(row.first_day, is_assumed=True) if row.first_day else None
    if row.is_cancelled:
        cancelled = _agreed_days(changes, TermChangeKind.CANCELLATION, first_day)
        return {ClockTrigger.CANCELLATION: cancelled}
    signed = TriggerDay(row.signed_on) if row.signed_on else first_day
    last_day = last_day_of(row)
    is_assumed = row.last_day_basis not in _CERTAIN
    ends = TriggerDay(last_day, is_assumed or last_day not in record.trading) if last_day else None
    return {
        ClockTrigger.SIGNING: [signed] if signed else [],
        ClockTrigger.EXTENSION: _agreed_days(changes, TermChangeKind.EXTENSION, ends),
        ClockTrigger.ENDING: [ends] if ends else [],
    }


def _agreed_days(
    changes: Sequence[Any], kind: TermChangeKind, latest: TriggerDay | None
) -> list[TriggerDay]:
    """Return the days of agreement of a kind of change; the latest possible day if unknown."""
    days = [
        TriggerDay(change.agreed_on) if change.agreed_on else latest
        for change in changes
        if change.change is kind
    ]
    return sorted((day for day in days if day is not None), key=lambda day: day.day)


def _maximum_value(amounts: Sequence[Mapping[str, Any]]) -> Decimal | None:
    """Return the maximum value including extensions, or None if no total is recorded."""
    totals = [Decimal(amount["amount"]) for amount in amounts if amount["basis"] in _TOTALS]
    extensions = sum(
        Decimal(amount["amount"]) for amount in amounts if amount["basis"] == ValueBasis.EXTENSION
    )
    return max(totals) + extensions if totals else None
