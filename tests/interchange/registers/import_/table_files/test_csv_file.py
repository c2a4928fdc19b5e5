"""Texts of separated values: encodings, separators and the numbers of rows."""

from itertools import islice

import pytest

from app.interchange.registers.import_.table_files.csv_file import CsvFile
from app.platform.problems.problem import Problem

TEXT = "SC/1,Café “Société Générale” – catering of the town hall for £120.00\n" * 3


@pytest.mark.parametrize(
    ("content", "encoding", "has_remark"),
    [
        ("é,£".encode(), "utf-8-sig", False),
        ("é,£".encode("utf-8-sig"), "utf-8-sig", False),
        ("é,£".encode("utf-16"), "utf-16", False),
        ("é,£".encode("cp1252"), "cp1252", True),
        (f"é,£\n{TEXT}".encode("utf-16-le"), "utf_16_le", True),
        (f"é,£\n{TEXT}".encode("mac_roman"), "mac_roman", True),
    ],
)
def test_encoding_is_detected(content: bytes, encoding: str, has_remark: bool) -> None:
    file = CsvFile.from_bytes(content)

    assert next(file.rows())[1] == ["é", "£"]
    assert (file.encoding, file.remark is not None) == (encoding, has_remark)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_rows_are_numbered_like_a_spreadsheet(separator: str) -> None:
    lines = ["a,b", "", '"two', 'lines",x', ",", "1,2"]
    file = CsvFile.from_bytes("\r\n".join(lines).replace(",", separator).encode())

    assert [*islice(file.rows(), 1, None)] == [(3, ["two\r\nlines", "x"]), (5, ["1", "2"])]


def test_separator_of_the_table_counts_not_that_of_a_line_above() -> None:
    file = CsvFile.from_bytes(b"Contracts, over 5,000\n\nref;title;supplier;value\n")

    assert file.separator == ";"


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n'])
def test_line_that_names_the_separator_is_no_row(line: str) -> None:
    file = CsvFile.from_bytes(f"{line}a,b;c\n".encode("utf-8-sig"))

    assert [*file.rows()] == [(1, ["a,b", "c"])]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n\x00,c", "not-csv"),
        (b"\xff\xfea,b,c", "not-csv"),
        (b'a,b\n1,2\n3,"4\n5,6\n', "quote-not-closed"),
        (b'a,b\n1,"2"3\n', "not-csv"),
        (b"a,b\n" + b"1," * 300, "too-many-columns"),
        (b"a,b\n" + b"1" * 20_000, "not-csv"),
        (b"a,b\n" + b'"' + b"1" * 200_000, "quote-not-closed"),
    ],
)
def test_content_that_is_no_text_of_values_raises_a_problem(content: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        [*CsvFile.from_bytes(content).rows()]

    assert refused.value.code == code


def test_unclosed_quotation_mark_is_reported_with_its_row() -> None:
    file = CsvFile.from_bytes(b'a,b\n1,2\n3,"4\n5,6\n')

    with pytest.raises(Problem, match="row 3"):
        [*file.rows()]
