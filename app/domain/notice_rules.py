"""Rules of law about notices, and whether a rule requires a notice of a contract.

The rules are rows of data, each with its source; this module evaluates a row. A property of a
contract that is not recorded may have several values: a notice is not required only if every
possible value is exempt, and required only if no possible value is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from app.domain.clocks import Clock, ClockTrigger
from app.domain.contract_values import UNKNOWN_VALUE, ValueRange
from app.domain.vocabulary import (
    ChangeGround,
    ContractKind,
    Ground,
    NoticeType,
    Regime,
    Route,
    SpecialRegime,
)


@dataclass(frozen=True, slots=True)
class Exemptions:
    """The contracts to which a rule does not apply."""

    light_touch: bool = False
    kinds: frozenset[ContractKind] = frozenset()
    grounds: frozenset[Ground] = frozenset()
    all_but_grounds: frozenset[Ground] = frozenset()
    """If given, every contract is exempt that was not awarded on one of these grounds."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """The time that must pass between the publication of a notice and the signing."""

    clock: Clock
    spares: Exemptions


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """A rule that requires a notice; without a clock, on or before the day of its event."""

    id: str
    notice: NoticeType
    regime: Regime
    applies_from: date
    set_by: ClockTrigger
    clock: Clock | None = None
    light_touch: Clock | None = None
    other_reading: Clock | None = None
    """The clock by another reading of the law, which is not settled."""
    no_day: bool = False
    standstill: Standstill | None = None
    spares: Exemptions = Exemptions()
    above: Decimal | None = None
    small_change: Decimal | None = None
    """Changes of value or term by no more than this percentage are exempt."""
    change_grounds: frozenset[ChangeGround] = frozenset()
    """If given, only changes on these grounds require the notice."""
    after: frozenset[NoticeType] = frozenset()
    """If given, the notice is required only after one of these."""
    with_copy: bool = False
    may_be_untyped: bool = False
    """A notice of unknown type may be the one that the rule requires."""
    is_shared: bool = False
    """Another rule asks for the same type of notice, and a notice does not show which it meets."""
    uncertain: str | None = None
    """Why nobody can say if the notice is required, if that is so for every contract."""
    is_unread: bool = False
    """The law was not read, so that the rule speaks only of contracts that may fall under it."""


@dataclass(frozen=True, slots=True)
class ContractChange:
    """A change of a contract, with the percentages by which it changes value and term."""

    ground: ChangeGround | None = None
    percentages: tuple[Decimal | None, ...] = (None,)
    with_earlier: Decimal | None = None
    """The percentage of the term together with earlier changes, if there were any."""
    uses_option: bool = False


@dataclass(frozen=True, slots=True)
class TriggerDay:
    """The day of an event that sets clocks; if assumed, the day by which it happened.

    `doubt` says why the event may not have happened on that day.
    """

    day: date
    is_assumed: bool = False
    doubt: str | None = None
    change: ContractChange | None = None


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """A published notice, and the fact that records it."""

    notice: NoticeType
    on: date | None
    fact: str
    with_copy: bool = False

    def satisfies(self, rule: NoticeRule) -> bool:
        """Return whether the notice satisfies a rule."""
        is_of_type = self.notice is rule.notice and not rule.is_shared
        return is_of_type and (self.with_copy or not rule.with_copy)


@dataclass(frozen=True, slots=True)
class RegulatedContract:
    """The properties of a contract that the rules evaluate."""

    regime: Regime
    special: SpecialRegime
    kind: ContractKind
    ground: Ground | None = None
    route: Route | None = None
    value: ValueRange = UNKNOWN_VALUE
    days: Mapping[ClockTrigger, Sequence[TriggerDay]] = field(default_factory=dict, hash=False)
    is_superseded: bool = False
    is_on_find_a_tender: bool = False
    """True if its ocid shows that some notice of the procurement was published there."""


@dataclass(frozen=True, slots=True)
class Applicability:
    """The answer whether a rule applies; None if that cannot be said."""

    applies: bool | None
    why: str = ""


APPLIES = Applicability(applies=True)


def is_notice_of(regime: Regime, notice: NoticeType) -> bool:
    """Return whether a law has this type of notice."""
    if notice in _ANY_LAW or regime is Regime.UNKNOWN:
        return True
    if notice in _OF_PSR:
        return regime is Regime.PSR_2023
    listed = _NOTICES_OF.get(regime)
    return listed is None or notice in listed


class Circumstances(NamedTuple):
    """Circumstances of a day that decide whether a rule applies, besides the contract."""

    is_in_force: bool
    follows_notice: bool
    """True if a notice is on record after which the rule requires another, or if none is needed."""


def circumstances(
    rule: NoticeRule, contract: RegulatedContract, given: Iterable[PublishedNotice], on: date
) -> Circumstances:
    """Return what decides about a rule on a day."""
    return Circumstances(
        # A duty whose event is not recorded arises, if at all, on the day asked about.
        is_in_force=(arising_day(rule, contract) or on) >= rule.applies_from,
        follows_notice=not rule.after or any(notice.notice in rule.after for notice in given),
    )


def applicability(
    rule: NoticeRule, contract: RegulatedContract, so: Circumstances
) -> Applicability:
    """Return whether a rule applies to a contract; exempt goes before unknown."""
    unknown: Applicability | None = None
    for found in _aspects(rule, contract, so):
        if found.applies is False:
            return found
        unknown = unknown or (found if found.applies is None else None)
    return unknown or APPLIES


def _aspects(
    rule: NoticeRule, contract: RegulatedContract, so: Circumstances
) -> Iterator[Applicability]:
    """Yield whether a rule applies by each property of a contract, the law first."""
    yield _by_law(rule, contract)
    yield _by_record(rule, contract)
    yield APPLIES if so.is_in_force else exempt(f"it is required from {rule.applies_from}")
    yield from _by_properties(rule, contract)
    yield _by_value(rule, contract)
    yield _by_event(rule, contract)
    yield APPLIES if so.follows_notice else _no_earlier_notice(rule)
    if rule.uncertain:
        yield _unknown(rule.uncertain)


def needs_standstill(standstill: Standstill, contract: RegulatedContract) -> bool | None:
    """Return whether a standstill is mandatory before the contract is signed."""
    return _combine(standstill.spares, contract).applies


def _by_law(rule: NoticeRule, contract: RegulatedContract) -> Applicability:
    if contract.regime is Regime.UNKNOWN:
        return _unknown("the law under which it was bought is not recorded")
    if contract.regime is not rule.regime:
        return exempt(_OTHER_LAW[contract.regime])
    return APPLIES


def _by_record(rule: NoticeRule, contract: RegulatedContract) -> Applicability:
    if contract.is_superseded:
        if rule.set_by is ClockTrigger.CANCELLATION:
            return exempt("another record took its place; nobody says that it was given up")
        why = "another record took its place; whether it was signed is not recorded"
        return _unknown(why)
    is_cancelled = bool(contract.days.get(ClockTrigger.CANCELLATION))
    if is_cancelled and rule.set_by in _AFTER_AWARD:
        return exempt("it was cancelled before it began")
    return APPLIES


def arising_day(rule: NoticeRule, contract: RegulatedContract) -> date | None:
    """Return the day on which the duty of a contract under a rule arises, or None if unknown."""
    set_days = contract.days.get(rule.set_by, ())
    is_known = bool(set_days) and set_days[0].doubt is None and not contract.is_superseded
    return set_days[0].day if is_known and not rule.uncertain else None


def _by_properties(rule: NoticeRule, contract: RegulatedContract) -> Iterator[Applicability]:
    if contract.kind in _NO_CONTRACT:
        yield exempt(f"what is of the kind {contract.kind} is no contract under this law")
    yield _combine(rule.spares, contract)


def _combine(spares: Exemptions, contract: RegulatedContract) -> Applicability:
    """Return whether the exemptions hold for all, for some or for none of the possible values."""
    return _combined(spares, contract.kind, contract.ground, contract.route, contract.special)


@cache
def _combined(
    spares: Exemptions,
    kind: ContractKind,
    ground: Ground | None,
    route: Route | None,
    special: SpecialRegime,
) -> Applicability:
    specials = [item for item in _SPECIALS if special in {item, SpecialRegime.UNKNOWN}]
    reasons = {
        _exemption(spares, kind_, ground_, special_)
        for kind_ in _possible_kinds(kind, ground)
        for special_ in specials
        for ground_ in _possible_grounds(kind_, ground, route, special_)
    }
    if None not in reasons:
        return exempt(min(reason for reason in reasons if reason))
    if reasons == {None}:
        return APPLIES
    undecided = [
        name
        for name, is_open in (
            ("kind", kind is ContractKind.UNKNOWN),
            ("ground of the award", ground in {None, Ground.UNKNOWN}),
            ("special regime", special is SpecialRegime.UNKNOWN and spares.light_touch),
        )
        if is_open
    ]
    return _unknown(f"it depends on what is not recorded: {', '.join(undecided)}")


def _exemption(
    spares: Exemptions, kind: ContractKind, ground: Ground | None, special: SpecialRegime
) -> str | None:
    if spares.light_touch and special is SpecialRegime.LIGHT_TOUCH:
        return "light-touch contracts are exempt"
    if kind in spares.kinds:
        return f"contracts of the kind {kind} are exempt"
    if ground in spares.grounds:
        return f"awards on the ground {ground} are exempt"
    if spares.all_but_grounds and ground not in spares.all_but_grounds:
        return "only direct awards under sections 41 and 43 require it"
    return None


def _possible_kinds(kind: ContractKind, ground: Ground | None) -> list[ContractKind]:
    if kind is not ContractKind.UNKNOWN:
        return [kind]
    candidates = [item for item in ContractKind if item not in {kind, *_NO_CONTRACT}]
    if ground in {None, Ground.UNKNOWN}:
        return candidates
    # A contract with a ground was neither competed nor, but for one ground, called off.
    is_call_off = ground is Ground.FRAMEWORK_DIRECT
    return [
        item
        for item in candidates
        if item is not ContractKind.COMPETED and (is_call_off or item is not ContractKind.CALL_OFF)
    ]


def _possible_grounds(
    kind: ContractKind, ground: Ground | None, route: Route | None, special: SpecialRegime
) -> list[Ground | None]:
    """Return the grounds on which it may have been awarded; None stands for a competition."""
    if ground not in {None, Ground.UNKNOWN}:
        return [ground]
    if kind in {ContractKind.COMPETED, ContractKind.CALL_OFF} or route is Route.COMPETITION:
        return [None]
    # A user choice is a light-touch service by definition.
    direct: list[Ground | None] = [
        item
        for item in Ground
        if item is not Ground.UNKNOWN
        and (item is not Ground.USER_CHOICE or special is SpecialRegime.LIGHT_TOUCH)
    ]
    is_direct = kind is ContractKind.DIRECT_AWARD or route is Route.DIRECT
    return direct if is_direct else [None, *direct]


def _by_value(rule: NoticeRule, contract: RegulatedContract) -> Applicability:
    if rule.above is None:
        return APPLIES
    low, high = contract.value.low, contract.value.high
    if high is not None and high <= rule.above:
        return exempt(f"it is required above {rule.above:,} pounds only")
    if low is not None and low > rule.above:
        return APPLIES
    why = "value not recorded" if low is None else "VAT and options may bring the value above it"
    return _unknown(f"required above {rule.above:,} pounds; {why}")


def _by_event(rule: NoticeRule, contract: RegulatedContract) -> Applicability:
    if contract.days.get(rule.set_by) or rule.uncertain:
        return APPLIES
    return _NEVER_SET.get(rule.set_by, APPLIES)


def _no_earlier_notice(rule: NoticeRule) -> Applicability:
    types = " or ".join(sorted(rule.after))
    return _unknown(f"it is required only after a {types}, and none is recorded")


def exempt(why: str) -> Applicability:
    """Return that a rule does not apply, with the reason."""
    return Applicability(applies=False, why=why)


def _unknown(why: str) -> Applicability:
    """Return that it is not known whether a rule applies, with the reason."""
    return Applicability(applies=None, why=why)


_ANY_LAW = {NoticeType.CONTRACTS_FINDER, NoticeType.UNKNOWN}
_OF_PSR = frozenset(notice for notice in NoticeType if notice.startswith("psr-"))
# Notices under the Provider Selection Regime use forms of either family, and buyers below the
# threshold choose any form, so these laws have no list.
_NOTICES_OF = {
    Regime.PA_2023: frozenset(
        notice
        for notice in NoticeType
        if notice.startswith("UK") and notice is not NoticeType.UK_BELOW_THRESHOLD
    ),
    Regime.PCR_2015: frozenset(notice for notice in NoticeType if notice.startswith("F")),
}
_SPECIALS = (SpecialRegime.LIGHT_TOUCH, SpecialRegime.NONE)
_NO_CONTRACT = {ContractKind.IN_HOUSE, ContractKind.GRANT, ContractKind.SECTION_75_AGREEMENT}
_AFTER_AWARD = {
    ClockTrigger.SIGNING,
    ClockTrigger.CHANGE,
    ClockTrigger.ENDING,
    ClockTrigger.QUARTER_END,
}
_NEVER_SET = {
    ClockTrigger.AWARD_DECISION: _unknown(
        "neither the day of its award nor its first day is recorded"
    ),
    ClockTrigger.SIGNING: _unknown("neither its signing day nor its first day is recorded"),
    ClockTrigger.CHANGE: exempt("no change of it is recorded"),
    ClockTrigger.ENDING: _unknown("its last day is not recorded"),
    ClockTrigger.CANCELLATION: exempt("it was not cancelled"),
}
_OTHER_LAW = {
    Regime.PCR_2015: "the Public Contracts Regulations 2015 apply to it until it ends",
    Regime.PA_2023: "the Procurement Act 2023 requires other notices",
    Regime.PSR_2023: "the Provider Selection Regime requires other notices",
    Regime.BELOW_THRESHOLD: "it is below the threshold",
}
