"""Amounts as JSON numbers: exact, and only with an unambiguous basis."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from app.domain.vocabulary import ValueBasis
from app.interchange.ocds.export.money import format_amounts, value_of


def amount(number: str, vat: str = "excluded", basis: str = "total") -> dict[str, Any]:
    return {"amount": number, "currency": "GBP", "basis": basis, "vat": vat}


@given(st.integers(0, 10**15 - 1))
def test_every_valid_amount_is_exact_to_the_penny(pence: int) -> None:
    stated = f"{pence // 100}.{pence % 100:02}"

    result = value_of([amount(stated)], ValueBasis.TOTAL)

    read = json.loads(to_json(result), parse_float=Decimal)
    assert read["amount"] == Decimal(stated)


@pytest.mark.parametrize(
    ("amounts", "result"),
    [
        ([amount("10.50")], {"amount": 10.5, "currency": "GBP"}),
        ([amount("12.60", "included")], {"amountGross": 12.6, "currency": "GBP"}),
        (
            [amount("10.50"), amount("12.60", "included")],
            {"amount": 10.5, "amountGross": 12.6, "currency": "GBP"},
        ),
        ([amount("10.50", "unknown")], {"amount": 10.5, "currency": "GBP"}),
        ([amount("10.50"), amount("11.00", "unknown")], {"amount": 10.5, "currency": "GBP"}),
        ([amount("0.00")], {"amount": 0.0, "currency": "GBP"}),
        # Several amounts are ambiguous.
        ([amount("10.50"), amount("10.60")], {}),
        ([amount("10.50", basis="per-year"), amount("9.00", basis="unknown")], {}),
        ([], {}),
    ],
)
def test_single_total_amount_becomes_value(
    amounts: list[dict[str, Any]], result: dict[str, Any]
) -> None:
    assert value_of(amounts, ValueBasis.TOTAL) == result


def test_every_amount_is_formatted_in_words() -> None:
    text = [amount("10.50"), amount("9.00", "unknown", "unknown"), amount("1.00", basis="per-year")]

    assert format_amounts(text) == (
        "10.50 GBP (total, VAT excluded); 9.00 GBP (basis unknown, VAT unknown); "
        "1.00 GBP (per year, VAT excluded)"
    )
