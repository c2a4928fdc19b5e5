"""Rules of the law about notices, and which contracts each of them spares.

The rules are rows of data, each with its source. Here is only how a row is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.clocks import Clock
from app.domain.vocabulary import ContractKind, Ground, NoticeType, Regime, SpecialRegime


class ClockTrigger(StrEnum):
    """What sets the clock of a rule."""

    SIGNING = "signing"
    """The contract is signed; where nobody stated when, its first day."""
    EXTENSION = "extension"
    """An extension is agreed."""
    ENDING = "ending"
    """The term ends."""
    CANCELLATION = "cancellation"
    """The contract is given up before it begins."""


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """When the law wants a notice. Without a clock, it is wanted before what sets it happens."""

    id: str
    notice: NoticeType
    regime: Regime
    applies_from: date
    set_by: ClockTrigger
    clock: Clock | None = None
    light_touch: Clock | None = None
    no_day: bool = False
    spares_light_touch: bool = False
    spares_kinds: frozenset[ContractKind] = frozenset()
    spares_grounds: frozenset[Ground] = frozenset()
    only: frozenset[ContractKind] = frozenset()
    above: Decimal | None = None
    with_copy: bool = False


@dataclass(frozen=True, slots=True)
class TriggerDay:
    """A day on which something happened that sets clocks; or by which, if nobody stated it."""

    day: date
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """A notice that was given, and the fact that says so."""

    notice: NoticeType
    on: date | None
    fact: str
    with_copy: bool = False

    def satisfies(self, rule: NoticeRule) -> bool:
        """Whether it is what a rule wants."""
        return self.notice is rule.notice and (self.with_copy or not rule.with_copy)


@dataclass(frozen=True, slots=True)
class RegulatedContract:
    """What rules look at in a contract."""

    regime: Regime
    special: SpecialRegime
    kind: ContractKind
    ground: Ground | None = None
    value: Decimal | None = None
    days: Mapping[ClockTrigger, Sequence[TriggerDay]] = field(default_factory=dict)


def is_notice_of(regime: Regime, notice: NoticeType) -> bool:
    """Whether a law has this type of notice; of laws whose notices are not listed here, yes."""
    listed = _NOTICES_OF.get(regime)
    return listed is None or notice in listed or notice is NoticeType.CONTRACTS_FINDER


def exemption_reason(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    """Why the law does not want this notice of this contract, if it does not."""
    return next((why for reason in _SPARING if (why := reason(rule, contract)) is not None), None)


def _by_law(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_other = contract.regime not in {rule.regime, Regime.UNKNOWN}
    return _OTHER_LAW[contract.regime] if is_other else None


def _by_light_touch(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_spared = rule.spares_light_touch and contract.special is SpecialRegime.LIGHT_TOUCH
    return "light-touch contracts are spared it" if is_spared else None


def _by_kind(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_spared = contract.kind in rule.spares_kinds or (rule.only and contract.kind not in rule.only)
    return f"a contract of the kind {contract.kind} is spared it" if is_spared else None


def _by_ground(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_spared = contract.ground is not None and contract.ground in rule.spares_grounds
    return f"an award on the ground {contract.ground} is spared it" if is_spared else None


def _by_value(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    if rule.above is None or contract.value is None or contract.value > rule.above:
        return None
    return f"it is wanted above {rule.above:,} pounds only"


def _by_day(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    set_days = contract.days.get(rule.set_by, ())
    is_early = bool(set_days) and set_days[0].day < rule.applies_from
    return f"it is wanted from {rule.applies_from} on" if is_early else None


def _by_never_beginning(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    was_given_up = bool(contract.days.get(ClockTrigger.CANCELLATION))
    is_spared = was_given_up and rule.set_by is not ClockTrigger.CANCELLATION
    return "it was given up before it began" if is_spared else None


# The Provider Selection Regime is published by forms of either family, and what is below the
# threshold by whatever its buyer chose.
_NOTICES_OF = {
    Regime.PA_2023: frozenset(one for one in NoticeType if one.startswith("UK")),
    Regime.PCR_2015: frozenset(one for one in NoticeType if one.startswith("F")),
}

_SPARING = (_by_law, _by_light_touch, _by_kind, _by_ground, _by_value, _by_day, _by_never_beginning)
_OTHER_LAW = {
    Regime.PCR_2015: "the Public Contracts Regulations 2015 go with it to its end, and with them "
    "their own notices",
    Regime.PA_2023: "the notices of the Procurement Act 2023 take its place",
    Regime.PSR_2023: "the Provider Selection Regime has notices of its own",
    Regime.BELOW_THRESHOLD: "it is below the threshold",
}
