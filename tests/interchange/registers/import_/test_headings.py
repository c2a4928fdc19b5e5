"""Headings in the spellings of councils, and files in their encodings."""

import pytest

from app.interchange.registers.export.columns import HEADER
from app.interchange.registers.export.template import HEADER as TEMPLATE
from app.interchange.registers.import_.csv_reader import CsvFile
from app.interchange.registers.import_.headings import FIELDS, column_letters, read_headings
from app.platform.problems.problem import Problem


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


def test_unknown_headings_and_missing_fields_are_reported() -> None:
    found = read_headings(["Ref", "Mystery", ""])

    assert (found.ignored, found.missing) == ([1], ["title"])


def test_two_columns_for_one_field_are_reported() -> None:
    found = read_headings(["ref", "title", "start date", "Contract start date"])

    assert found.duplicates == [(2, 3)]


def test_headings_of_export_and_template_are_all_known() -> None:
    assert read_headings(HEADER).ignored == []
    assert set(read_headings(TEMPLATE).fields.values()) == set(TEMPLATE) <= set(FIELDS)


@pytest.mark.parametrize(
    ("n", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_lettered_like_a_spreadsheet(n: int, name: str) -> None:
    assert column_letters(n) == name


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("é,£".encode(), "utf-8-sig"),
        ("é,£".encode("utf-8-sig"), "utf-8-sig"),
        ("é,£".encode("cp1252"), "cp1252"),
    ],
)
def test_encoding_is_detected(content: bytes, encoding: str) -> None:
    file = CsvFile.from_bytes(content)

    assert (file.encoding, file.header()) == (encoding, ["é", "£"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_are_numbered_like_a_spreadsheet(separator: str) -> None:
    lines = ["a,b", "", '"two', 'lines",x', ",", "1,2"]
    file = CsvFile.from_bytes("\r\n".join(lines).replace(",", separator).encode())

    assert list(file.data_rows()) == [(3, ["two\r\nlines", "x"]), (5, ["1", "2"])]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04rest", "not-csv"),
        ("a,b".encode("utf-16"), "not-csv"),
        ("a,b".encode("utf-16-le"), "not-csv"),
        (b"a,b\n\x00,c", "not-csv"),
        (b"a,b\n\x81\x8d,c", "not-csv"),
        (b'a,b\n1,2\n3,"4\n5,6\n', "quote-not-closed"),
        (b'a,b\n1,"2"3\n', "not-csv"),
        (b"a,b\n" + b"1," * 300, "not-csv"),
        (b"a,b\n" + b"1" * 20_000, "not-csv"),
        (b"a,b\n" + b'"' + b"1" * 200_000, "quote-not-closed"),
        (b"", "no-rows"),
        (b"\r\n,,\r\n", "no-rows"),
    ],
)
def test_content_that_is_no_register_raises_a_problem(content: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_whole(content)

    assert refused.value.code == code


def read_whole(content: bytes) -> None:
    file = CsvFile.from_bytes(content)
    file.header()
    list(file.data_rows())


def test_unclosed_quotation_mark_is_reported_with_its_row() -> None:
    file = CsvFile.from_bytes(b'a,b\n1,2\n3,"4\n5,6\n')

    with pytest.raises(Problem, match="row 3"):
        list(file.data_rows())
