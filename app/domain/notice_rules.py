"""Rules of law about notices, and the exemptions of contracts from them.

The rules are rows of data, each with its source; this module evaluates a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.clocks import Clock
from app.domain.vocabulary import ContractKind, Ground, NoticeType, Regime, SpecialRegime


class ClockTrigger(StrEnum):
    """The event that sets the clock of a rule."""

    SIGNING = "signing"
    """The contract is signed; if the day is not recorded, the contract's first day."""
    EXTENSION = "extension"
    """An extension is agreed."""
    ENDING = "ending"
    """The contract ends."""
    CANCELLATION = "cancellation"
    """The contract is cancelled before it begins."""


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """A rule that requires a notice; without a clock, before the event that would set it."""

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
    """The day of an event that sets clocks; if assumed, the day by which it happened."""

    day: date
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """A published notice, and the fact that records it."""

    notice: NoticeType
    on: date | None
    fact: str
    with_copy: bool = False

    def satisfies(self, rule: NoticeRule) -> bool:
        """Return whether the notice satisfies a rule."""
        return self.notice is rule.notice and (self.with_copy or not rule.with_copy)


@dataclass(frozen=True, slots=True)
class RegulatedContract:
    """The properties of a contract that the rules evaluate."""

    regime: Regime
    special: SpecialRegime
    kind: ContractKind
    ground: Ground | None = None
    value: Decimal | None = None
    days: Mapping[ClockTrigger, Sequence[TriggerDay]] = field(default_factory=dict)


def is_notice_of(regime: Regime, notice: NoticeType) -> bool:
    """Return whether a law has this type of notice; true for laws without a list here."""
    listed = _NOTICES_OF.get(regime)
    return listed is None or notice in listed or notice is NoticeType.CONTRACTS_FINDER


def exemption_reason(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    """Return why the contract is exempt from the rule, or None if it is not."""
    reasons = (exemption(rule, contract) for exemption in _EXEMPTIONS)
    return next((reason for reason in reasons if reason is not None), None)


def _by_law(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_other = contract.regime not in {rule.regime, Regime.UNKNOWN}
    return _OTHER_LAW[contract.regime] if is_other else None


def _by_light_touch(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_exempt = rule.spares_light_touch and contract.special is SpecialRegime.LIGHT_TOUCH
    return "light-touch contracts are exempt" if is_exempt else None


def _by_kind(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_exempt = contract.kind in rule.spares_kinds or (rule.only and contract.kind not in rule.only)
    return f"contracts of the kind {contract.kind} are exempt" if is_exempt else None


def _by_ground(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    is_exempt = contract.ground is not None and contract.ground in rule.spares_grounds
    return f"awards on the ground {contract.ground} are exempt" if is_exempt else None


def _by_value(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    if rule.above is None or contract.value is None or contract.value > rule.above:
        return None
    return f"it is required above {rule.above:,} pounds only"


def _by_day(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    set_days = contract.days.get(rule.set_by, ())
    is_early = bool(set_days) and set_days[0].day < rule.applies_from
    return f"it is required from {rule.applies_from}" if is_early else None


def _by_never_beginning(rule: NoticeRule, contract: RegulatedContract) -> str | None:
    was_given_up = bool(contract.days.get(ClockTrigger.CANCELLATION))
    is_exempt = was_given_up and rule.set_by is not ClockTrigger.CANCELLATION
    return "it was cancelled before it began" if is_exempt else None


# Notices under the Provider Selection Regime use forms of either family, and buyers below the
# threshold choose any form, so these laws have no list.
_NOTICES_OF = {
    Regime.PA_2023: frozenset(notice for notice in NoticeType if notice.startswith("UK")),
    Regime.PCR_2015: frozenset(notice for notice in NoticeType if notice.startswith("F")),
}

_EXEMPTIONS = (
    _by_law,
    _by_light_touch,
    _by_kind,
    _by_ground,
    _by_value,
    _by_day,
    _by_never_beginning,
)
_OTHER_LAW = {
    Regime.PCR_2015: "the Public Contracts Regulations 2015 apply to it until it ends",
    Regime.PA_2023: "the Procurement Act 2023 requires other notices",
    Regime.PSR_2023: "the Provider Selection Regime requires other notices",
    Regime.BELOW_THRESHOLD: "it is below the threshold",
}
