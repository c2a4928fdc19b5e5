"""Amounts as JSON numbers: exact, and only where they say plainly what they count."""

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
def test_every_amount_that_can_be_stated_comes_out_to_the_penny(pence: int) -> None:
    stated = f"{pence // 100}.{pence % 100:02}"

    told = value_of([amount(stated)], ValueBasis.TOTAL)

    read = json.loads(to_json(told), parse_float=Decimal)
    assert read["amount"] == Decimal(stated)


@pytest.mark.parametrize(
    ("amounts", "told"),
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
        # Of several, nobody can say which it is.
        ([amount("10.50"), amount("10.60")], {}),
        ([amount("10.50", basis="per-year"), amount("9.00", basis="unknown")], {}),
        ([], {}),
    ],
)
def test_an_amount_is_told_where_there_is_one_that_counts_the_whole(
    amounts: list[dict[str, Any]], told: dict[str, Any]
) -> None:
    assert value_of(amounts, ValueBasis.TOTAL) == told


def test_every_amount_is_told_in_words() -> None:
    said = [amount("10.50"), amount("9.00", "unknown", "unknown"), amount("1.00", basis="per-year")]

    assert format_amounts(said) == (
        "10.50 GBP (total, VAT excluded); 9.00 GBP (basis unknown, VAT unknown); "
        "1.00 GBP (per year, VAT excluded)"
    )
