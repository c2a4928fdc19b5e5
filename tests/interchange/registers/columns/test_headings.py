"""Headings in the spellings of councils."""

import tomllib
from pathlib import Path

import pytest

from app.interchange.registers.columns import headings
from app.interchange.registers.columns.headings import (
    FIELDS,
    column_letters,
    parse_corrections,
    read_headings,
    words_of,
)
from app.interchange.registers.export.columns import HEADER
from app.interchange.registers.export.template import HEADER as TEMPLATE
from app.platform.problems.problem import Problem

SPELLINGS = Path(headings.__file__).with_name("headings.toml")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Contract Reference", "reference"),
        ("REFERENCE NUMBER", "reference"),
        ("Title of agreement", "title"),
        ("Local authority department responsible", "department"),
        ("Supplier name and details", "supplier"),
        ("Sum to be paid over the length of the contract (£)", "value_total"),
        ("Estimated annual spending", "value_per_year"),
        ("VAT that cannot be recovered", "irrecoverable_vat"),
        ("Start_Date", "first_day"),
        ("End date (dd/mm/yyyy)", "last_day"),
        ("Review Date", "review_on"),
        ("SME?", "sme"),
        ("VCSE - Yes/No", "vcse"),
        ("Companies House Number", "supplier_company_number"),
        ("Open Contracting ID", "ocid"),
    ],
)
def test_heading_maps_to_field_in_every_spelling(heading: str, field: str) -> None:
    assert read_headings([heading]).fields == {0: field}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("End date for the contract (without possible extensions)", "last_day"),
        ("Name of the contractor", "supplier"),
        ("CONTRACT_CURRENT_END_DATE", "last_day"),
        ("Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]", "suppliers_in_brackets"),
    ],
)
def test_heading_is_compared_by_its_words(heading: str, field: str) -> None:
    assert read_headings([heading]).fields == {0: field}


def test_each_spelling_belongs_to_one_field() -> None:
    listed = tomllib.loads(SPELLINGS.read_text())["fields"]
    fields: dict[frozenset[str], set[str]] = {}
    for field, spellings in listed.items():
        for spelling in spellings:
            fields.setdefault(words_of(spelling), set()).add(field)

    assert [names for names in fields.values() if len(names) > 1] == []


def test_headings_that_nobody_knows_are_not_read() -> None:
    found = read_headings(["Ref", "Mystery", "", "Faults"])

    assert (found.fields, found.unread) == ({0: "reference"}, [1])


def test_two_columns_of_one_field_are_both_read() -> None:
    assert read_headings(["start date", "Contract start date"]).fields == {
        0: "first_day", 1: "first_day",
    }  # fmt: skip


def test_mapping_names_columns_by_heading_or_letter() -> None:
    columns = parse_corrections(["Begins (FY):first_day", "C:last_day", "Title:"])

    assert read_headings(["begins (fy)", "Title", "Ceases"], columns).fields == {
        0: "first_day", 2: "last_day",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["Begins:nonsense", "Begins", ":title"])
def test_mapping_to_an_unknown_field_raises_a_problem(text: str) -> None:
    with pytest.raises(Problem) as refused:
        parse_corrections(["A:title", text])

    assert [error.pointer for error in refused.value.errors] == ["/query/columns/1"]
    assert refused.value.code == "unknown-column-field"


def test_headings_of_export_and_template_are_all_known() -> None:
    assert read_headings(HEADER).unread == []
    assert set(read_headings(TEMPLATE).fields.values()) == set(TEMPLATE) <= set(FIELDS)


@pytest.mark.parametrize(
    ("n", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_lettered_like_a_spreadsheet(n: int, name: str) -> None:
    assert column_letters(n) == name
