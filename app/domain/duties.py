"""Notices that the law wants of a contract: given, due, late, not required, and why.

The rules are rows of data, each with its source. Here is only how a row is read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.calendars import Calendar
from app.domain.clocks import Clock, due
from app.domain.periods import ONE_DAY
from app.domain.vocabulary import ContractKind, Ground, NoticeType, Regime, SpecialRegime


class SetBy(StrEnum):
    """What sets the clock of a rule."""

    SIGNING = "signing"
    EXTENSION = "extension"
    ENDING = "ending"
    CANCELLATION = "cancellation"


class Standing(StrEnum):
    """How a contract stands to a notice on a day."""

    GIVEN = "given"
    GIVEN_LATE = "given-late"
    NOT_YET = "not-yet"
    DUE = "due"
    LATE = "late"
    NOT_REQUIRED = "not-required"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Rule:
    """When the law wants a notice. Without a clock, it is wanted before what sets it happens."""

    id: str
    notice: NoticeType
    regime: Regime
    applies_from: date
    set_by: SetBy
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
class SetDay:
    """A day on which something happened that sets clocks; or by which, if nobody stated it."""

    day: date
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A notice that was given, and the fact that says so."""

    notice: NoticeType
    on: date | None
    fact: str
    with_copy: bool = False

    def serves(self, rule: Rule) -> bool:
        """Whether it is what a rule wants."""
        return self.notice is rule.notice and (self.with_copy or not rule.with_copy)


@dataclass(frozen=True, slots=True)
class Regulated:
    """What rules look at in a contract."""

    regime: Regime
    special: SpecialRegime
    kind: ContractKind
    ground: Ground | None = None
    value: Decimal | None = None
    days: Mapping[SetBy, Sequence[SetDay]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duty:
    """How a contract stands to one rule on a day, and why."""

    rule: str
    notice: NoticeType
    standing: Standing
    why: str
    set_on: SetDay | None = None
    due_on: date | None = None
    given: Given | None = None


def duties(
    rules: Iterable[Rule],
    contract: Regulated,
    given: Sequence[Given],
    on: date,
    calendar: Calendar,
) -> list[Duty]:
    """How a contract stands to every rule on a day, in the order of the rules."""
    return [duty for rule in rules for duty in _duties(rule, contract, given, on, calendar)]


def _duties(
    rule: Rule, contract: Regulated, given: Sequence[Given], on: date, calendar: Calendar
) -> Iterator[Duty]:
    notices = sorted(
        (one for one in given if one.serves(rule) and (one.on is None or one.on <= on)),
        key=lambda one: one.on or date.min,
    )
    unsettled = _unsettled(rule, contract)
    if unsettled is not None and not notices:
        yield Duty(rule.id, rule.notice, *unsettled)
        return
    clock, is_assumed = _clock(rule, contract)
    set_days = contract.days.get(rule.set_by, ())
    for n, day in enumerate(set_days):
        set_on = SetDay(day.day, day.is_assumed or is_assumed)
        due_on = _due_on(rule, clock, set_on.day, calendar)
        notice = notices[n] if n < len(notices) else None
        standing, why = _standing(rule, set_on, due_on, notice, on)
        yield Duty(rule.id, rule.notice, standing, why, set_on, due_on, notice)
    for notice in notices[len(set_days) :]:
        yield Duty(rule.id, rule.notice, Standing.GIVEN, "given", None, None, notice)


def _unsettled(rule: Rule, contract: Regulated) -> tuple[Standing, str] | None:
    """Why nothing can be said of a rule and a contract but that it is not required, or unknown."""
    if (why := _spared(rule, contract)) is not None:
        return Standing.NOT_REQUIRED, why
    if contract.regime is Regime.UNKNOWN:
        return Standing.UNKNOWN, "nobody has stated under which law it was bought"
    if rule.above is not None and contract.value is None:
        return Standing.UNKNOWN, f"wanted above {rule.above:,} pounds; its value is not known"
    if not contract.days.get(rule.set_by):
        return _NEVER_SET[rule.set_by]
    return None


_NEVER_SET = {
    SetBy.SIGNING: (Standing.UNKNOWN, "nobody has stated when it was signed, or when it begins"),
    SetBy.EXTENSION: (Standing.NOT_REQUIRED, "its term was not extended"),
    SetBy.ENDING: (Standing.UNKNOWN, "nobody has stated when it ends"),
    SetBy.CANCELLATION: (Standing.NOT_REQUIRED, "the award was not given up"),
}


def _spared(rule: Rule, contract: Regulated) -> str | None:
    """Why the law does not want this notice of this contract, if it does not."""
    return next((why for reason in _SPARING if (why := reason(rule, contract)) is not None), None)


def _by_law(rule: Rule, contract: Regulated) -> str | None:
    is_other = contract.regime not in {rule.regime, Regime.UNKNOWN}
    return _OTHER_LAW[contract.regime] if is_other else None


def _by_light_touch(rule: Rule, contract: Regulated) -> str | None:
    is_spared = rule.spares_light_touch and contract.special is SpecialRegime.LIGHT_TOUCH
    return "light-touch contracts are spared it" if is_spared else None


def _by_kind(rule: Rule, contract: Regulated) -> str | None:
    is_spared = contract.kind in rule.spares_kinds or (rule.only and contract.kind not in rule.only)
    return f"a contract of the kind {contract.kind} is spared it" if is_spared else None


def _by_ground(rule: Rule, contract: Regulated) -> str | None:
    is_spared = contract.ground is not None and contract.ground in rule.spares_grounds
    return f"an award on the ground {contract.ground} is spared it" if is_spared else None


def _by_value(rule: Rule, contract: Regulated) -> str | None:
    if rule.above is None or contract.value is None or contract.value > rule.above:
        return None
    return f"it is wanted above {rule.above:,} pounds only"


def _by_day(rule: Rule, contract: Regulated) -> str | None:
    set_days = contract.days.get(rule.set_by, ())
    is_early = bool(set_days) and set_days[0].day < rule.applies_from
    return f"it is wanted from {rule.applies_from} on" if is_early else None


_SPARING = (_by_law, _by_light_touch, _by_kind, _by_ground, _by_value, _by_day)
_OTHER_LAW = {
    Regime.PCR_2015: "the Public Contracts Regulations 2015 go with it to its end, and with them "
    "their own notices",
    Regime.PA_2023: "the notices of the Procurement Act 2023 take its place",
    Regime.PSR_2023: "the Provider Selection Regime has notices of its own",
    Regime.BELOW_THRESHOLD: "it is below the threshold",
}


def _clock(rule: Rule, contract: Regulated) -> tuple[Clock | None, bool]:
    """The clock of a rule; assumed to be the shorter one while nobody said which it is."""
    if rule.light_touch is None or contract.special is SpecialRegime.NONE:
        return rule.clock, False
    if contract.special is SpecialRegime.LIGHT_TOUCH:
        return rule.light_touch, False
    return rule.clock, True


def _due_on(rule: Rule, clock: Clock | None, day: date, calendar: Calendar) -> date | None:
    if rule.no_day:
        return None
    return due(clock, day, calendar).day if clock else day - ONE_DAY


def _standing(
    rule: Rule, set_on: SetDay, due_on: date | None, notice: Given | None, on: date
) -> tuple[Standing, str]:
    """How things stand once something has set, or will set, the clock."""
    last = due_on or date.max
    because = f"{rule.set_by} {'by' if set_on.is_assumed else 'on'} {set_on.day}"
    if notice is not None:
        is_late = notice.on is not None and notice.on > last
        return (Standing.GIVEN_LATE if is_late else Standing.GIVEN), because
    if on > last:
        return Standing.LATE, because
    return (Standing.NOT_YET if set_on.day > on else Standing.DUE), because
