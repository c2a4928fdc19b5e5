"""Contracts as the rules of the diary look at them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, select
from sqlalchemy.orm import Session

from app.domain.key_dates import Dated, Option
from app.domain.notice_rules import Given, Regulated, SetBy, SetDay
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.domain.vocabulary import DateBasis, NoticeType, TermChangeKind, ValueBasis
from app.ledger.as_of import AsOf, resolve_filters, visible_as_of
from app.platform.db.columns import table
from app.registry.contracts.models import (
    ContractDetailsFact,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, last_day_of, subject_filters
from app.registry.providers.queries import provider_events
from app.worklist.deadlines.schemas import Concerned

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_NOTICE, _CHANGE = table(NoticeFact), table(TermChangeFact)
_MORE = [_DETAILS.c[name] for name in ("options", "break_on", "review_on", "signed_on", "amounts")]
_SURE = {DateBasis.AGREED, DateBasis.DERIVED}
_WHOLE = {ValueBasis.TOTAL, ValueBasis.FRAMEWORK_CEILING}


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stated of a contract, and what others' facts do to it."""

    row: Any
    changes: Sequence[Any]
    notices: Sequence[Any]
    trading: Timeline
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A contract, as the law looks at it and as its parties have dated it."""

    reference: str
    title: str
    provider: str | None
    is_cancelled: bool
    regulated: Regulated
    dated: Dated
    given: Sequence[Given]


def entries(session: Session, query: Concerned, as_of: AsOf) -> list[Entry]:
    """The contracts that a question is about, by reference; five statements."""
    on = as_of.day(query.on)
    codes = resolve_filters(
        session,
        as_of,
        authority=query.authority,
        consortium=query.consortium,
        provider=query.provider,
        scope=query.scope,
        contract=query.contract,
    )
    wanted = subject_filters(session, codes, as_of, on)
    rows = CONTRACTS.add_columns(*_MORE).where(*wanted).order_by(_TERM.c.contract)
    found = session.execute(rows, as_of.parameters(on=on)).all()
    changes = _about(session, _CHANGE, wanted, as_of, on)
    notices = _about(session, _NOTICE, wanted, as_of, on)
    replaced = _replaced(session, as_of, on)
    providers = sorted({row.provider for row in found if row.provider})
    events = provider_events(session, as_of, providers)
    return [
        _entry(
            Stated(
                row,
                changes[row.contract],
                notices[row.contract],
                trading_days(events.get(row.provider, ())),
                row.contract in replaced,
            )
        )
        for row in found
    ]


def _about(
    session: Session, facts: Any, wanted: Sequence[ColumnElement[bool]], as_of: AsOf, on: date
) -> Mapping[str, list[Any]]:
    """The facts of one kind about those contracts, in the order of the ledger; one statement."""
    contracts = CONTRACTS.with_only_columns(_TERM.c.contract).where(*wanted)
    statement: Select[Any] = (
        select(facts)
        .where(visible_as_of(facts), facts.c.contract.in_(contracts))
        .order_by(facts.c.from_position)
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(statement, as_of.parameters(on=on)):
        found[row.contract].append(row)
    return found


def _replaced(session: Session, as_of: AsOf, on: date) -> set[str]:
    """The contracts that another one takes the place of, unless that one never began."""
    replaces = _DETAILS.c.replaces_contracts
    rows = CONTRACTS.with_only_columns(replaces).where(
        _TERM.c.is_cancelled.is_(False), cast(replaces, Text) != "[]"
    )
    return {code for some in session.scalars(rows, as_of.parameters(on=on)) for code in some}


def _entry(stated: Stated) -> Entry:
    row, notices = stated.row, stated.notices
    return Entry(
        reference=row.contract,
        title=row.name,
        provider=row.provider,
        is_cancelled=row.is_cancelled,
        regulated=Regulated(
            regime=row.regime,
            special=row.special_regime,
            kind=row.kind,
            ground=row.ground,
            value=_value(row.amounts),
            days=_set_days(stated),
        ),
        dated=_dated(stated),
        given=[
            Given(NoticeType(one.notice_type), one.published_on, one.id, bool(one.with_copy))
            for one in notices
        ],
    )


def _dated(stated: Stated) -> Dated:
    row = stated.row
    options = [
        Option(date.fromisoformat(day) if (day := one["last_day"]) else None, one["text"])
        for one in row.options
    ]
    return Dated(
        Edge(last_day_of(row), row.last_day_basis),
        options,
        row.break_on,
        row.review_on,
        needs_replacing=not stated.is_replaced,
        trading=stated.trading,
    )


def _set_days(stated: Stated) -> dict[SetBy, Sequence[SetDay]]:
    """What has set, or will set, clocks. What never began was never signed, and never ends."""
    row, changes = stated.row, stated.changes
    begins = SetDay(row.first_day, is_assumed=True) if row.first_day else None
    if row.is_cancelled:
        given_up = _agreed(changes, TermChangeKind.CANCELLATION, begins)
        return {SetBy.CANCELLATION: given_up}
    signed = SetDay(row.signed_on) if row.signed_on else begins
    last_day = last_day_of(row)
    is_guess = row.last_day_basis not in _SURE
    ends = SetDay(last_day, is_guess or last_day not in stated.trading) if last_day else None
    return {
        SetBy.SIGNING: [signed] if signed else [],
        SetBy.EXTENSION: _agreed(changes, TermChangeKind.EXTENSION, ends),
        SetBy.ENDING: [ends] if ends else [],
    }


def _agreed(changes: Sequence[Any], kind: TermChangeKind, latest: SetDay | None) -> list[SetDay]:
    """When changes of a kind were agreed; where nobody said so, by the latest day there can be."""
    days = [
        SetDay(one.agreed_on) if one.agreed_on else latest for one in changes if one.change is kind
    ]
    return sorted((day for day in days if day is not None), key=lambda one: one.day)


def _value(amounts: Sequence[Mapping[str, Any]]) -> Decimal | None:
    """The most that a contract may cost, options and extensions included; None if not stated."""
    whole = [Decimal(one["amount"]) for one in amounts if one["basis"] in _WHOLE]
    more = sum(Decimal(one["amount"]) for one in amounts if one["basis"] == ValueBasis.EXTENSION)
    return max(whole) + more if whole else None
