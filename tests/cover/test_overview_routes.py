"""Tests of completeness and substitutes over HTTP."""

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world
from tests.support.pages import read_pages

ON = {"on": "2025-05-01"}


def a_region(database: Database) -> None:
    """Camden and Brent are members of six; north and its parent serve both, and south Brent."""
    with database.write_session() as session:
        world.membership(session)
        world.membership(session, authority="brent")
        world.award(session)
        world.contract(session, "c-2", provider="south", kind="call-off", last_day="2025-05-31")
        world.award(session, "c-2", authority="brent", scope="repair", level="partial")
        world.contract(session, "c-3", provider="east", kind="direct-award", ground="urgency")
        world.award(session, "c-3", authority="brent", scope="delivery", last_day_basis="unknown",
                    seen_to="2025-05-31")  # fmt: skip


def test_completeness_sets_the_record_beside_what_sources_claim(
    empty_client: TestClient, database: Database
) -> None:
    a_region(database)
    with database.write_session() as session:
        world.claim(session, about="consortium:six", field="member_count", value="6 boroughs")
        world.claim(session, about="consortium:six", field="member_count", value="7 boroughs")
        world.claim(session, about="consortium:six", field="contract_count", value="About 12")
        world.attestation(session, first_day="2025-05-01", last_day="2025-05-31")

    found = empty_client.get("/v1/completeness", params=ON | {"consortium": "six"}).json()

    assert (found["members_recorded"], found["members_claimed"]) == (
        2,
        ["6 boroughs", "7 boroughs"],
    )
    assert (found["contracts_recorded"], found["contracts_claimed"]) == (3, ["About 12"])
    assert (found["authorities"], found["all_cells"], found["unknown_cells"]) == (
        ["brent", "camden"], 4, 1,
    )  # fmt: skip
    assert (found["evidence_on"], found["attested_to"]) == ("2025-05-31", "2025-05-31")


@pytest.mark.parametrize(
    ("filters", "authorities", "contracts"),
    [
        ({"authority": "camden"}, ["camden"], 1),
        ({"authority": ["camden", "brent"]}, ["brent", "camden"], 3),
        ({}, ["brent", "camden"], 3),
    ],
)
def test_completeness_of_authorities_counts_no_members(
    empty_client: TestClient,
    database: Database,
    filters: dict[str, list[str] | str],
    authorities: list[str],
    contracts: int,
) -> None:
    a_region(database)

    found = empty_client.get("/v1/completeness", params={**ON, **filters}).json()

    assert (found["authorities"], found["contracts_recorded"]) == (authorities, contracts)
    assert (found["consortium"], found["members_recorded"], found["members_claimed"]) == (
        None, None, [],
    )  # fmt: skip


def test_substitutes_are_the_other_providers_that_hold_the_scopes(
    empty_client: TestClient, database: Database
) -> None:
    a_region(database)

    def found(**filters: str) -> list[tuple[object, ...]]:
        page = empty_client.get("/v1/substitutes", params=ON | filters).json()
        return [
            (item["provider"], item["authorities"], item["level"], item["term_left"],
             item["route_open"])
            for item in page["items"]
        ]  # fmt: skip

    # East's last day is not known; only a call-off may be open to others.
    east = ("east", ["brent"], "full", None, "no")
    south = ("south", ["brent"], "partial", 30, "unknown")
    assert found(scope="delivery", excluding_group="north") == [east]
    assert found(excluding_group="north") == [east, south]
    assert [item[0] for item in found(scope="delivery")] == ["east", "north"]
    assert found(scope="delivery", on="2024-12-31") == []


def neighbours(database: Database) -> None:
    """Camden has a board, a consortium and a region; each provider is nearer to it than the next.

    Distant serves Camden too, in another scope, and Brent, whose board Camden's is.
    """
    with database.write_session() as session:
        world.authority(session, "board", kind="integrated-care-board")
        world.authority(session, "camden", icb="board", region="london")
        world.authority(session, "brent", icb="board")
        world.authority(session, "ealing")
        world.authority(session, "harrow", region="london")
        world.authority(session, "torbay", region="south-west")
        world.membership(session)
        world.membership(session, authority="ealing")
        served = {"own": "camden", "aa-board": "brent", "zz-board": "board", "member": "ealing",
                  "region": "harrow", "distant": "torbay"}  # fmt: skip
        for provider, authority in served.items():
            world.contract(session, f"of-{provider}", provider=provider)
            world.award(session, f"of-{provider}", authority=authority)
        for authority in ("camden", "brent"):
            world.award(session, "of-distant", authority=authority, scope="repair")


def test_substitutes_near_an_authority_come_first(
    empty_client: TestClient, database: Database
) -> None:
    neighbours(database)

    def found(**asked: str) -> list[tuple[str, str | None, int]]:
        page = empty_client.get("/v1/substitutes", params=ON | {"scope": "delivery"} | asked).json()
        return [(item["provider"], item["nearness"], item["load"]) for item in page["items"]]

    # An integrated care board has cells only if it is named, and so no provider here.
    assert found(near="camden") == [
        ("own", "own", 1), ("aa-board", "board", 1), ("member", "consortium", 1),
        ("region", "region", 1), ("distant", "elsewhere", 3),
    ]  # fmt: skip
    assert [(code, near) for code, near, _ in found(near="board")][:3] == [
        ("aa-board", "board"), ("own", "board"), ("distant", "elsewhere"),
    ]  # fmt: skip
    assert {near for _, near, _ in found(near="torbay")} == {"own", "elsewhere"}
    assert [near for _, near, _ in found()] == [None] * 5
    nowhere = empty_client.get("/v1/substitutes", params={"near": "nowhere"}).json()
    assert (nowhere["code"], nowhere["errors"][0]["pointer"]) == (
        "unknown-filter-code", "/query/near",
    )  # fmt: skip


def test_substitutes_near_an_authority_come_page_by_page(
    empty_client: TestClient, database: Database
) -> None:
    neighbours(database)

    whole = read_pages(empty_client, "/v1/substitutes", ON | {"near": "camden", "limit": 200})

    assert len(whole) == 5
    for limit in (1, 2, 3):
        asked = ON | {"near": "camden", "limit": limit}
        assert read_pages(empty_client, "/v1/substitutes", asked) == whole


def test_substitutes_have_the_first_and_the_latest_end(
    empty_client: TestClient, database: Database
) -> None:
    a_region(database)
    with database.write_session() as session:
        world.contract(session, "c-4", provider="south", last_day="2025-09-30")
        world.award(session, "c-4", scope="repair")
        world.contract(session, "c-5", provider="east", last_day="2025-10-31")
        world.award(session, "c-5", scope="repair")

    page = empty_client.get("/v1/substitutes", params=ON | {"excluding_group": "north"}).json()

    assert [(item["provider"], item["next_end"], item["last_end"]) for item in page["items"]] == [
        ("east", "2025-10-31", None),  # the end of its other award is not known
        ("south", "2025-05-31", "2025-09-30"),
    ]


def test_substitutes_come_page_by_page(empty_client: TestClient, database: Database) -> None:
    a_region(database)

    first = empty_client.get("/v1/substitutes", params={**ON, "limit": 2}).json()
    rest = empty_client.get("/v1/substitutes", params={**ON, "limit": 2, "cursor": first["next"]})

    pages = [[item["provider"] for item in page["items"]] for page in (first, rest.json())]
    assert pages == [["east", "north"], ["south"]]


def test_group_of_the_excluded_provider_is_left_out(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.provider(session, "parent")
        world.provider(session, "child", parent="parent", parent_confidence="high")
        world.contract(session, "c-1", provider="child")
        world.award(session)

    found = empty_client.get("/v1/substitutes", params=ON | {"excluding_group": "parent"}).json()

    assert found["items"] == []
