"""Contracts over HTTP: filters, sorts, pages, the item and its history."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.ledger.recording import record
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT, NOTICE
from app.registry.contracts.schemas import ContractDetailsIn, NoticeIn
from tests.support import world
from tests.support.pages import read_pages

Contract = dict[str, Any]


def contracts(client: TestClient, **asked: Any) -> list[Contract]:
    found = client.get("/v1/contracts", params={"limit": 200} | asked).json()["items"]
    assert isinstance(found, list)
    return found


def references(client: TestClient, **asked: Any) -> set[str]:
    return {item["reference"] for item in contracts(client, **asked)}


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [
        ("kind", "framework", 2), ("kind", "call-off", 12), ("kind", "inter-authority", 1),
        ("purpose", "bridging", 14), ("purpose", "lasting", 15),
        ("regime", "pa-2023", 8), ("regime", "pcr-2015", 13),
        ("ground", "urgency", 7), ("ground", "framework-direct", 1),
        ("provider", "medequip", 6), ("provider", "millbrook", 5),
        ("labelled_consortium", "nlep", 5), ("labelled_consortium", "bi-borough", 3),
    ],
)  # fmt: skip
def test_field_filter_returns_contracts_with_the_value(
    client: TestClient, field: str, value: str, count: int
) -> None:
    everything = contracts(client)

    found = contracts(client, **{field: value})

    column = field.removeprefix("labelled_")
    assert found == [item for item in everything if item[column] == value]
    assert len(found) == count
    assert len(everything) == 41


@pytest.mark.parametrize(
    ("field", "spellings"),
    [
        ("authority", ["westminster", "E09000033", "gb-lae-wsm", "WSM", " Westminster "]),
        ("provider", ["nottingham-rehab", "01948041", "gb-coh-01948041"]),
    ],
)
def test_filter_accepts_code_or_any_identifier(
    client: TestClient, field: str, spellings: list[str]
) -> None:
    first, *others = (contracts(client, **{field: spelling}) for spelling in spellings)

    assert len(first) > 5
    assert others == [first] * len(others)


def test_authority_filter_returns_led_and_awarded_contracts(
    client: TestClient,
) -> None:
    assert references(client, authority="kensington-and-chelsea") == {
        "bi-borough-community-equipment-2025",  # no lead, but awards to both
        "kensington-and-chelsea-nrs-call-off-2023",
        "lcec-framework-2023",  # leads it, and takes nothing from it
    }
    assert references(client, authority="cambridgeshire") == {"peterborough-medequip-2025"}


def test_scope_filter_returns_awards_above_and_below(
    client: TestClient,
) -> None:
    of_harrow = {"harrow-nrs-call-off-2023"}
    supply = {"harrow-accora-2025"}

    for scope, found in (
        ("equipment-supply", of_harrow | supply),
        ("equipment-storage", of_harrow),
        ("community-equipment", of_harrow | supply),
        ("telecare", set()),
    ):
        assert references(client, authority="harrow", scope=scope) == found
    assert references(client, scope="wheelchair-services") == {
        "humber-and-north-yorkshire-wheelchairs-nrs", "croydon-equipment-service-2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("identifier", "reference"),
    [
        ("057876-2025", "haringey-essex-cares-2025"),
        ("find-a-tender-057844-2025", "islington-nlep-2025"),
        ("23/00078", "kent-planned-2024"),
        ("islington-nlep-2025", "islington-nlep-2025"),
    ],
)
def test_any_identifier_finds_the_contract(
    client: TestClient, identifier: str, reference: str
) -> None:
    assert references(client, identifier=identifier) == {reference}
    item = client.get(f"/v1/contracts/{identifier}") if "/" not in identifier else None
    assert item is None or item.json()["reference"] == reference


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("grab rails", {"hackney-grab-rails-2024"}),
        ("RAILS Grab", {"hackney-grab-rails-2024"}),  # each word, in any case and order
        ("057876", {"haringey-essex-cares-2025"}),
        ("accora", {"harrow-accora-2025"}),  # the provider's name
        ("24/7", {"bi-borough-community-equipment-2025", "westminster-saadia-notice-2025",
                  "westminster-saadia-notice-2026"}),
        ("%", set()), ("no-such-word", set()),
    ],
)  # fmt: skip
def test_q_searches_titles_identifiers_and_providers(
    client: TestClient, words: str, found: set[str]
) -> None:
    assert references(client, q=words) == found


def test_live_on_returns_contracts_with_live_awards(client: TestClient) -> None:
    in_westminster = {
        on: references(client, authority="westminster", live_on=on)
        for on in ("2025-08-27", "2025-09-15", "2025-09-16", "2026-04-01")
    }

    nrs = {"westminster-nrs-call-off-2023", "westminster-complex-ot-nrs"}
    saadia = {"bi-borough-community-equipment-2025"}
    assert in_westminster == {
        "2025-08-27": nrs,
        "2025-09-15": nrs | saadia,
        "2025-09-16": saadia | {"westminster-complex-ot-2025"},
        "2026-04-01": set(),
    }


def test_ends_filters_use_the_agreed_last_day(client: TestClient) -> None:
    ends = {"2026-02-27": "bi-borough-community-equipment-2025",
            "2026-03-31": "westminster-complex-ot-2025",
            "2026-09-14": "hammersmith-and-fulham-community-equipment-2025"}  # fmt: skip

    for first, last, found in (
        ("2026-02-27", "2026-09-14", list(ends)),
        ("2026-02-28", "2026-09-14", list(ends)[1:]),
        ("2026-02-27", "2026-09-13", list(ends)[:2]),
        ("2026-03-31", "2026-03-31", ["2026-03-31"]),
    ):
        ended = contracts(client, ends_from=first, ends_to=last, end="known", sort="last_day")
        assert [item["reference"] for item in ended] == [ends[day] for day in found]
    # Neither the cancelled nor those without a last day end before or after any day.
    known = contracts(client, ends_from="1900-01-01", end="known")
    assert all(item["term"]["last_day"] for item in known)
    assert len(known) == 24


@pytest.mark.parametrize("sort", ["reference", "last_day", "-last_day"])
def test_contracts_that_may_end_in_the_days_asked_about_come_last(
    client: TestClient, sort: str
) -> None:
    asked = {"ends_from": "2026-01-01", "ends_to": "2026-12-31", "sort": sort}
    whole = contracts(client, **asked)
    known = contracts(client, **asked, end="known")

    assert [item["end"] for item in known] == ["known"] * len(known)
    assert [item["reference"] for item in whole[: len(known)]] == [
        item["reference"] for item in known
    ]
    unknown = whole[len(known) :]
    assert {item["end"] for item in unknown} == {"unknown"}
    assert "harrow-accora-2025" in {item["reference"] for item in unknown}
    pages = read_pages(client, "/v1/contracts", {**asked, "limit": 3})
    assert pages == whole


def test_every_contract_has_one_kind_of_end_unless_it_has_no_end(client: TestClient) -> None:
    parts = {end: contracts(client, end=end) for end in ("known", "open", "unknown")}
    references = [item["reference"] for part in parts.values() for item in part]
    without = [
        item["reference"]
        for item in contracts(client)
        if item["is_cancelled"] or item["record"] == "superseded"
    ]

    assert {item["term"]["last_day"] for item in parts["unknown"]} == {None}
    assert "kent-medequip-2025" in {item["reference"] for item in parts["unknown"]}
    assert without == [
        "haringey-essex-cares-2025", "islington-essex-cares-2025", "kent-planned-2024",
        "torbay-millbrook-2025-first-record",
    ]  # fmt: skip
    assert sorted(references + without) == [item["reference"] for item in contracts(client)]


def test_cancelled_contract_shows_no_agreed_first_day(client: TestClient) -> None:
    (cancelled,) = (item for item in contracts(client) if item["is_cancelled"])

    assert cancelled["term"] == {
        "first_day": None, "first_day_basis": "unknown",
        "last_day": None, "last_day_basis": "unknown",
    }  # fmt: skip


def test_superseded_record_names_its_successor_from_the_day(client: TestClient) -> None:
    def record(on: str) -> tuple[str, str | None]:
        item = client.get("/v1/contracts/islington-essex-cares-2025", params={"on": on}).json()
        return item["record"], item["superseded_by"]

    assert record("2025-09-17") == ("current", None)
    assert record("2025-09-18") == ("superseded", "islington-nlep-2025")
    cells = client.get("/v1/cover", params={"authority": "islington", "on": "2025-09-19"}).json()
    assert "essex-cares" not in str([cell["held_by"] for cell in cells["items"]])


SORTS = ["reference", "first_day", "-first_day", "last_day", "-last_day", "value", "-value"]


def sort_key(item: Contract, sort: str) -> tuple[Any, ...]:
    """The place of a contract in the list: what is not known comes last."""
    number: float | None = 0
    if sort.endswith("value"):
        number = float(item["value"]["amount"]) if item["value"] else None
    elif sort.endswith("day"):
        day = item["term"][sort.removeprefix("-")]
        if sort.endswith("last_day") and item["is_cancelled"]:
            day = "0001-01-01"
        elif sort.endswith("last_day") and item["end"] == "open":
            day = "9999-12-31"
        number = int(day.replace("-", "")) if day else None
    if number is None:
        return (1, 0, item["reference"])
    return (0, -number if sort.startswith("-") else number, item["reference"])


@pytest.mark.parametrize("sort", SORTS)
def test_pages_of_any_size_join_to_the_sorted_list(client: TestClient, sort: str) -> None:
    whole = contracts(client, sort=sort)

    assert [sort_key(item, sort) for item in whole] == sorted(
        sort_key(item, sort) for item in whole
    )
    for limit in (1, 2, 3, 7):
        assert read_pages(client, "/v1/contracts", {"sort": sort, "limit": limit}) == whole


@pytest.mark.parametrize("sort", ["reference", "last_day", "-last_day"])
def test_pages_keep_the_position_of_the_first_while_contracts_are_recorded(
    empty_client: TestClient, database: Database, sort: str
) -> None:
    with database.write_session() as session:
        for n in range(5):
            world.contract(session, f"c-{n}", last_day=f"2025-1{n % 3}-28")
    before = contracts(empty_client, sort=sort)
    numbers = iter(range(100))

    def record_more() -> None:
        with database.write_session() as session:
            number = next(numbers)
            world.contract(session, f"b-{number}", last_day="2025-06-01")
            world.contract(session, f"c-2-{number}", last_day="2025-11-28")
            world.term_change(session, f"c-{number}", last_day=f"2025-02-1{number}")

    assert (
        read_pages(empty_client, "/v1/contracts", {"sort": sort, "limit": 2}, record_more) == before
    )
    assert len(contracts(empty_client, sort=sort)) == 11


def test_history_has_the_replaced_facts(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        first = world.contract(session)
        told = ContractDetailsIn.model_validate(
            {**world.STATED, **world.AGREED, "title": "Contract c-one", "kind": "competed",
             "purpose": "lasting", "regime": "pa-2023", "provider": "north"}
        )  # fmt: skip
        second = world.correct(session, CONTRACT, first, told)
        notice = {"notice_type": "UK5", **world.STATED}
        with world.commanding(session) as ctx:
            record(ctx, NOTICE, NoticeIn.model_validate(notice), contract="c-1")
        world.award(session, "c-2")

    entries = empty_client.get("/v1/contracts/c-1/history").json()["items"]

    assert [(item["action"], item["type"], item["replaces"]) for item in entries] == [
        ("recorded", "contract_details", None),
        ("revised", "contract_details", first.id),
        ("recorded", "notice", None),
    ]
    assert {(item["author"], item["source"], item["subject"]["code"]) for item in entries} == {
        ("tests", "minutes", "c-1")
    }
    shown = {
        at: empty_client.get("/v1/contracts/c-1", params={"position": at}).json()["title"]
        for at in (first.position, second.position)
    }
    assert list(shown.values()) == ["Contract c-1", "Contract c-one"]
    assert read_pages(empty_client, "/v1/contracts/c-1/history", {"limit": 1}) == entries
