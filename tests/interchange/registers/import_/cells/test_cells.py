"""Cells in the formats of councils: what they say is read, what more is meant has a remark."""

from datetime import date

import pytest

from app.domain.suppliers import WITHHELD
from app.domain.vocabulary import ContractKind, DateBasis
from app.interchange.registers.import_.cells.answers import (
    parse_yes_no,
    read_route,
    read_sme_and_vcse,
    read_yes_no,
)
from app.interchange.registers.import_.cells.cpv import read_cpv
from app.interchange.registers.import_.cells.days import (
    parse_day,
    read_day,
    read_first_day,
    read_last_day,
)
from app.interchange.registers.import_.cells.money import parse_amount, read_amount
from app.interchange.registers.import_.cells.reading import (
    UnreadableCell,
    is_blank,
    parse_word,
    strip_cell,
)
from app.interchange.registers.import_.cells.suppliers import (
    parse_company_number,
    read_charity_number,
    read_in_brackets,
    read_names,
)


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-01", "2025-04-01T00:00:00", "01/04/2025", "1/4/2025", "01-04-2025", "1.4.2025",
        "01/04/2025 00:00", "01/04/2025 00:00:00", "01/04/2025 23:59", "1 Apr 2025", "1 April 2025",
        "1st April 2025", "01-Apr-2025", "1 APR. 2025", "1 April, 2025",
    ],
)  # fmt: skip
def test_day_is_read_in_every_supported_format_without_remark(text: str) -> None:
    reading = read_day("review_on", text)

    assert (reading.values, reading.remark) == ({"review_on": date(2025, 4, 1)}, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-Mar-25", date(2025, 3, 31)),
        ("31/03/25", date(2025, 3, 31)),
        ("31/03/99", date(1999, 3, 31)),
        ("45747", date(2025, 3, 31)),
        ("45747.0", date(2025, 3, 31)),
        ("31/03/2025 (+1+1)", date(2025, 3, 31)),
        ("31/03/2025 + 1 year", date(2025, 3, 31)),
    ],
)
def test_day_that_needs_more_than_the_cell_says_has_a_remark(text: str, day: date) -> None:
    reading = read_last_day(text)

    assert reading.values == {"last_day": day}
    assert str(day) in (reading.remark or "")


def test_month_without_day_is_assumed_to_its_edge() -> None:
    first, last = read_first_day("March 2025"), read_last_day("Feb 2024")

    assert first.values == {
        "first_day": date(2025, 3, 1), "first_day_basis": DateBasis.ASSUMED,
    }  # fmt: skip
    assert last.values == {
        "last_day": date(2024, 2, 29), "last_day_basis": DateBasis.ASSUMED,
    }  # fmt: skip
    assert first.remark
    assert last.remark


@pytest.mark.parametrize(
    "text",
    ["01/04/02025", "04/13/2025", "31/02/2025", "2025-13-01", "Aprilis 2025", "01/04-2025",
     "1 Aprilis 2025", "01/04/1066", "2025-04-01 to 2026-03-31", "\u0661/04/2025", "1234", "99999",
     "April 0001"],
)  # fmt: skip
def test_unreadable_day_is_no_day(text: str) -> None:
    with pytest.raises(UnreadableCell) as refused:
        read_last_day(text)

    assert refused.value.code == "invalid-day"


@pytest.mark.parametrize(
    ("text", "has_remark"),
    [("Open-ended", False), ("ROLLING", False), ("Rolling annual", True), ("31/12/9999", True)],
)
def test_open_ended_words_and_years_are_recognised(text: str, has_remark: bool) -> None:
    reading = read_last_day(text)

    assert reading.values == {"last_day": None}
    assert (reading.remark is not None) is has_remark


def test_first_day_is_never_open_ended() -> None:
    with pytest.raises(UnreadableCell):
        read_first_day("31/12/9999")


def test_day_says_whether_its_year_is_complete() -> None:
    assert parse_day("01/04/2025") == (date(2025, 4, 1), True)
    assert parse_day("01/04/25") == (date(2025, 4, 1), False)


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
        ("£1.2m", "1200000.00"),
        ("£1.25 million", "1250000.00"),
        ("£250k", "250000.00"),
        ("1.5 thousand", "1500.00"),
    ],
)
def test_amount_is_parsed_to_the_penny(text: str, amount: str) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    ["1.234,56", "1,23", "12,3456", "£1.2b", "-5", "#REF!", "Various",
     "£120,000 - £150,000", "(500)", "€500", "$500", "1e6", "12.345",
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
    assert parse_yes_no("sme", text) is answer


@pytest.mark.parametrize("text", ["£50,000 p.a.", "£50,000 pa", "50000 per annum", "£50k per year"])
def test_amount_that_says_per_year_has_this_basis_in_any_column(text: str) -> None:
    assert read_amount("value_total", text).values == {"value_total": ("50000.00", "per-year")}


@pytest.mark.parametrize("text", ["£ -", "-", "£-"])
def test_zero_of_a_spreadsheet_says_nothing(text: str) -> None:
    assert read_amount("value", text).values == {}


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        ("sme", "Micro", {"sme": True}),
        ("sme", "Large", {"sme": False}),
        ("sme", "VCSE", {"vcse": True}),
        ("vcse", "Charity", {"vcse": True}),
        ("vcse", "SME", {"sme": True}),
        ("tendered", "Quote", {"tendered": True}),
        ("tendered", "Direct award", {"tendered": False}),
    ],
)
def test_word_for_yes_or_no_is_read_in_its_column(
    field: str, text: str, values: dict[str, bool]
) -> None:
    assert read_yes_no(field, text).values == values


@pytest.mark.parametrize("field", ["sme", "vcse", "tendered"])
def test_other_word_than_yes_or_no_is_unreadable(field: str) -> None:
    with pytest.raises(UnreadableCell):
        read_yes_no(field, "perhaps")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("SME", {"sme": True}),
        ("No", {"sme": False, "vcse": False}),
        ("VCSE 1999999", {"vcse": True, "supplier_number": "1999999"}),
        ("SME/VCSE", {"sme": True, "vcse": True}),
    ],
)
def test_answer_about_both_is_divided(text: str, values: dict[str, object]) -> None:
    assert read_sme_and_vcse(text).values == values


def test_unknown_answer_about_both_is_unreadable() -> None:
    with pytest.raises(UnreadableCell):
        read_sme_and_vcse("perhaps")


@pytest.mark.parametrize(
    ("text", "is_tender", "kind"),
    [
        ("Open", True, "competed"),
        ("Quote", True, None),
        ("Negotiated without a prior call for competition", False, "direct-award"),
        ("By the board", None, None),
    ],
)
def test_procedure_tells_of_tender_and_kind(
    text: str, is_tender: bool | None, kind: str | None
) -> None:
    values = read_route(text).values

    assert values["tender_route"] == text
    assert (values.get("route_is_tender"), values.get("route_kind")) == (is_tender, kind)


@pytest.mark.parametrize("text", ["33196000", "33196000-2", "33196000.0", "33196000-2 Aids"])
def test_cpv_is_eight_digits(text: str) -> None:
    assert read_cpv(text).values == {"cpv": "33196000"}


@pytest.mark.parametrize("text", ["3.3E+07", "Medical aids", "33196000; 33193000", "331960000"])
def test_other_cpv_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableCell):
        read_cpv(text)


@pytest.mark.parametrize(
    ("text", "name", "has_remark"),
    [
        ("Example Care Ltd", "Example Care Ltd", False),
        ("Mrs A Example Catering Ltd", "Mrs A Example Catering Ltd", False),
        ("Mr Example t/a Example Gardens", "Example Gardens", True),
        ("E Example trading as Example Gardens", "Example Gardens", True),
        ("Mrs Example Counselling", "Example Counselling", True),
        ("Mrs Jane Example", WITHHELD, True),
        ("Example Ltd t/a Brand", "Example Ltd t/a Brand", False),
        ("Example Grounds, 1 Example Street, E1 1AA", "Example Grounds", True),
        ("Example Ltd, Flat 2, 3 Example Road, E1 2AA", "Example Ltd", True),
        ("020 7946 0000", WITHHELD, True),
    ],
)
def test_company_keeps_its_name_and_a_person_does_not(
    text: str, name: str, has_remark: bool
) -> None:
    reading = read_names(text)

    assert [item.name for item in reading.values["suppliers"]] == [name]
    assert (reading.remark is not None) is has_remark


def test_supplier_with_a_number_keeps_its_name() -> None:
    (supplier,) = read_names("Mrs Jane Example", is_company=True).values["suppliers"]

    assert supplier.name == "Mrs Jane Example"


def test_names_are_divided_by_semicolons() -> None:
    found = read_names("A Ltd; B Ltd;A Ltd").values["suppliers"]

    assert [item.name for item in found] == ["A Ltd", "B Ltd"]


def test_suppliers_in_brackets_are_read_without_their_addresses() -> None:
    text = "[A Ltd|1 Street|COMPANIES_HOUSE|1234567|Yes|No][B|2 Street|CHARITY|1999998|Yes|Yes]"

    values = read_in_brackets(text).values

    assert [(item.name, item.identifiers) for item in values["suppliers"]] == [
        ("A Ltd", (("GB-COH", "01234567"),)), ("B", (("GB-CHC", "1999998"),)),
    ]  # fmt: skip
    assert (values["sme"], values.get("vcse")) == (True, None)


@pytest.mark.parametrize("text", ["A Ltd", "[]", "[|x|NONE||Yes|No]"])
def test_cell_without_suppliers_in_brackets_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableCell):
        read_in_brackets(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1234567", "01234567"), ("sc123456", "SC123456"), ("123456.0", "00123456")],
)
def test_company_number_gets_its_zeros_back(text: str, number: str) -> None:
    assert parse_company_number(text) == number


@pytest.mark.parametrize("text", ["See note", "12345", "000000", "123456789", "X1234567"])
def test_text_that_is_no_company_number_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableCell):
        parse_company_number(text)


def test_text_that_is_no_charity_number_is_unreadable() -> None:
    with pytest.raises(UnreadableCell):
        read_charity_number("applied for")


@pytest.mark.parametrize("text", ["Direct award", "direct-award", "DIRECT_AWARD", " direct  award"])
def test_list_word_is_parsed_with_any_spacing_and_case(text: str) -> None:
    assert parse_word(ContractKind, text) is ContractKind.DIRECT_AWARD


def test_unknown_list_word_is_refused_with_the_list() -> None:
    with pytest.raises(UnreadableCell, match="competed"):
        parse_word(ContractKind, "goods")


@pytest.mark.parametrize(
    "text", ["", "-", "N/A", "#N/A", "TBC", "unknown", "Not applicable", "To be confirmed"]
)
def test_placeholder_cell_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1+1", "=1+1"), ("'-", "-"), ("'tis", "'tis"), ("  a ", "a")]
)
def test_apostrophe_before_a_formula_is_stripped(cell: str, text: str) -> None:
    assert strip_cell(cell) == text
