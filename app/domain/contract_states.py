"""The state of a contract on a day, as a published register says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import ContractState, DateBasis

_EVIDENCED = {DateBasis.AGREED, DateBasis.CONTRACT, DateBasis.DERIVED}


@dataclass(frozen=True, slots=True)
class RecordedContract:
    """The records that decide the state of a contract: its agreed days and what followed them.

    `options` are the last days of the options that may still be used, None for one without a last
    day. `replaced_on` is the first day of the first contract that comes in its place. `is_seen`
    says that a source shows a service under it on the day, `is_end_claimed` that an undecided claim
    says that it was cancelled or terminated.
    """

    first: Edge
    last: Edge
    options: Sequence[date | None] = ()
    replaced_on: date | None = None
    trading: Timeline = Timeline.always()
    is_seen: bool = False
    is_end_claimed: bool = False


def state_on(contract: RecordedContract, day: date) -> ContractState:
    """Return the state of a contract that was not cancelled.

    A state other than `not-evidenced` never rests on a day that is assumed or not known.
    """
    first, last = _evidenced_day(contract.first), _evidenced_day(contract.last)
    if first is not None and day < first:
        return ContractState.NOT_BEGUN
    is_past = last is not None and last < day
    if ended := _ended(contract, day, is_past=is_past):
        return ended
    is_agreed = first is not None and not is_past and _is_evidenced(contract.last)
    if contract.is_end_claimed or not (is_agreed or contract.is_seen):
        return ContractState.NOT_EVIDENCED
    return ContractState.IN_FORCE


def _ended(contract: RecordedContract, day: date, *, is_past: bool) -> ContractState | None:
    """Return how a contract ended before a day, or None if nothing recorded says that it did."""
    has_stopped = day not in contract.trading
    is_replaced = contract.replaced_on is not None and contract.replaced_on <= day
    if is_replaced and (is_past or has_stopped or not _is_evidenced(contract.last)):
        return ContractState.REPLACED
    if is_past and not any(option is None or day <= option for option in contract.options):
        return ContractState.OVER
    return ContractState.SUPPLIER_STOPPED if has_stopped else None


def _evidenced_day(edge: Edge) -> date | None:
    return edge.day if edge.basis in _EVIDENCED else None


def _is_evidenced(edge: Edge) -> bool:
    """Return whether a day, or that there is none, is more than an assumption."""
    return _evidenced_day(edge) is not None or edge.basis is DateBasis.OPEN_ENDED
