"""Reads of contracts in the form that the deadline rules need."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, not_, select
from sqlalchemy.orm import Session

from app.domain.contract_values import Amount, ValueRange, estimated_value
from app.domain.key_dates import ContractDates, Option
from app.domain.notice_rules import (
    ClockTrigger,
    ContractChange,
    PublishedNotice,
    RegulatedContract,
    TriggerDay,
)
from app.domain.periods import ONE_DAY
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.domain.vocabulary import (
    AttestationSubject,
    DateBasis,
    NoticeType,
    RecordState,
    TermChangeKind,
    ValueBasis,
    Vat,
    Verdict,
)
from app.ledger.as_of import AsOf, resolve_filters, visible_as_of
from app.ledger.models import in_order
from app.platform.db.columns import table
from app.registry.authorities.attestations import attested_days
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import (
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, HAS_TERM, last_day_of, subject_filters
from app.registry.providers.queries import provider_events
from app.worklist.deadlines.schemas import ContractFilters
from app.worklist.deadlines.statutory_rules import vat_factor

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_NOTICE, _CHANGE = table(NoticeFact), table(TermChangeFact)
_REPLACED = table(ContractReplacement)
_CLAIM, _DECISION = table(ClaimFact), table(ClaimDecisionFact)
_DEADLINE_COLUMNS = [
    _DETAILS.c[name]
    for name in (
        "options", "break_on", "review_on", "decided_on", "signed_on", "amounts", "route",
        "notice_months", "ocid",
    )
]  # fmt: skip
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
    provider: str | None
    is_cancelled: bool
    regulated: RegulatedContract
    dated: ContractDates
    given: Sequence[PublishedNotice]
    attested: Timeline
    """The days for which its lead, or without one its buyers, attest their record of notices."""


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
    disputed = _contracts_of_disputed_end(session, as_of)
    attested = attested_days(session, as_of, AttestationSubject.NOTICES)
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
                row.contract in disputed,
                attested.of(*([row.lead] if row.lead else row.buyers)),
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
    """Return the contracts that another contract replaces, unless that one has no term."""
    begun = CONTRACTS.with_only_columns(_DETAILS.c.id).where(*HAS_TERM)
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
            route=row.route,
            value=_value(row),
            days=_trigger_days(record),
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


def _trigger_days(record: ContractRecord) -> dict[ClockTrigger, Sequence[TriggerDay]]:
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
    amounts = [
        Amount(Decimal(item["amount"]), ValueBasis(item["basis"]), Vat(item["vat"]))
        for item in row.amounts
    ]
    return estimated_value(amounts, vat_factor(), has_options=bool(row.options))


def _contracts_of_disputed_end(session: Session, as_of: AsOf) -> set[str]:
    """Return the contracts about whose last day a claim is undecided."""
    settled = [verdict for verdict in Verdict if verdict.settles]
    is_decided = exists().where(
        visible_as_of(_DECISION), _DECISION.c.claim == _CLAIM.c.id, _DECISION.c.verdict.in_(settled)
    )
    claims = select(_CLAIM.c.code).where(
        visible_as_of(_CLAIM),
        _CLAIM.c.thing == "contract",
        _CLAIM.c.field == "last_day",
        not_(is_decided),
    )
    return {*session.scalars(claims, as_of.parameters())}
