"""Rows of key dates and notice duties of a contract, computed over all days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from app.cases.core.statutory_data import working_days, working_days_of_uk
from app.domain.duties import DutyContext, DutySpan, NoticeDuty, NoticeStatus, duty_spans
from app.domain.key_dates import (
    ContractDates,
    KeyDate,
    KeyDateKind,
    counted_back_from,
    key_date_spans,
    notice_date,
)
from app.domain.notice_rules import NoticeRule, RegulatedContract
from app.domain.periods import ALWAYS, Period, shared_days
from app.domain.timelines import Timeline
from app.domain.vocabulary import Regime
from app.platform.db.columns import LAST_DAY
from app.worklist.deadlines.contracts import ContractDeadlines
from app.worklist.deadlines.models import DeadlineRow, KeyDateRow, Listing, NoticeDutyRow
from app.worklist.deadlines.snapshot import ContractVersion, DeadlineFacts
from app.worklist.deadlines.statutory_rules import contract_rules, lead_times

_PENDING = {NoticeStatus.DUE, NoticeStatus.LATE}

Rows: TypeAlias = Mapping[type[DeadlineRow], list[dict[str, Any]]]


class _Values(NamedTuple):
    """The model and the columns of a row, without its days; equal ones are joined."""

    model: type[DeadlineRow]
    columns: tuple[tuple[str, Any], ...]


Found: TypeAlias = list[tuple[_Values, Period]]


def deadline_rows(facts: DeadlineFacts, contract: str) -> Rows:
    """Compute the key dates and notice duties of a contract, over all days."""
    found = [
        (values, shared)
        for version in facts.versions(contract)
        for values, period in [*_of_the_term(version), *_of_notices(version)]
        if (shared := shared_days(period, version.days)) is not None
    ]
    rows: dict[type[DeadlineRow], list[dict[str, Any]]] = {KeyDateRow: [], NoticeDutyRow: []}
    for values, days in _days_by_values(found).items():
        columns = {"contract": contract, **_NOTHING[values.model], **dict(values.columns)}
        for run in days.periods():
            span = {"first_day": run.first_day, "last_day": run.last_day or LAST_DAY}
            rows[values.model].append({**columns, **span})
    return rows


_NO_CONDITION = {"attested_by": None, "late_after": None, "is_disputed": None}
_NOTHING: Mapping[type[DeadlineRow], Mapping[str, Any]] = {
    KeyDateRow: {"not_before": None, **_NO_CONDITION},
    NoticeDutyRow: {"trigger_on": None, "is_joint": False, **_NO_CONDITION},
}


def _of_the_term(version: ContractVersion) -> Found:
    """Return the key dates of a version of a contract, but for those of its notices."""
    if not version.has_key_dates:
        return []
    dated = version.deadlines.dated
    if not version.replaced:
        return _of_dates(dated)
    replaced = replace(dated, needs_replacing=False)
    return [
        (values, shared)
        for some, days in ((dated, ~version.replaced), (replaced, version.replaced))
        for values, span in _of_dates(some)
        for period in days.periods()
        if (shared := shared_days(span, period)) is not None
    ]


def _of_dates(contract: ContractDates) -> Found:
    """Return the dates of a contract that is, or is not, to be replaced."""
    found = [
        (_dated(listing, span.key_date), span.days)
        for span in key_date_spans(contract, lead_times())
        for listing in _listings(span.key_date)
    ]
    if (last := counted_back_from(contract)) is not None:
        counted = KeyDate(KeyDateKind.START_REPLACEMENT, "", last, is_assumed=False, text="")
        not_before = contract.earliest_replacement
        found.append((_dated(Listing.REPLACEABLE, counted, not_before=not_before), ALWAYS))
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


def _of_notices(version: ContractVersion) -> Found:
    """Return the notice duties of a version, and the key dates of its notices.

    The rules whose event is the disputed end are looked at with and without the dispute.
    """
    plain, disputed = version.deadlines.regulated, version.disputed
    rules = _rules_about(version.deadlines)
    differing = [
        rule for rule in rules if plain.days.get(rule.set_by) != disputed.days.get(rule.set_by)
    ]
    names = {rule.id for rule in differing}
    spans = _spans(version, plain, rules)
    found = _values_of(version, (span for span in spans if span.duty.rule not in names))
    if not differing:
        return found
    without = _values_of(version, (span for span in spans if span.duty.rule in names))
    spans = _spans(version, disputed, differing)
    with_it = _values_of(version, (span for span in spans if span.duty.rule in names))
    return [*found, *_conditional(without, with_it)]


def _conditional(without: Found, with_it: Found) -> Iterator[tuple[_Values, Period]]:
    """Yield what is so either way, and what is so only without or with a dispute."""
    plain, disputed = _days_by_values(without), _days_by_values(with_it)
    for some, others, is_disputed in ((plain, disputed, False), (disputed, plain, True)):
        condition = ("is_disputed", is_disputed)
        for values, days in some.items():
            if others.get(values) != days:
                of_one = values._replace(columns=(*values.columns, condition))
                yield from ((of_one, period) for period in days.periods())
            elif not is_disputed:
                yield from ((values, period) for period in days.periods())


def _days_by_values(found: Found) -> dict[_Values, Timeline]:
    days: dict[_Values, list[Period]] = defaultdict(list)
    for values, period in found:
        days[values].append(period)
    return {values: Timeline.of(*periods) for values, periods in days.items()}


def _rules_about(contract: ContractDeadlines) -> list[NoticeRule]:
    """Return the rules by which a notice may be required, or that a notice on record meets.

    To see that no other is required, the law of the contract is enough.
    """
    laws = {contract.regulated.regime, Regime.UNKNOWN}
    return [
        item.rule
        for item in contract_rules().values()
        if item.rule.regime in laws
        or Regime.UNKNOWN is contract.regulated.regime
        or any(notice.satisfies(item.rule) for notice in contract.given)
    ]


def _spans(
    version: ContractVersion, contract: RegulatedContract, rules: Sequence[NoticeRule]
) -> list[DutySpan]:
    calendars = (working_days(), working_days_of_uk())
    # An attestation is no fact about a contract: whether there is one is seen when it is read.
    attested = Timeline.always() if version.attesting else Timeline.empty()
    context = DutyContext(contract, version.deadlines.given, date.min, calendars, attested)
    return [*duty_spans(rules, context)]


def _values_of(version: ContractVersion, spans: Iterable[DutySpan]) -> Found:
    return [(values, span.days) for span in spans for values in _notice_values(span.duty, version)]


def _notice_values(duty: NoticeDuty, version: ContractVersion) -> Iterator[_Values]:
    """Yield the row of a duty, and that of its key date."""
    columns: dict[str, Any] = {"notice_type": duty.notice, "status": duty.status}
    late: dict[str, Any] = {}
    if duty.status is NoticeStatus.LATE and duty.due is not None:
        late = {"attested_by": version.attesting[0], "late_after": duty.due.latest}
        columns["is_joint"] = len(version.attesting) > 1
    if duty.status in _PENDING and duty.set_on is not None:
        columns["trigger_on"] = duty.set_on.day
    yield _Values(NoticeDutyRow, tuple((columns | late).items()))
    if version.has_key_dates and (key_date := notice_date(duty)) is not None:
        listing = Listing.LATE if key_date.is_overdue else Listing.HORIZON
        yield _dated(listing, key_date, **late)
