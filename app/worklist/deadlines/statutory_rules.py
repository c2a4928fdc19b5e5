"""Statutory rules, lead times and thresholds, read from the embedded data files."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from app.cases.core.statutory_data import clock_of, read
from app.domain.clocks import Clock, ClockTrigger
from app.domain.key_dates import LeadTime
from app.domain.notice_rules import Exemptions, NoticeRule, Standstill
from app.domain.periods import Period
from app.domain.thresholds import Threshold, ThresholdKind
from app.domain.vocabulary import (
    ChangeGround,
    ContractKind,
    Ground,
    NoticeType,
    Purpose,
    Regime,
)

Word = TypeVar("Word", bound=StrEnum)
_LAWS = {
    Regime.PA_2023: "Procurement Act 2023",
    Regime.PCR_2015: "Public Contracts Regulations 2015",
    Regime.PSR_2023: "Provider Selection Regime Regulations 2023",
}


@dataclass(frozen=True, slots=True)
class StatutoryRule:
    """A rule about a notice, with its summary, provision, source and confirmation by a lawyer."""

    rule: NoticeRule
    says: str
    provision: str
    source: str
    is_confirmed: bool
    of_authority: bool


@cache
def statutory_rules() -> tuple[StatutoryRule, ...]:
    """Return every rule about notices, in the order of a contract's life."""
    return tuple(_statutory_rule(row) for row in read("rules")["notice"])


@cache
def contract_rules() -> Mapping[str, StatutoryRule]:
    """Return the rules about notices of a contract by their id, in order."""
    return {item.rule.id: item for item in statutory_rules() if not item.of_authority}


@cache
def vat_factor() -> Decimal:
    """Return the factor from a net to a gross amount."""
    return Decimal(read("rules")["vat"]["factor"])


@cache
def lead_times() -> tuple[LeadTime, ...]:
    """Return the known lead times of a replacement, by purpose and procurement route."""
    return tuple(
        LeadTime(row["route"], row.get("months"), Purpose(row["purpose"]))
        for row in read("lead_times")["lead_time"]
    )


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Return every known threshold, grouped by kind and sorted by days."""
    return tuple(_threshold(row) for row in read("thresholds")["threshold"])


def _statutory_rule(row: Mapping[str, Any]) -> StatutoryRule:
    regime = Regime(row["regime"])
    rule = NoticeRule(
        id=row["id"],
        notice=NoticeType(row["notice"]),
        regime=regime,
        applies_from=row["applies_from"],
        set_by=ClockTrigger(row["set_by"]),
        clock=_clock(row.get("clock")),
        light_touch=_clock(row.get("light_touch")),
        other_reading=_clock(row.get("other_reading")),
        no_day=row.get("no_day", False),
        standstill=_standstill(row.get("standstill")),
        spares=_exemptions(row.get("spares", {})),
        above=Decimal(row["above"]) if "above" in row else None,
        small_change=Decimal(row["small_change"]) if "small_change" in row else None,
        change_grounds=_words(ChangeGround, row.get("change_grounds", ())),
        after=_words(NoticeType, row.get("after", ())),
        with_copy=row.get("with_copy", False),
        may_be_untyped=row.get("may_be_untyped", False),
        is_shared=row.get("is_shared", False),
        uncertain=row.get("uncertain"),
        is_unread=row.get("is_unread", False),
    )
    law = _LAWS.get(regime)
    return StatutoryRule(
        rule,
        row["says"],
        f"{law}, {row['provision']}" if law else row["provision"],
        row["source"],
        row.get("confirmed", False),
        row.get("of_authority", False),
    )


def _standstill(row: Mapping[str, Any] | None) -> Standstill | None:
    if row is None:
        return None
    return Standstill(clock_of(row["clock"]), _exemptions(row["spares"]))


def _exemptions(row: Mapping[str, Any]) -> Exemptions:
    return Exemptions(
        light_touch=row.get("light_touch", False),
        kinds=_words(ContractKind, row.get("kinds", ())),
        grounds=_words(Ground, row.get("grounds", ())),
        all_but_grounds=_words(Ground, row.get("all_but_grounds", ())),
    )


def _words(codelist: type[Word], words: Any) -> frozenset[Word]:
    """Return the words of a row; `*` stands for all."""
    return frozenset(codelist) if "*" in words else frozenset(map(codelist, words))


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
