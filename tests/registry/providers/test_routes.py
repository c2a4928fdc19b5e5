"""Providers over HTTP: names and status on a day, groups, events and exposure."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.platform.db.database import Database
from app.registry.providers.facts import PROVIDER
from app.registry.providers.models import ProviderDetailsFact
from app.registry.providers.schemas import ProviderDetailsIn
from tests.support import world
from tests.support.pages import read_pages


def codes(client: TestClient, path: str = "/v1/providers", **asked: Any) -> list[str]:
    return [item["code"] for item in client.get(path, params=asked).json()["items"]]


def renamed(session: Session, name: str, **said: Any) -> ProviderDetailsFact:
    body = ProviderDetailsIn.model_validate({**world.STATED, "name": name, **said})
    return world.change(session, PROVIDER, "north", body)


@pytest.mark.parametrize(
    ("on", "status", "last_day"),
    [
        ("2025-07-31", "not-known-to-have-stopped", None),
        ("2025-08-01", "trading-in-insolvency", None),
        ("2025-09-15", "trading-in-insolvency", None),
        ("2025-09-16", "ceased", "2025-09-15"),
    ],
)
def test_status_of_nrs_depends_on_the_day(
    client: TestClient, on: str, status: str, last_day: str | None
) -> None:
    nrs = client.get("/v1/providers/nottingham-rehab", params={"on": on}).json()

    assert (nrs["status"], nrs["last_day_of_service"]) == (status, last_day)
    for other in ("not-known-to-have-stopped", "trading-in-insolvency", "ceased"):
        assert ("nottingham-rehab" in codes(client, on=on, status=other)) == (other == status)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("247", []), ("24/7", ["saadia"]), ("SAADIA", ["saadia"]),
        ("nottinghamshire", ["nottingham-rehab"]),  # a variant of the name
        ("limited nrs", ["nottingham-rehab", "nrs-healthcare-limited"]),
        ("provide", ["provide-care-solutions", "provide-cic"]),
    ],
)  # fmt: skip
def test_q_searches_all_names(client: TestClient, words: str, found: list[str]) -> None:
    assert codes(client, q=words) == found


@pytest.mark.parametrize("spelling", ["01948041", "GB-COH-01948041", "gb-coh-01948041"])
def test_company_number_finds_the_provider(client: TestClient, spelling: str) -> None:
    assert client.get(f"/v1/providers/{spelling}").json()["code"] == "nottingham-rehab"


def test_uncertain_parent_makes_no_group(client: TestClient) -> None:
    told = client.get("/v1/providers/provide-care-solutions").json()

    assert (told["parent"], told["group"]) == ("provide-cic", "provide-care-solutions")


def test_events_are_ordered_by_day_and_filtered_by_kind(client: TestClient) -> None:
    path = "/v1/providers/nottingham-rehab/events"
    events = client.get(path).json()["items"]
    signals = client.get(path, params={"event": "distress-signal"}).json()["items"]

    days = [event["day"] for event in events]
    assert days == sorted(days)
    assert (days[0], days[-1], len(days)) == ("2023-11-01", "2025-09-15", 8)
    assert signals == [event for event in events if event["event"] == "distress-signal"]
    assert [event["day"] for event in client.get(path, params={"known_at": "2025-08-31"}).json()[
        "items"]][-1] == "2025-08-01"  # fmt: skip
    for limit in range(1, 8):
        assert read_pages(client, path, {"limit": limit}) == events


def test_pages_of_any_size_join_to_the_list(client: TestClient) -> None:
    whole = client.get("/v1/providers").json()["items"]

    assert [item["code"] for item in whole] == sorted(item["code"] for item in whole)
    for limit in range(1, 8):
        assert read_pages(client, "/v1/providers", {"limit": limit}) == whole


@pytest.mark.parametrize("path", ["/v1/providers", "/v1/providers/north/events"])
def test_pages_keep_the_position_of_the_first(
    empty_client: TestClient, database: Database, path: str
) -> None:
    with database.write_session() as session:
        for code in ("north", "south", "west"):
            world.provider(session, code)
        for month in (3, 5, 7):
            world.provider_event(session, event="winding-up-petition", day=f"2025-0{month}-01")
    before = empty_client.get(path).json()["items"]

    def record_more() -> None:
        with database.write_session() as session:
            number = len(codes(empty_client))
            world.provider(session, f"extra-{number}")
            renamed(session, f"North {number}", holds_from=f"2020-01-{number:02}")
            day = f"2025-06-{number:02}"
            world.provider_event(session, event="winding-up-petition", day=day)

    assert read_pages(empty_client, path, {"limit": 1}, record_more) == before
    assert len(empty_client.get(path).json()["items"]) == 6


def test_changed_name_holds_from_its_day_and_corrected_name_always(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        first = world.provider(session)
        world.award(session)
        changed = renamed(session, "North Care Group", holds_from="2025-07-01")
        body = ProviderDetailsIn.model_validate({**world.STATED, "name": "North Care Ltd"})
        corrected = world.correct(session, PROVIDER, first, body)

    def name(on: str, position: int) -> str:
        asked: dict[str, Any] = {"on": on, "position": position}
        told = str(empty_client.get("/v1/providers/north", params=asked).json()["name"])
        cells = empty_client.get("/v1/cover", params=asked | {"state": "full"}).json()["items"]
        assert [cell["held_by"][0]["provider_name"] for cell in cells] in ([], [told])
        return told

    names = {
        (on, at.position): name(on, at.position)
        for on in ("2025-06-30", "2025-07-01")
        for at in (first, changed, corrected)
    }
    assert list(names.values()) == [
        "North Care", "North Care", "North Care Ltd",
        "North Care", "North Care Group", "North Care Group",
    ]  # fmt: skip


def test_exposure_is_what_a_provider_holds_and_what_nobody_else_does(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, "c-1")
        world.award(session, "c-1", scope="repair")
        world.contract(session, "c-2", provider="south")
        world.award(session, "c-2", scope="repair", level="partial")

    told = empty_client.get("/v1/providers/north/exposure", params={"on": "2025-05-01"}).json()
    later = empty_client.get("/v1/providers/north/exposure", params={"on": "2026-01-01"}).json()

    assert [(cell["scope"], cell["is_sole"]) for cell in told["cells"]] == [
        ("delivery", True), ("repair", False),
    ]  # fmt: skip
    assert told["left_uncovered"] == ["camden/delivery"]
    assert [item["contract"] for item in told["contracts"]] == ["c-1"]
    assert [item["code"] for item in told["authorities"]] == ["camden"]
    assert (later["cells"], later["contracts"], later["left_uncovered"]) == ([], [], [])


def test_exposure_adds_values_of_equal_basis_and_never_the_ceiling_of_a_framework(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        for reference, amounts in {
            "c-1": [("100.10", "total", "excluded"), ("9.99", "per-year", "excluded")],
            "c-2": [("200.20", "total", "excluded"), ("240.24", "total", "included")],
            "c-3": [("5000.00", "framework-ceiling", "excluded")],
        }.items():
            values = [{"amount": a, "basis": b, "vat": v} for a, b, v in amounts]
            world.contract(session, reference, values=values)
            world.award(session, reference)

    told = empty_client.get("/v1/providers/north/exposure", params={"on": "2025-05-01"}).json()

    shown = ("basis", "vat", "amount", "contracts")
    assert [tuple(item[key] for key in shown) for item in told["values"]] == [
        ("per-year", "excluded", "9.99", ["c-1"]),
        ("total", "excluded", "300.30", ["c-1", "c-2"]),
        ("total", "included", "240.24", ["c-2"]),
    ]  # fmt: skip


def test_the_totals_of_one_contract_at_different_times_are_not_added(client: TestClient) -> None:
    asked = {"on": "2020-02-11"}

    told = client.get("/v1/providers/medequip/exposure", params=asked).json()

    # £5.0, 7.2, 10.8 and 11.9 million are the same contract at award and after each variation.
    (total,) = [item for item in told["values"] if item["basis"] == "total"]
    assert total["contracts"] == ["haringey-medequip-2017"]
    assert total["amount"] == "11900000.00"


@pytest.mark.prove
def test_exposure_counts_the_cells_of_more_than_a_hundred_authorities(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        for n in range(101):
            world.award(session, authority=f"a-{n}")

    told = empty_client.get("/v1/providers/north/exposure", params={"on": "2025-05-01"})

    assert told.status_code == 200
    assert len(told.json()["cells"]) == 101
