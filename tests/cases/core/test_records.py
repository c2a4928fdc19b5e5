"""Rules for every record of transition and oversight."""

import csv
from typing import Any

import pytest

from tests.support import bodies
from tests.support.cases import (
    OURS,
    PARTNERS,
    RECORDS,
    Kind,
    opened,
    pages,
    pair_up,
    shown,
    the,
)
from tests.support.registry import Registry, System, told

pytestmark = pytest.mark.parametrize("kind", RECORDS, ids=str)


@pytest.fixture(scope="module", autouse=True)
def _beds(camden: System, admin: System) -> None:
    camden.states("contracts", bodies.contract("beds"))
    pair_up(admin)
    number = [{"scheme": "GB-COH", "id": "00123456"}]
    admin.states("providers", bodies.provider("numbered", identifiers=number))


def test_record_is_listed_with_its_fields_and_names(
    camden: System, reader: System, kind: Kind
) -> None:
    entry = camden.states(kind.path, kind.body())

    found = the(reader, kind, entry["fact"])

    assert kind.body().items() <= found.items()
    assert (found["fact"], found["visibility"]) == (entry["fact"], kind.visibility)
    assert found["authority_name"] == "Camden"
    names = {"provider": "North Care", "holder": "North Care", "recipient": "South Care",
             "contract": "Contract beds"}  # fmt: skip
    for column in names.keys() & found.keys():
        if f"{column}_name" in found and found[column] is not None:
            assert found[f"{column}_name"] == names[column]


def test_default_visibility_depends_on_kind(camden: System, anybody: System, kind: Kind) -> None:
    default = opened(camden, kind.path, kind.body())
    public = opened(camden, kind.path, kind.body(visibility="public"))

    assert (default in shown(anybody, kind.path)) is (kind.visibility == "public")
    assert public in shown(anybody, kind.path)


@pytest.mark.parametrize("how", [PARTNERS, OURS], ids=["partners", "owner"])
def test_hidden_record_is_listed_for_its_audience_only(
    request: pytest.FixtureRequest, camden: System, kind: Kind, how: dict[str, str]
) -> None:
    id_ = opened(camden, kind.path, kind.body(**how))
    who = ("anybody", "reader", "islington", "camden", "auditor", "admin")

    seeing = {name for name in who if id_ in shown(request.getfixturevalue(name), kind.path)}

    beyond = {"reader", "islington"} if how == PARTNERS else set()
    assert seeing == {"camden", "auditor", "admin"} | beyond


def test_hidden_records_do_not_change_anonymous_responses(
    camden: System, anybody: System, kind: Kind
) -> None:
    def answers() -> list[Any]:
        asked = [anybody.asks(kind.path), anybody.asks(kind.path, limit=1),
                 anybody.asks("authorities/camden/brief")]  # fmt: skip
        return [(item.content, item.headers["etag"]) for item in asked]

    before = answers()
    camden.states(kind.path, kind.body(**PARTNERS))
    camden.states(kind.path, kind.body(**OURS))

    assert answers() == before


def test_only_authority_or_admin_acting_for_it_records(
    registry: Registry, admin: System, camden: System, islington: System, kind: Kind
) -> None:
    before = registry.everything()

    assert told(islington.posts(kind.path, kind.body())) == (403, "not-in-charge", [])
    needed = (403, "acting-for-needed", ["/header/Acting-For"])
    assert told(admin.posts(kind.path, kind.body())) == needed
    assert told(admin.posts(kind.path, kind.body(), acting_for="islington")) == needed
    own = kind.body(visibility="owner", owner="islington")
    assert told(camden.posts(kind.path, own)) == (403, "owner-not-you", ["/body/owner"])
    assert registry.everything() == before
    entry = admin.states(kind.path, kind.body(), acting_for="camden")
    assert entry["acting_for"] == "camden"
    assert entry["subject"] == {"thing": "authority", "code": "camden"}


def test_pages_keep_ledger_order_and_first_position(
    camden: System, reader: System, kind: Kind
) -> None:
    for how in ({}, PARTNERS, {"visibility": "public"}):
        camden.states(kind.path, kind.body(**how))
    whole, paged = shown(reader, kind.path), []
    assert len(whole) >= 3

    for item in pages(reader, kind.path):
        paged.append(item["id"])
        # Records added in between are not part of the later pages.
        camden.states(kind.path, kind.body())

    assert paged == whole
    forged = reader.asks(kind.path, limit=1, cursor="nonsense")
    assert told(forged) == (422, "invalid-cursor", ["/query/cursor"])


def test_csv_returns_same_rows(camden: System, reader: System, kind: Kind) -> None:
    camden.states(kind.path, kind.body(note="=1+1"))

    response = reader.asks(kind.path, format="csv", limit=200)

    rows = list(csv.DictReader(response.text.splitlines()))
    assert response.headers["content-type"].startswith("text/csv")
    assert [item["id"] for item in rows] == shown(reader, kind.path)
    assert rows[-1]["note"] == "'=1+1"
    assert rows[-1].keys() == reader.lists(kind.path)[0].keys() - {"last_missed"} | (
        {"last_missed_first_day", "last_missed_last_day"}
        if kind.path == "meeting-schedules"
        else set()
    )


def test_etag_of_list_changes_with_new_record(camden: System, reader: System, kind: Kind) -> None:
    camden.states(kind.path, kind.body())
    tag = reader.tag(kind.path)

    again = reader.asks(kind.path, {"If-None-Match": tag})
    camden.states(kind.path, kind.body())

    assert again.status_code == 304
    assert reader.asks(kind.path, {"If-None-Match": tag}).status_code == 200


def test_filters_accept_codes_and_identifiers(
    registry: Registry, reader: System, kind: Kind
) -> None:
    both = registry.editor("camden", "hackney", name=f"of-two-{kind}")
    ours = opened(both, kind.path, kind.body())
    theirs = opened(both, kind.path, kind.body(authority="hackney"))

    assert ours in (found := shown(reader, kind.path, authority="camden"))
    assert theirs not in found
    assert {ours, theirs} <= {*shown(reader, kind.path, consortium="pair")}
    assert theirs in shown(reader, kind.path, consortium="pair", authority="hackney")
    # Hackney joins on the following day.
    assert ours in (found := shown(reader, kind.path, consortium="pair", on="2025-12-31"))
    assert theirs not in found
    if "provider" in kind.body():
        mine = opened(both, kind.path, kind.body(provider="numbered"))
        assert shown(reader, kind.path, provider="GB-COH-00123456")[-1:] == [mine]
        assert mine not in shown(reader, kind.path, provider="north")


def test_unknown_filter_code_returns_422(reader: System, kind: Kind) -> None:
    for filter_ in ("authority", "consortium", *(field for field, _ in kind.unknown)):
        where = [f"/query/{filter_}"]
        asked: dict[str, Any] = {filter_: "nobody"}
        nobody = reader.asks(kind.path, **asked)
        assert told(nobody) == (422, "unknown-filter-code", where)
        status, code, pointers = told(reader.asks(kind.path, **asked | {filter_: "a\x00b"}))
        assert (status, code) == (422, "invalid-request")
        assert [pointer.removesuffix("/0") for pointer in pointers] == where
    assert told(reader.asks(kind.path, colour="red"))[:2] == (422, "unknown-parameter")


def test_unknown_code_in_body_returns_422(registry: Registry, camden: System, kind: Kind) -> None:
    before = registry.everything()

    for field, code in [*kind.unknown, ("source", "none")]:
        problem = told(camden.posts(kind.path, kind.body(**{field: code})))
        thing = {"holder": "provider", "recipient": "provider", "shared_with": "consortium"}
        assert problem == (422, f"unknown-{thing.get(field, field)}", [f"/body/{field}"])
    assert registry.everything() == before


def test_record_is_not_listed_before_its_first_day(
    camden: System, reader: System, kind: Kind
) -> None:
    id_ = opened(camden, kind.path, kind.body())
    if kind.begins is None:
        assert id_ in shown(reader, kind.path, on="1900-01-01")
        return
    first_day = kind.body()[kind.begins]
    day_before = f"{first_day[:8]}{int(first_day[8:]) - 1:02}"

    assert id_ in shown(reader, kind.path, on=first_day)
    assert id_ not in shown(reader, kind.path, on=day_before)
