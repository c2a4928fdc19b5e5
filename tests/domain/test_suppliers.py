"""Names of suppliers as published: companies keep theirs, sole traders their trading name."""

import pytest

from app.domain.privacy import broken_rule
from app.domain.suppliers import WITHHELD, code_of_number, published_name


@pytest.mark.parametrize(
    "name",
    [
        "Example Supplies Limited",
        "Mrs A Example Catering Ltd",
        "Dr Example Care Services LLP",
        "Example Holdings Ltd t/a Example Alarms",
    ],
)
def test_company_keeps_its_name(name: str) -> None:
    assert published_name(name) == (name, False)


def test_supplier_with_a_number_keeps_a_name_like_that_of_a_person() -> None:
    assert published_name("Miss Example Nursing", has_number=True) == (
        "Miss Example Nursing", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Mr Example t/a Example Gardens", "Example Gardens"),
        ("A N Example trading as: Example Taxis", "Example Taxis"),
        ("Mrs Example Counselling", "Example Counselling"),
        ("Mrs  Ann Example", WITHHELD),
        ("Mr Example t/a Mr Example", WITHHELD),
        ("Mr Fleming", WITHHELD),
        ("Mr Gardens", WITHHELD),
        ("Example Taxis 07700 900123", WITHHELD),
    ],
)
def test_sole_trader_is_kept_by_the_trading_name_at_most(text: str, kept: str) -> None:
    assert published_name(text) == (kept, True)


def test_company_with_other_personal_data_in_its_name_loses_it() -> None:
    assert published_name("Example Ltd, 07700 900123") == (WITHHELD, True)


def test_every_name_that_is_kept_without_a_number_passes_the_guard() -> None:
    for name in ("Mrs A Example Catering Ltd", "Mr Example t/a Example Gardens", "Dr Ann Example"):
        assert broken_rule(published_name(name).name) is None


@pytest.mark.parametrize(
    "text",
    [
        "Mr Example of Example Care Ltd", "Mr Ltd", "Mrs Example, Example Care Ltd",
    ],
)  # fmt: skip
def test_person_beside_a_company_is_still_a_person(text: str) -> None:
    assert broken_rule(text) == "named-person"


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("GB-COH-01234567", "gb-coh-01234567"),
        ("GB-CHC-1999998-1", "gb-chc-1999998-1"),
        ("GB-NIC 12/3.", "gb-nic-12-3"),
        ("X" * 80, "x" * 61),
    ],
)
def test_number_makes_the_code_of_a_provider(spelling: str, code: str) -> None:
    assert code_of_number(spelling) == code
