"""Cells in the formats of councils: clear values are parsed, others refused."""

from datetime import date

import pytest

from app.domain.vocabulary import ContractKind
from app.interchange.registers.import_.cells import (
    UnreadableCell,
    is_blank,
    parse_word,
    parse_yes_no,
    strip_cell,
)
from app.interchange.registers.import_.days import is_open_ended, parse_day
from app.interchange.registers.import_.money import parse_amount


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-01", "2025-04-01T00:00:00", "01/04/2025", "1/4/2025", "01-04-2025", "1.4.2025",
        "01/04/2025 00:00", "01/04/2025 00:00:00", "1 Apr 2025", "1 April 2025", "1st April 2025",
        "01-Apr-2025", "1 APR. 2025", "1 April, 2025",
    ],
)  # fmt: skip
def test_day_is_parsed_in_every_supported_format(text: str) -> None:
    assert parse_day(text) == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01-04-25", "ambiguous-day"),
        ("1 Apr 25", "ambiguous-day"),
        ("01/04/02025", "ambiguous-day"),
        ("04/13/2025", "invalid-day"),
        ("31/02/2025", "invalid-day"),
        ("2025-13-01", "invalid-day"),
        ("45748", "invalid-day"),
        ("Apr 2025", "invalid-day"),
        ("01/04-2025", "invalid-day"),
        ("1 Aprilis 2025", "invalid-day"),
        ("01/04/2025 09:30", "invalid-day"),
        ("01/04/1066", "invalid-day"),
        ("2025-04-01 to 2026-03-31", "invalid-day"),
        ("\u0661/04/2025", "invalid-day"),
    ],
)
def test_ambiguous_or_invalid_day_is_refused(text: str, code: str) -> None:
    with pytest.raises(UnreadableCell) as refused:
        parse_day(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "is_one"), [("Open-ended", True), ("ROLLING", True), ("2030", False)]
)
def test_open_ended_words_are_recognised(text: str, is_one: bool) -> None:
    assert is_open_ended(text) is is_one


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£1,234,567.89", "1234567.89"),
        ("1234567.89", "1234567.89"),
        ("£ 1,000", "1000.00"),
        ("GBP 12.5", "12.50"),
        ("5000 GBP", "5000.00"),
        ("0", "0.00"),
        ("007.10", "7.10"),
        ("12.5000", "12.50"),
        ("12.", "12.00"),
    ],
)
def test_amount_is_parsed_to_the_penny(text: str, amount: str) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    ["1.234,56", "1,23", "12,3456", "£1.2m", "-5", "(500)", "€500", "$500", "1e6", "12.345",
     "12345678901234", "five", "£", "1 000", "NaN", "\u0661\u0662"],
)  # fmt: skip
def test_invalid_amount_is_refused_without_rounding(text: str) -> None:
    with pytest.raises(UnreadableCell) as refused:
        parse_amount(text)

    assert refused.value.code == "invalid-amount"


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", True), ("y", True), ("TRUE", True), ("No", False), ("0", False)]
)
def test_yes_and_no_are_parsed_in_every_spelling(text: str, answer: bool) -> None:
    assert parse_yes_no(text) is answer


def test_other_word_than_yes_or_no_is_refused() -> None:
    with pytest.raises(UnreadableCell):
        parse_yes_no("perhaps")


@pytest.mark.parametrize("text", ["Direct award", "direct-award", "DIRECT_AWARD", " direct  award"])
def test_list_word_is_parsed_with_any_spacing_and_case(text: str) -> None:
    assert parse_word(ContractKind, text) is ContractKind.DIRECT_AWARD


def test_unknown_list_word_is_refused_with_the_list() -> None:
    with pytest.raises(UnreadableCell, match="competed"):
        parse_word(ContractKind, "goods")


@pytest.mark.parametrize("text", ["", "-", "N/A", "TBC", "unknown"])
def test_placeholder_cell_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1+1", "=1+1"), ("'-", "-"), ("'tis", "'tis"), ("  a ", "a")]
)
def test_apostrophe_before_a_formula_is_stripped(cell: str, text: str) -> None:
    assert strip_cell(cell) == text
