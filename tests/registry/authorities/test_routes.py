"""Authorities, consortia and members over HTTP, on the day of the query."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from app.registry.authorities.facts import AUTHORITY
from app.registry.authorities.schemas import AuthorityDetailsIn
from tests.support import world
from tests.support.pages import read_pages

KINDS = {
    "london-borough": 32, "city-corporation": 1, "county": 4, "unitary": 8,
    "metropolitan-district": 1,
}  # fmt: skip


def items(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    found = client.get(path, params={"limit": 200} | asked).json()["items"]
    assert isinstance(found, list)
    return found


def codes(client: TestClient, **asked: Any) -> list[str]:
    return [item["code"] for item in items(client, "/v1/authorities", **asked)]


@pytest.mark.parametrize("kind", KINDS)
def test_kind_filter_returns_all_of_the_kind(client: TestClient, kind: str) -> None:
    everything = items(client, "/v1/authorities")

    found = items(client, "/v1/authorities", kind=kind)

    assert found == [item for item in everything if item["kind"] == kind]
    assert len(found) == KINDS[kind]


@pytest.mark.parametrize(
    ("region", "found"),
    [
        ("south-west", ["plymouth", "torbay"]),
        ("yorkshire-and-the-humber", ["nhs-humber-and-north-yorkshire-icb"]),
        ("north-east", []),
    ],
)
def test_region_filter_returns_the_authorities_of_the_region(
    client: TestClient, region: str, found: list[str]
) -> None:
    assert codes(client, region=region) == found


def test_each_council_has_a_region_and_a_board_of_two_regions_has_none(client: TestClient) -> None:
    without = {item["code"] for item in items(client, "/v1/authorities") if not item["region"]}

    assert without == {"nhs-central-east-icb"}


def test_merged_boards_are_one_from_1_april_2026(client: TestClient) -> None:
    boards = {on: set(codes(client, kind="integrated-care-board", on=on)) for on in (
        "2022-06-30", "2026-03-31", "2026-04-01")}  # fmt: skip

    successors = {
        "nhs-north-central-london-icb": "nhs-west-and-north-london-icb",
        "nhs-north-west-london-icb": "nhs-west-and-north-london-icb",
        "nhs-cambridgeshire-and-peterborough-icb": "nhs-central-east-icb",
        "nhs-buckinghamshire-oxfordshire-and-berkshire-west-icb": "nhs-thames-valley-icb",
    }
    assert boards["2022-06-30"] == set()
    assert boards["2026-03-31"] - boards["2026-04-01"] == successors.keys()
    assert boards["2026-04-01"] - boards["2026-03-31"] == {*successors.values()}
    for code, successor in successors.items():
        board = client.get(f"/v1/authorities/{code}").json()
        assert (board["last_day"], board["successor"]) == ("2026-03-31", successor)


def test_board_of_a_borough_has_its_name_from_the_succession(client: TestClient) -> None:
    def board(known_at: str) -> str:
        asked = {"on": "2026-05-01", "known_at": known_at}
        code: str = client.get("/v1/authorities/camden", params=asked).json()["icb"]["code"]
        return code

    assert board("2026-03-31T12:00:00Z") == "icb-merged-2026"
    assert board("2026-04-02T12:00:00Z") == "nhs-west-and-north-london-icb"
    old = client.get("/v1/authorities/icb-merged-2026", follow_redirects=False)
    assert (old.status_code, old.headers["location"].partition("?")[0]) == (
        308, "/v1/authorities/nhs-west-and-north-london-icb",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("westminster", "GB-CFS-290904"), ("haringey", "GB-FTS-182486"),
        ("haringey", "GB-FTS-7916"),
    ],
)  # fmt: skip
def test_number_of_a_notice_service_finds_an_authority_and_is_not_shown(
    client: TestClient, code: str, number: str
) -> None:
    found = client.get(f"/v1/authorities/{number}").json()

    assert found["code"] == code
    assert not {"GB-CFS", "GB-FTS"} & {item["scheme"] for item in found["identifiers"]}


def test_every_board_with_a_code_of_the_health_service_is_found_by_it(client: TestClient) -> None:
    boards = items(client, "/v1/authorities", kind="integrated-care-board", on="2026-03-31")
    numbers = {
        board["code"]: [item["id"] for item in board["identifiers"] if item["scheme"] == "GB-NHS"]
        for board in boards
    }

    assert numbers.pop("nhs-lancashire-and-south-cumbria-icb") == []
    assert all(len(ids) == 1 for ids in numbers.values()), numbers
    for code, (number,) in numbers.items():
        assert client.get(f"/v1/authorities/{number}").json()["code"] == code


@pytest.mark.parametrize("spelling", ["E09000033", "e09000033", "GB-LAE-WSM", "WSM", "westminster"])
def test_any_identifier_finds_the_authority(client: TestClient, spelling: str) -> None:
    found = client.get(f"/v1/authorities/{spelling}", params={"on": "2025-07-31"}).json()

    assert (found["code"], found["official_name"]) == ("westminster", "Westminster City Council")
    assert found["icb"]["code"] == "nhs-north-west-london-icb"
    assert found["consortia"] == ["lcec"]


@pytest.mark.parametrize(
    ("consortium", "on", "members"),
    [
        ("lcec", "2025-09-08", {"bromley", "hackney", "hammersmith-and-fulham", "haringey",
                                "harrow", "hillingdon", "kensington-and-chelsea", "lewisham",
                                "southwark", "westminster"}),
        ("croydon-ces", "2023-11-27", {"croydon"}),
        ("lcec", "2017-01-09", {"lewisham"}),
        ("lcec", "2017-01-08", set()),
        ("ice-group", "2025-09-10", set()),
    ],
)  # fmt: skip
def test_members_have_a_membership_on_the_day(
    client: TestClient, consortium: str, on: str, members: set[str]
) -> None:
    found = items(client, f"/v1/consortia/{consortium}/members", on=on)
    told = client.get(f"/v1/consortia/{consortium}", params={"on": on}).json()

    assert {item["authority"] for item in found} == members
    assert told["members"] == len(members)
    assert set(codes(client, consortium=consortium, on=on)) == members
    assert all(item["source"] and item["evidence"] for item in found)


def test_haringey_is_no_member_after_10_september(client: TestClient) -> None:
    assert "haringey" in codes(client, consortium="lcec", on="2025-09-10")
    assert "haringey" not in codes(client, consortium="lcec", on="2025-09-11")


def test_role_filter_returns_members_in_the_role(client: TestClient) -> None:
    path = "/v1/consortia/lcec/members"
    roles = {role: [item["authority"] for item in items(client, path, on="2025-07-31", role=role)]
             for role in ("lead", "joint-lead", "host")}  # fmt: skip

    assert roles == {
        "lead": ["kensington-and-chelsea"], "joint-lead": ["westminster"], "host": [],
    }  # fmt: skip


def test_consortium_has_claims_about_its_size(client: TestClient) -> None:
    lcec = next(item for item in items(client, "/v1/consortia") if item["code"] == "lcec")

    sizes = {claim["value"] for claim in lcec["claims"] if claim["field"] == "member_count"}
    assert any(size.startswith("21") for size in sizes)
    assert any(size.startswith("22") for size in sizes)


def test_changed_description_holds_from_its_day(client: TestClient) -> None:
    before, after = (
        client.get("/v1/consortia/lcec", params={"on": on}).json()["description"]
        for on in ("2025-07-31", "2025-08-01")
    )

    assert "unwound" not in before
    assert "unwound" in after


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/v1/authorities", {"kind": "london-borough"}),
        ("/v1/consortia", {}),
        ("/v1/consortia/lcec/members", {"on": "2025-07-31"}),
    ],
)
def test_pages_of_any_size_join_to_the_list(
    client: TestClient, path: str, asked: dict[str, str]
) -> None:
    whole = items(client, path, **asked)

    assert len(whole) > 5
    for limit in range(1, 8):
        assert read_pages(client, path, asked | {"limit": limit}) == whole


@pytest.mark.parametrize("path", ["/v1/authorities", "/v1/consortia", "/v1/consortia/six/members"])
def test_pages_keep_the_position_of_the_first(
    empty_client: TestClient, database: Database, path: str
) -> None:
    with database.write_session() as session:
        for code in ("brent", "camden", "ealing"):
            world.membership(session, authority=code)
        for code in ("eight", "four"):
            world.consortium(session, code)
    in_2025 = {"on": "2025-06-01"}
    before = items(empty_client, path, **in_2025)

    def state_more() -> None:
        with database.write_session() as session:
            number = len(codes(empty_client))
            world.membership(session, authority=f"dulwich-{number}")
            world.consortium(session, f"five-{number}")

    assert read_pages(empty_client, path, in_2025 | {"limit": 1}, state_more) == before
    assert len(items(empty_client, path, **in_2025)) == 6


def test_earlier_position_returns_the_earlier_name(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        first = world.authority(session)
        body = AuthorityDetailsIn.model_validate(
            {**world.STATED, "kind": "london-borough", "name": "New", "holds_from": "2025-07-01"}
        )
        renamed = world.change(session, AUTHORITY, "camden", body)

    names = {
        (on, at.position): empty_client.get(
            "/v1/authorities/camden", params={"on": on, "position": at.position}
        ).json()["name"]
        for on in ("2025-06-30", "2025-07-01")
        for at in (first, renamed)
    }
    assert list(names.values()) == ["Camden", "Camden", "Camden", "New"]


def test_region_is_that_of_the_details_on_the_day(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)
        body = {**world.STATED, "kind": "london-borough", "name": "Camden"}
        moved = {**body, "region": "london", "holds_from": "2025-07-01"}
        world.change(session, AUTHORITY, "camden", AuthorityDetailsIn.model_validate(moved))

    for path in ("/v1/authorities", "/v1/cover", "/v1/contracts"):
        asked = {"region": "london"}
        assert items(empty_client, path, on="2025-06-30", **asked) == [], path
        assert items(empty_client, path, on="2025-07-01", **asked) != [], path


def test_cell_has_the_authority_name_on_the_day(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)
        body = AuthorityDetailsIn.model_validate(
            {**world.STATED, "kind": "london-borough", "name": "New", "holds_from": "2025-07-01"}
        )
        world.change(session, AUTHORITY, "camden", body)

    named = {
        on: items(empty_client, "/v1/cover", on=on)[0]["authority_name"]
        for on in ("2025-06-30", "2025-07-01")
    }
    assert named == {"2025-06-30": "Camden", "2025-07-01": "New"}
