"""Disagreements of notices with themselves or the registry become claims on one topic."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.platform.db.database import Database
from tests.support import world
from tests.support.notices import (
    OCID,
    ImportClient,
    award,
    codes,
    importing,
    release,
    tender,
)


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    with importing(database) as imports:
        yield imports


def disagreements(imports: ImportClient) -> dict[str, set[str]]:
    items = imports.get("/v1/conflicts", open=True)["items"]
    return {
        item["claims"][0]["field"]: {claim["value"] for claim in item["claims"]} for item in items
    }


@pytest.mark.parametrize(
    ("said", "field", "values"),
    [
        (
            {"description": "Awarded to Medequip Assistive Technology Ltd for a year."},
            "provider",
            {"North Care", "Medequip Assistive Technology Ltd"},
        ),
        ({"title": "Beds - South Care Limited"}, "provider", {"North Care", "South Care Limited"}),
        (
            {"description": "The contract will run until the 31st March 2027."},
            "last_day",
            {"2027-09-30", "2027-03-31"},
        ),
        (
            {"description": "The contract ends on 31 March 2027."},
            "last_day",
            {"2027-09-30", "2027-03-31"},
        ),
        ({"description": "This agreement expires 31/03/2027."}, "last_day",
         {"2027-09-30", "2027-03-31"}),
        (
            {"title": "Equipment for the London Borough of Harrow"},
            "buyer",
            {"Camden", "London Borough of Harrow"},
        ),
    ],
)  # fmt: skip
def test_text_that_disagrees_with_fields_becomes_claims(
    imports: ImportClient, said: dict[str, str], field: str, values: set[str]
) -> None:
    result = imports.import_releases(release(tender=tender(**said)))

    assert result["outcome"] == "recorded"
    assert disagreements(imports) == {field: values}
    assert "disagreement" in codes(result)


@pytest.mark.parametrize(
    "said",
    [
        {"description": "Awarded to North Care Limited; ends 30 September 2027."},
        {"title": "Equipment for Camden Council"},
        {"description": "The contract ends on 30 September 2027."},
        {"description": "Bids were opened with Portal Systems Ltd on 1 March 2026."},
    ],
)
def test_text_that_agrees_or_is_unrelated_makes_no_claims(
    imports: ImportClient, said: dict[str, str]
) -> None:
    imports.import_releases(release(tender=tender(**said)))

    assert disagreements(imports) == {}


@pytest.fixture
def known(imports: ImportClient, database: Database) -> dict[str, Any]:
    """Record a contract with another provider and other days."""
    with database.write_session() as session:
        world.authority(session, "barnet")
        world.contract(session, "known", provider="south", lead="barnet", ocid=OCID)
    return {"first_day": "2025-01-01", "last_day": "2025-12-31"}


def test_fields_that_disagree_with_the_registry_become_claims(
    imports: ImportClient, known: dict[str, Any]
) -> None:
    result = imports.import_releases(release())

    assert result["contract"] == "known"
    assert disagreements(imports) == {
        "first_day": {"2025-01-01", "2026-10-01"},
        "last_day": {"2025-12-31", "2027-09-30"},
        "provider": {"south", "North Care (GB-COH-01234567)"},
        "buyer": {"barnet", "Camden"},
    }
    # The registered details do not change.
    contract = imports.get("/v1/contracts/known")
    assert (contract["provider"], contract["lead"]) == ("south", "barnet")
    assert contract["term"]["last_day"] == known["last_day"]


def test_later_notice_with_same_values_repeats_no_claims(
    imports: ImportClient, known: dict[str, Any]
) -> None:
    imports.import_releases(release())
    before = len(imports.get("/v1/claims")["items"])

    imports.import_releases(release("2-2026", awards=[award("2-2026")]))

    assert known
    assert len(imports.get("/v1/claims")["items"]) == before > 0
