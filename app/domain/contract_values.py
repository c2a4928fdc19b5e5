"""The estimated value of a contract, as the thresholds of procurement law use it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.vocabulary import ValueBasis, Vat


@dataclass(frozen=True, slots=True)
class Amount:
    """A recorded amount of money."""

    pounds: Decimal
    basis: ValueBasis
    vat: Vat


@dataclass(frozen=True, slots=True)
class ValueRange:
    """The lowest and the highest value that a contract may have; None if there is no bound."""

    low: Decimal | None
    high: Decimal | None


UNKNOWN_VALUE = ValueRange(None, None)
_TOTALS = {ValueBasis.TOTAL, ValueBasis.FRAMEWORK_CEILING}
_PREFERENCE = (
    ValueBasis.TOTAL,
    ValueBasis.FRAMEWORK_CEILING,
    ValueBasis.UNKNOWN,
    ValueBasis.PER_YEAR,
    ValueBasis.FIRST_YEAR,
    ValueBasis.EXTENSION,
)
_VAT_PREFERENCE = (Vat.INCLUDED, Vat.EXCLUDED, Vat.UNKNOWN)


def main_amount(amounts: Sequence[Amount]) -> Amount | None:
    """Return the amount that says most about a whole contract, or None if there is none.

    A total comes before a ceiling, and both before the amounts of a part. Of several with the same
    basis and VAT, the last one counts: the amount after a variation follows the one at award.
    """
    return min(
        reversed(amounts),
        key=lambda item: (_PREFERENCE.index(item.basis), _VAT_PREFERENCE.index(item.vat)),
        default=None,
    )


def estimated_value(
    amounts: Sequence[Amount], vat_factor: Decimal, *, has_options: bool
) -> ValueRange:
    """Return the value with VAT and all options, as far as the amounts determine it.

    A gross total is the value. A net one is at least the value without VAT, and at most the value
    with VAT. If the contract has options whose price is not recorded, there is no upper bound.
    """
    totals = [item for item in amounts if item.basis in _TOTALS]
    if not totals:
        return UNKNOWN_VALUE
    gross = [item for item in totals if item.vat is Vat.INCLUDED]
    extensions = [item for item in amounts if item.basis is ValueBasis.EXTENSION]
    largest = max(gross or totals, key=lambda item: item.pounds)
    parts = [largest, *extensions]
    low = sum((item.pounds for item in parts), Decimal())
    is_complete = bool(extensions) or not has_options
    high = sum((_with_vat(item, vat_factor) for item in parts), Decimal())
    return ValueRange(low, high if is_complete else None)


def _with_vat(amount: Amount, vat_factor: Decimal) -> Decimal:
    return amount.pounds if amount.vat is Vat.INCLUDED else amount.pounds * vat_factor
