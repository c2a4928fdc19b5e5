"""Tests of estimated values, with amounts of 2025."""

from decimal import Decimal

import pytest

from app.domain.contract_values import UNKNOWN_VALUE, Amount, ValueRange, estimated_value
from app.domain.vocabulary import ValueBasis, Vat

FACTOR = Decimal("1.2")


def amount(pounds: int, vat: Vat, basis: ValueBasis = ValueBasis.TOTAL) -> Amount:
    return Amount(Decimal(pounds), basis, vat)


def value(*amounts: Amount, has_options: bool = False) -> ValueRange:
    return estimated_value(amounts, FACTOR, has_options=has_options)


@pytest.mark.parametrize(
    ("vat", "high"),
    [(Vat.INCLUDED, 100), (Vat.EXCLUDED, 120), (Vat.UNKNOWN, 120)],
)
def test_vat_raises_what_is_not_known_to_include_it(vat: Vat, high: int) -> None:
    assert value(amount(100, vat)) == ValueRange(Decimal(100), Decimal(high))


def test_gross_total_goes_before_a_net_one() -> None:
    net, gross = amount(50_000_000, Vat.EXCLUDED), amount(60_000_000, Vat.INCLUDED)

    assert value(net, gross) == ValueRange(Decimal(60_000_000), Decimal(60_000_000))


def test_options_without_a_price_leave_the_value_open() -> None:
    total = amount(100, Vat.INCLUDED)
    extension = amount(30, Vat.INCLUDED, ValueBasis.EXTENSION)

    assert value(total, has_options=True) == ValueRange(Decimal(100), None)
    assert value(total, extension, has_options=True) == ValueRange(Decimal(130), Decimal(130))


@pytest.mark.parametrize("basis", [ValueBasis.PER_YEAR, ValueBasis.FIRST_YEAR, ValueBasis.UNKNOWN])
def test_amount_of_another_basis_is_no_value(basis: ValueBasis) -> None:
    assert value(amount(100, Vat.INCLUDED, basis)) == UNKNOWN_VALUE
