"""Statutory rules, lead times and thresholds, read from the embedded data files."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from app.cases.core.statutory_data import clock_of, read
from app.domain.clocks import Clock
from app.domain.key_dates import LeadTime
from app.domain.notice_rules import ClockTrigger, NoticeRule
from app.domain.periods import Period
from app.domain.thresholds import Threshold, ThresholdKind
from app.domain.vocabulary import ContractKind, Ground, NoticeType, Regime


@dataclass(frozen=True, slots=True)
class StatutoryRule:
    """A rule about a notice, with its summary, source and confirmation by a lawyer."""

    rule: NoticeRule
    says: str
    source: str
    is_confirmed: bool


@cache
def statutory_rules() -> tuple[StatutoryRule, ...]:
    """Return every rule about notices, in the order of a contract's life."""
    return tuple(_statutory_rule(row) for row in read("rules")["notice"])


@cache
def lead_times() -> tuple[LeadTime, ...]:
    """Return the known lead times of a replacement, by procurement route."""
    return tuple(LeadTime(row["route"], row["months"]) for row in read("lead_times")["lead_time"])


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Return every known threshold, grouped by kind and sorted by days."""
    return tuple(_threshold(row) for row in read("thresholds")["threshold"])


def _statutory_rule(row: Mapping[str, Any]) -> StatutoryRule:
    rule = NoticeRule(
        id=row["id"],
        notice=NoticeType(row["notice"]),
        regime=Regime(row["regime"]),
        applies_from=row["applies_from"],
        set_by=ClockTrigger(row["set_by"]),
        clock=_clock(row.get("clock")),
        light_touch=_clock(row.get("light_touch")),
        no_day=row.get("no_day", False),
        spares_light_touch=row.get("spares_light_touch", False),
        spares_kinds=frozenset(map(ContractKind, row.get("spares_kinds", ()))),
        spares_grounds=frozenset(map(Ground, row.get("spares_grounds", ()))),
        only=frozenset(map(ContractKind, row.get("only", ()))),
        above=Decimal(row["above"]) if "above" in row else None,
        with_copy=row.get("with_copy", False),
    )
    return StatutoryRule(rule, row["says"], row["source"], row.get("confirmed", False))


def _clock(row: Mapping[str, Any] | None) -> Clock | None:
    return None if row is None else clock_of(row)


def _threshold(row: Mapping[str, Any]) -> Threshold:
    return Threshold(
        kind=ThresholdKind(row["what"]),
        amount=Decimal(row["amount"]),
        days=Period(row["first_day"], row.get("last_day")),
        says=row["says"],
        source=row["source"],
    )
