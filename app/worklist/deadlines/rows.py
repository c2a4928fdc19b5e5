"""Rows of key dates and notice duties of a contract, computed over all days."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from sqlmodel import SQLModel

from app.cases.core.statutory_data import working_days, working_days_of_uk
from app.domain.duties import DutyContext, DutySpan, NoticeStatus, duty_spans
from app.domain.key_dates import (
    KeyDate,
    KeyDateKind,
    counted_back_from,
    key_date_spans,
    notice_date,
)
from app.domain.notice_rules import NoticeRule
from app.domain.periods import ALWAYS, Period, overlap
from app.domain.timelines import Timeline
from app.platform.db.columns import LAST_DAY
from app.worklist.deadlines.contracts import ContractDeadlines
from app.worklist.deadlines.models import KeyDateRow, Listing, NoticeDutyRow
from app.worklist.deadlines.snapshot import ContractVersion, DeadlineFacts
from app.worklist.deadlines.statutory_rules import contract_rules, lead_times

_PENDING = {NoticeStatus.DUE, NoticeStatus.LATE}

Rows: TypeAlias = Mapping[type[SQLModel], list[dict[str, Any]]]


class _Values(NamedTuple):
    """The model and the columns of a row, without its days; equal ones are joined."""

    model: type[SQLModel]
    columns: tuple[tuple[str, Any], ...]


Found: TypeAlias = list[tuple[_Values, Period]]


def deadline_rows(facts: DeadlineFacts, contract: str) -> Rows:
    """Compute the key dates and notice duties of a contract, over all days."""
    days: dict[_Values, list[Period]] = defaultdict(list)
    for version in facts.versions(contract):
        for values, period in [*_of_the_term(version), *_of_notices(version)]:
            if (shared := overlap(period, version.days)) is not None:
                days[values].append(shared)
    rows: dict[type[SQLModel], list[dict[str, Any]]] = {KeyDateRow: [], NoticeDutyRow: []}
    for values, periods in days.items():
        columns = {"contract": contract, **_NOTHING[values.model], **dict(values.columns)}
        for run in Timeline.of(*periods).periods():
            span = {"first_day": run.first_day, "last_day": run.last_day or LAST_DAY}
            rows[values.model].append({**columns, **span})
    return rows


_NO_CONDITION = {"attested_by": None, "late_after": None, "is_disputed": None}
_NOTHING: Mapping[type[SQLModel], Mapping[str, Any]] = {
    KeyDateRow: {"not_before": None, **_NO_CONDITION},
    NoticeDutyRow: {"trigger_on": None, "is_joint": False, **_NO_CONDITION},
}


def _of_the_term(version: ContractVersion) -> Found:
    """Return the key dates of a version of a contract, but for those of its notices."""
    found: Found = []
    if not version.has_key_dates:
        return found
    for is_replaced, days in ((False, ~version.replaced), (True, version.replaced)):
        periods = [*days.periods()]
        if not periods:
            continue
        contract = version.deadlines(is_replaced=is_replaced)
        spans = [
            *((_dated(listing, span.key_date), span.days)
              for span in key_date_spans(contract.dated, lead_times())
              for listing in _listings(span.key_date)),
            *_replaceable(contract),
        ]  # fmt: skip
        found += [
            (values, shared)
            for values, span in spans
            for period in periods
            if (shared := overlap(span, period)) is not None
        ]
    return found


def _listings(key_date: KeyDate) -> list[Listing]:
    if key_date.kind.is_standing:
        return [Listing.STANDING]
    return [Listing.HORIZON, *([Listing.UNRECORDED] if key_date.is_unrecorded else [])]


def _dated(listing: Listing, key_date: KeyDate, **more: Any) -> _Values:
    columns = {
        "listing": listing,
        "kind": key_date.kind,
        "name": key_date.name,
        "day": key_date.day or LAST_DAY,
        **more,
    }
    return _Values(KeyDateRow, tuple(columns.items()))


def _replaceable(contract: ContractDeadlines) -> Found:
    """Return the last day from which a lead time is counted back, if one would count."""
    last = counted_back_from(contract.dated)
    if last is None:
        return []
    counted = KeyDate(KeyDateKind.START_REPLACEMENT, "", last, is_assumed=False, text="")
    not_before = contract.dated.earliest_replacement
    return [(_dated(Listing.REPLACEABLE, counted, not_before=not_before), ALWAYS)]


def _of_notices(version: ContractVersion) -> Found:
    """Return the notice duties of a version, and the key dates of its notices.

    The rules whose event is the disputed end are looked at with and without the dispute.
    """
    plain, disputed = version.deadlines(), version.deadlines(is_disputed=True)
    differing = [
        rule
        for rule in _rules()
        if plain.regulated.days.get(rule.set_by) != disputed.regulated.days.get(rule.set_by)
    ]
    names = {rule.id for rule in differing}
    spans = [(span, False if span.duty.rule in names else None) for span in _spans(plain, _rules())]
    if differing:
        with_it = _spans(disputed, differing)
        spans += [(span, True) for span in with_it if span.duty.rule is not None]
    return [
        (values, span.days)
        for span, is_disputed in spans
        for values in _notice_values(span, version, is_disputed)
    ]


def _rules() -> list[NoticeRule]:
    return [item.rule for item in contract_rules().values()]


def _spans(contract: ContractDeadlines, rules: Sequence[NoticeRule]) -> list[DutySpan]:
    calendars = (working_days(), working_days_of_uk())
    context = DutyContext(
        contract.regulated, contract.given, date.min, calendars, contract.attested
    )
    return [*duty_spans(rules, context)]


def _notice_values(
    span: DutySpan, version: ContractVersion, is_disputed: bool | None
) -> Iterator[_Values]:
    """Yield the duty of a span, and its key date."""
    duty = span.duty
    condition: dict[str, Any] = {} if is_disputed is None else {"is_disputed": is_disputed}
    columns: dict[str, Any] = {"notice_type": duty.notice, "status": duty.status}
    if duty.status is NoticeStatus.LATE and duty.due is not None:
        condition |= {"attested_by": version.attesting[0], "late_after": duty.due.latest}
        columns["is_joint"] = len(version.attesting) > 1
    if duty.status in _PENDING and duty.set_on is not None:
        columns["trigger_on"] = duty.set_on.day
    yield _Values(NoticeDutyRow, tuple((columns | condition).items()))
    if version.has_key_dates and (key_date := notice_date(duty)) is not None:
        listing = Listing.LATE if key_date.is_overdue else Listing.HORIZON
        yield _dated(listing, key_date, **condition)
