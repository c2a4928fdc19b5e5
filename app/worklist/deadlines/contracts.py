"""Contracts in the form that the deadline rules need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.clocks import ClockTrigger
from app.domain.contract_values import ValueRange, estimated_value
from app.domain.key_dates import ContractDates, Option
from app.domain.notice_rules import (
    ContractChange,
    PublishedNotice,
    RegulatedContract,
    TriggerDay,
)
from app.domain.periods import ONE_DAY
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import (
    DateBasis,
    NoticeType,
    RecordState,
    TermChangeKind,
)
from app.registry.contracts.queries import last_day_of
from app.registry.contracts.snapshot import recorded_amounts
from app.worklist.deadlines.statutory_rules import vat_factor

_CERTAIN = {DateBasis.AGREED, DateBasis.DERIVED}
_FIND_A_TENDER = "ocds-h6vhtk-"
"""The prefix of the ocids that Find a Tender gives."""
_DISPUTED_END = "a claim about its last day is undecided"
_UNUSED_OPTION = "an option reaches further, and whether it was used is not recorded"


@dataclass(frozen=True, slots=True)
class ContractRecord:
    """The recorded facts about a contract, with its trading days and replacement."""

    row: Any
    changes: Sequence[Any]
    notices: Sequence[Any]
    trading: Timeline
    is_replaced: bool
    is_end_disputed: bool
    attested: Timeline


@dataclass(frozen=True, slots=True)
class ContractDeadlines:
    """A contract with its legal classification, its agreed days and its published notices."""

    reference: str
    title: str
    authorities: Sequence[str]
    """Its lead, or without one its buyers."""
    provider: str | None
    supplier: str | None
    """The name of the provider, or else the suppliers as published."""
    provider_name: str | None
    is_cancelled: bool
    regulated: RegulatedContract
    dated: ContractDates
    given: Sequence[PublishedNotice]
    attested: Timeline
    """The days for which its lead, or without one its buyers, attest their record of notices."""


def contract_deadlines(record: ContractRecord) -> ContractDeadlines:
    """Return the deadlines of a contract from the recorded facts about it."""
    row, notices = record.row, record.notices
    return ContractDeadlines(
        reference=row.contract,
        title=row.name,
        authorities=[row.lead] if row.lead else row.buyers,
        provider=row.provider,
        supplier=row.provider_name
        or "; ".join(item["name"] for item in row.suppliers_as_published)
        or None,
        provider_name=row.provider_name,
        is_cancelled=row.is_cancelled,
        regulated=RegulatedContract(
            regime=row.regime,
            special=row.special_regime,
            kind=row.kind,
            ground=row.ground,
            route=row.route,
            value=_value(row),
            days=trigger_days(record),
            is_superseded=row.record is RecordState.SUPERSEDED,
            is_on_find_a_tender=(row.ocid or "").startswith(_FIND_A_TENDER),
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
        attested=record.attested,
    )


def _contract_dates(record: ContractRecord) -> ContractDates:
    row = record.row
    return ContractDates(
        Edge(last_day_of(row), row.last_day_basis),
        _options(row),
        row.break_on,
        row.review_on,
        needs_replacing=not record.is_replaced,
        trading=record.trading,
        first=Edge(row.first_day, row.first_day_basis),
        awarded_on=row.decided_on or row.signed_on,
        notice_months=row.notice_months,
        kind=row.kind,
        purpose=row.purpose,
        record=row.record,
    )


def _options(row: Any) -> list[Option]:
    return [
        Option(date.fromisoformat(day) if (day := option["last_day"]) else None, option["text"])
        for option in row.options
        if not option["is_declined"]
    ]


def trigger_days(record: ContractRecord) -> dict[ClockTrigger, Sequence[TriggerDay]]:
    """Return the days that start clocks; a cancelled contract has neither signing nor end."""
    row = record.row
    first_day = None
    if row.signed_first_day and row.signed_first_day_basis is not DateBasis.UNKNOWN:
        is_guess = row.signed_first_day_basis is DateBasis.ASSUMED
        doubt = "neither its signing day nor its first day is recorded" if is_guess else None
        first_day = TriggerDay(row.signed_first_day, is_assumed=True, doubt=doubt)
    decided = TriggerDay(row.decided_on) if row.decided_on else None
    if row.is_cancelled:
        cancelled = [
            TriggerDay(day) if (day := change.agreed_on) else first_day
            for change in record.changes
            if change.change is TermChangeKind.CANCELLATION
        ]
        return {
            ClockTrigger.AWARD_DECISION: [decided] if decided else [],
            ClockTrigger.CANCELLATION: [day for day in cancelled if day],
        }
    signed = TriggerDay(row.signed_on) if row.signed_on else first_day
    decided = decided or signed
    ends = _end(record)
    return {
        ClockTrigger.AWARD_DECISION: [decided] if decided else [],
        ClockTrigger.SIGNING: [signed] if signed else [],
        ClockTrigger.CHANGE: _changes(record, ends),
        ClockTrigger.ENDING: [ends] if ends else [],
    }


def _end(record: ContractRecord) -> TriggerDay | None:
    """Return the day on which the contract ends, with what makes it doubtful."""
    row, last_day = record.row, last_day_of(record.row)
    if last_day is None:
        return None
    doubt = _DISPUTED_END if record.is_end_disputed else None
    if any(item.last_day is None or item.last_day > last_day for item in _options(row)):
        doubt = doubt or _UNUSED_OPTION
    is_assumed = row.last_day_basis not in _CERTAIN or last_day not in record.trading
    return TriggerDay(last_day, is_assumed, doubt)


def _changes(record: ContractRecord, latest: TriggerDay | None) -> list[TriggerDay]:
    """Return the changes by their day of agreement; the latest possible day if unknown."""
    row = record.row
    changes = sorted(record.changes, key=lambda change: change.agreed_on or date.max)
    options = [item.last_day for item in _options(row) if item.last_day]
    term, total, last = _longest_term(row, options), Decimal(), row.signed_last_day
    found = []
    for item in changes:
        if item.change not in {TermChangeKind.EXTENSION, TermChangeKind.VARIATION}:
            continue
        value = Decimal(item.value_percent) if item.value_percent else None
        if item.change is TermChangeKind.VARIATION:
            change = ContractChange(item.change_ground, (value,))
        else:
            percent = Decimal(item.term_percent) if item.term_percent else None
            if percent is None and term and last:
                percent = Decimal((item.last_day - last).days) * 100 / term
            joined = total + (percent or 0) if total else None
            total += percent or 0
            is_option = any(item.last_day <= day for day in options)
            change = ContractChange(item.change_ground, (percent, value), joined, is_option)
            last = item.last_day
        day = TriggerDay(item.agreed_on) if item.agreed_on else latest
        if day is not None:
            found.append(TriggerDay(day.day, day.is_assumed, day.doubt, change))
    return found


def _longest_term(row: Any, options: Sequence[date]) -> int | None:
    """Return the days of the longest term at award, options included, or None if unknown."""
    first, last = row.signed_first_day, row.signed_last_day
    if first is None or last is None:
        return None
    return int((max(last, *options, last) - first + ONE_DAY).days)


def _value(row: Any) -> ValueRange:
    amounts = recorded_amounts(row.amounts)
    return estimated_value(amounts, vat_factor(), has_options=bool(row.options))
