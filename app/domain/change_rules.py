"""The application of rules about notices to changes of contracts."""

from decimal import Decimal

from app.domain.notice_rules import (
    APPLIES,
    Applicability,
    ContractChange,
    NoticeRule,
    exempt,
)
from app.domain.vocabulary import (
    ChangeGround,
)


def applicability_to_change(rule: NoticeRule, change: ContractChange | None) -> Applicability:
    """Return whether a rule about changes applies to this one."""
    if change is None:
        return APPLIES
    if rule.change_grounds:
        return _by_change_ground(rule, change)
    if rule.small_change is not None:
        return _by_percentage(rule.small_change, change)
    return APPLIES


def _by_change_ground(rule: NoticeRule, change: ContractChange) -> Applicability:
    if change.ground in {None, ChangeGround.UNKNOWN}:
        return Applicability(
            applies=None, why="the provision that allows the change is not recorded"
        )
    if change.ground not in rule.change_grounds:
        return exempt(f"changes on the ground {change.ground} are exempt")
    return APPLIES


def _by_percentage(limit: Decimal, change: ContractChange) -> Applicability:
    # A transfer on restructuring requires the notice whatever the percentage.
    is_transfer = change.ground is ChangeGround.SCH8_9
    is_stated = change.ground is ChangeGround.BELOW_10_PERCENT
    is_small = any(item is not None and abs(item) <= limit for item in change.percentages)
    if is_stated or (is_small and not is_transfer):
        if is_stated or change.with_earlier is None or abs(change.with_earlier) <= limit:
            return exempt(f"changes of value or term by no more than {limit} per cent are exempt")
        why = "together with earlier changes it may be more than small"
    elif change.uses_option:
        why = "whether the use of an agreed option counts is not settled"
    elif None in change.percentages and not is_transfer:
        why = "by which percentage it changes the value is not recorded"
    else:
        return APPLIES
    return Applicability(applies=None, why=why)
