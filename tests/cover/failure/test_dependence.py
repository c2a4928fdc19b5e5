"""Dependence on providers and groups over HTTP."""

import csv
import io
from typing import Any

from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.cover.test_routes import MAY, a_mixed_day
from tests.support import world


def test_shared_cell_counts_in_equal_parts_for_its_holders(
    empty_client: TestClient, database: Database
) -> None:
    a_mixed_day(database)

    result = empty_client.get("/v1/cover/dependence", params=MAY).json()

    assert result["covered_cells"] == 3
    assert [
        (item["holder"], item["cells"], item["share"], item["sole_cells"])
        for item in result["shares"]
    ] == [
        ("east", 2, 0.5, ["brent/delivery"]),  # one cell and half of another, of three
        ("north", 1, 0.3333, ["camden/delivery"]),
        ("south", 1, 0.1667, []),
    ]
    assert result["hhi"] == round(50**2 + (100 / 3) ** 2 + (50 / 3) ** 2, 1)


def test_providers_with_confident_parent_count_as_one_group(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        world.provider(session, "south", parent="whole", parent_confidence="high")
        world.provider(session, "east", parent="whole", parent_confidence="low")
    a_mixed_day(database)

    result = empty_client.get("/v1/cover/dependence", params=MAY | {"by": "group"}).json()

    assert [item["holder"] for item in result["shares"]] == ["east", "north", "whole"]


def test_group_is_listed_under_its_own_name(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        world.provider(session, parent="whole", parent_confidence="high")
        world.award(session)

    result = empty_client.get("/v1/cover/dependence", params=MAY | {"by": "group"}).json()

    assert result["shares"][0]["holder_name"] == "Whole Care"


def dependence(client: TestClient, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/v1/cover/dependence", params=MAY | asked).json()
    return found


def values(*amounts: tuple[str, str, str]) -> list[dict[str, str]]:
    return [
        {"amount": amount, "basis": basis, "vat": vat, "currency": "GBP"}
        for amount, basis, vat in amounts
    ]


def a_bridged_day(database: Database) -> None:
    """North has a lasting and a bridging contract, south a bridging one, and a framework."""
    with database.write_session() as session:
        total = values(("1000.00", "total", "excluded"))
        world.contract(session, values=total)
        world.award(session)
        world.award(session, authority="brent")
        world.contract(session, "c-2", purpose="bridging", values=values(
            ("200.50", "total", "excluded")))  # fmt: skip
        world.award(session, "c-2", scope="repair")
        world.contract(session, "c-3", purpose="bridging", provider="south", values=total)
        world.award(session, "c-3", authority="brent", scope="repair")
        world.contract(session, "c-4", purpose="unknown", provider="south")
        world.award(session, "c-4", authority="brent")
        ceiling = values(("9000.00", "framework-ceiling", "excluded"))
        world.contract(session, "c-5", provider="south", values=ceiling)
        world.award(session, "c-5", authority="brent")
        world.contract(session, "c-6", provider="south", values=total, last_day="2025-04-30")
        world.award(session, "c-6", authority="brent")


def test_shares_name_authorities_and_count_cells_by_purpose(
    empty_client: TestClient, database: Database
) -> None:
    a_bridged_day(database)

    found = dependence(empty_client)

    assert [
        (item["holder"], item["authorities"], item["cells"], item["cells_by_purpose"])
        for item in found["shares"]
    ] == [
        ("north", ["brent", "camden"], 3, {"lasting": 2, "bridging": 1, "unknown": 0}),
        ("south", ["brent"], 2, {"lasting": 1, "bridging": 1, "unknown": 1}),
    ]
    # Brent's delivery is held by both, and by contracts of two purposes.
    assert found["cells_by_purpose"] == {"lasting": 2, "bridging": 2, "unknown": 1}
    assert (found["purpose"], found["covered_cells"]) == ([], 4)


def test_values_of_the_contracts_of_the_day_are_summed_by_holder(
    empty_client: TestClient, database: Database
) -> None:
    a_bridged_day(database)

    def money(**asked: Any) -> dict[str, tuple[Any, ...]]:
        return {
            item["holder"]: (
                item["contracts"],
                item["with_value"],
                [(value["basis"], value["contracts"], value["amount"]) for value in item["values"]],
            )
            for item in dependence(empty_client, **asked)["shares"]
        }

    # The ceiling of a framework is no value, and the contract that ended is not counted.
    assert money() == {
        "north": (2, 2, [("total", 2, "1200.50")]),
        "south": (3, 1, [("total", 1, "1000.00")]),
    }
    assert money(authority="camden", scope="repair") == {"north": (1, 1, [("total", 1, "200.50")])}
    assert money(purpose="unknown") == {"south": (1, 0, [])}


def test_values_of_a_group_are_those_of_its_providers_together(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.provider(session, "whole")
        for code in ("north", "south"):
            world.provider(session, code, parent="whole", parent_confidence="high")
    a_bridged_day(database)

    (share,) = dependence(empty_client, by="group")["shares"]

    assert (share["holder"], share["contracts"], share["with_value"]) == ("whole", 5, 3)
    assert share["values"] == [
        {"basis": "total", "vat": "excluded", "contracts": 3, "amount": "2200.50"}
    ]


def test_purpose_measures_only_the_cells_of_such_contracts(
    empty_client: TestClient, database: Database
) -> None:
    a_bridged_day(database)

    bridging = dependence(empty_client, purpose="bridging")

    assert bridging["purpose"] == ["bridging"]
    assert bridging["cells_by_purpose"] == {"lasting": 0, "bridging": 2, "unknown": 0}
    assert [(item["holder"], item["share"]) for item in bridging["shares"]] == [
        ("north", 0.5), ("south", 0.5),
    ]  # fmt: skip
    assert dependence(empty_client, purpose="bridging", authority="camden")["shares"][0][
        "sole_cells"
    ] == ["camden/repair"]
    both = dependence(empty_client, purpose=["lasting", "bridging"])
    assert [item["cells"] for item in both["shares"]] == [3, 2]


def test_shares_in_csv_have_a_line_for_each_kind_of_value(
    empty_client: TestClient, database: Database
) -> None:
    a_bridged_day(database)
    with database.write_session() as session:
        world.contract(session, "c-7", values=values(("1.00", "per-year", "unknown")))
        world.award(session, "c-7", scope="repair")

    text = empty_client.get("/v1/cover/dependence", params=MAY | {"format": "csv"}).text

    names = "holder", "cells_by_purpose_bridging", "value_basis", "value_amount"
    assert [tuple(row[name] for name in names) for row in csv.DictReader(io.StringIO(text))] == [
        ("north", "1", "per-year", "1.00"),
        ("north", "1", "total", "1200.50"),
        ("south", "1", "total", "1000.00"),
    ]


def test_exposure_of_a_purpose_has_only_such_contracts_and_their_cells(
    empty_client: TestClient, database: Database
) -> None:
    a_bridged_day(database)

    def exposed(**asked: Any) -> tuple[Any, ...]:
        path = "/v1/providers/north/exposure"
        found = empty_client.get(path, params=MAY | asked).json()
        return (
            [(item["contract"], item["purpose"]) for item in found["contracts"]],
            [(item["authority"], item["scope"], item["purposes"]) for item in found["cells"]],
            [value["amount"] for value in found["values"]],
        )

    lasting = [("brent", "delivery", ["lasting"]), ("camden", "delivery", ["lasting"])]
    bridging = [("camden", "repair", ["bridging"])]
    assert exposed() == (
        [("c-1", "lasting"), ("c-2", "bridging")], lasting + bridging, ["1200.50"],
    )  # fmt: skip
    assert exposed(purpose="bridging") == ([("c-2", "bridging")], bridging, ["200.50"])
    assert exposed(purpose="unknown") == ([], [], [])
