"""The spellings of days, values, words and codes in published registers."""

import pytest

from tests.interchange.registers.import_.published import (
    Brent,
    amounts,
    exported,
)

OPEN, UNKNOWN = "open-ended", "unknown"


@pytest.mark.parametrize(
    ("number", "row", "day", "basis", "has_remark"),
    [
        ("DY/1", 2, "2025-03-31", "agreed", True),
        ("DY/2", 3, "2025-03-31", "agreed", True),
        ("DY/3", 4, "2025-03-31", "agreed", True),
        ("DY/4", 5, "2025-03-31", "assumed", True),
        ("DY/5", 6, None, OPEN, True),
        ("DY/6", 7, None, UNKNOWN, False),
        ("DY/7", 8, None, UNKNOWN, False),
        ("DY/8", 9, None, UNKNOWN, False),
        ("DY/9", 10, None, OPEN, True),
        ("DY/10", 11, "2025-03-31", "agreed", True),
        ("DY/11", 12, "2025-03-31", "agreed", False),
        ("DY/12", 13, "2025-03-31", "agreed", False),
    ],
)
def test_spellings_of_days(
    brent: Brent, number: str, row: int, day: str | None, basis: str, has_remark: bool
) -> None:
    term = brent.contract(number)["term"]
    remarks = [item for item in brent.remarks("cells-days.csv", row) if item["column"] == "F"]

    assert (term["last_day"], term["last_day_basis"]) == (day, basis)
    assert bool(remarks) is has_remark
    assert brent.contract(number)["options"] == []


@pytest.mark.parametrize(
    ("number", "row", "value", "has_remark"),
    [
        ("VA/1", 2, ("1200000.00", "total"), False),
        ("VA/2", 3, ("50000.00", "per-year"), False),
        ("VA/3", 4, None, False),
        ("VA/4", 5, None, True),
        ("VA/5", 6, None, True),
        ("VA/6", 7, None, False),
        ("VA/7", 8, None, True),
        ("VA/8", 9, None, True),
        ("VA/9", 10, ("250000.00", "total"), False),
        ("VA/10", 11, ("36000.00", "total"), False),
    ],
)
def test_spellings_of_values(
    brent: Brent, number: str, row: int, value: tuple[str, str] | None, has_remark: bool
) -> None:
    remarks = [item for item in brent.remarks("cells-values.csv", row) if item["column"] == "G"]

    assert amounts(brent.contract(number)) == ([] if value is None else [value])
    assert bool(remarks) is has_remark


@pytest.mark.parametrize(
    ("number", "sme", "vcse", "tendered"),
    [
        ("SM/1", True, None, "yes"),
        ("SM/2", None, True, "yes"),
        ("SM/3", False, False, "no"),
        ("SM/4", True, False, "yes"),
        ("SM/5", None, True, "no"),
        ("SM/6", None, False, "yes"),
    ],
)
def test_words_for_yes_and_no(
    brent: Brent, number: str, sme: bool | None, vcse: bool | None, tendered: str
) -> None:
    contract = brent.contract(number)

    assert (contract["sme"], contract["vcse"]) == (sme, vcse)
    assert exported(brent)[contract["reference"]]["tendered"] == tendered


def test_word_that_is_neither_yes_nor_no_has_a_remark(brent: Brent) -> None:
    (remark,) = [item for item in brent.remarks("cells-sme.csv", 7) if item["column"] == "I"]

    assert (remark["field"], remark["text"]) == ("sme", "Perhaps")


@pytest.mark.parametrize(
    ("number", "row", "cpv"),
    [
        ("CP/1", 2, "33196000"), ("CP/2", 3, None), ("CP/3", 4, None), ("CP/4", 5, None),
        ("CP/5", 6, "33192120"),
    ],
)  # fmt: skip
def test_codes_of_the_vocabulary(brent: Brent, number: str, row: int, cpv: str | None) -> None:
    codes = [item["code"] for item in brent.remarks("cells-cpv.csv", row)]

    assert brent.contract(number)["cpv"] == cpv
    assert ("invalid-cpv" in codes) is (cpv is None)
