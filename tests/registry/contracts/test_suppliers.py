"""Suppliers as published: kept with the contract as the source names them, matched or not."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.registry import System, told

BEDS: dict[str, Any] = {"name": "Example Beds Ltd", "number": None, "scheme": None}
CATERING: dict[str, Any] = {
    "name": "Mrs A Example Catering Ltd",
    "number": "1999998",
    "scheme": "GB-CHC",
}


def test_contract_shows_its_suppliers_as_published_in_their_order(camden: System) -> None:
    suppliers = [CATERING, BEDS, BEDS]
    camden.states("contracts", bodies.contract("lots", suppliers_as_published=suppliers))

    unmatched = {"provider": None, "provider_name": None, "matched_by": None}
    shown = [{**supplier, **unmatched} for supplier in suppliers]
    assert camden.sees("contracts/lots")["suppliers_as_published"] == shown
    assert camden.sees("contracts/lots/details")["suppliers_as_published"] == suppliers


def test_contract_without_suppliers_has_an_empty_list(camden: System) -> None:
    camden.states("contracts", bodies.contract("none"))

    assert camden.sees("contracts/none")["suppliers_as_published"] == []


@pytest.mark.parametrize(
    ("supplier", "pointer", "code"),
    [
        ({"scheme": "GB-COH"}, "", "invalid-request"),
        ({"name": ""}, "/name", "invalid-request"),
        ({"address": "Example Road"}, "/address", "invalid-request"),
        ({"name": "Mrs Ann Example"}, "/name", "personal-data"),
        ({"name": "Example Ltd, 020 7946 0123"}, "/name", "personal-data"),
    ],
)
def test_wrong_supplier_is_refused_and_named(
    camden: System, supplier: dict[str, Any], pointer: str, code: str
) -> None:
    body = bodies.contract("refused", suppliers_as_published=[BEDS, {"name": "X", **supplier}])

    refusal = told(camden.posts("contracts", body))

    assert refusal == (422, code, [f"/body/suppliers_as_published/1{pointer}"])
