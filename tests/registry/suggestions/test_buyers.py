"""Suggestions of authorities for buyers: decided once, and then known by their number."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.erasures import consent_to_erasure, request_erasure
from app.ledger.inputs import ErasureIn
from app.ledger.rebuild import rebuild
from app.ledger.verification.chain import verify
from app.platform.db.database import Database
from app.registry.authorities.facts import AUTHORITY
from app.registry.authorities.models import AuthorityDetailsFact
from tests.support import callers, world

NUMBER = "GB-CFS-999001"
ADMIN, AUDITOR = Caller("an-admin", Role.ADMIN), Caller("an-auditor", Role.AUDITOR)


@pytest.fixture
def admin(database: Database, empty_client: TestClient) -> Iterator[TestClient]:
    """Serve a registry with Camden, and a notice of a buyer of its name; then verify it."""
    empty_client.headers.update(callers.key(database, Role.ADMIN, name="admin"))
    write(database, world.authority)
    write(database, world.published_buyer)
    yield empty_client
    with database.write_session() as session:
        assert verify(session, CATALOGUE).is_sound
        rebuild(session, CATALOGUE.projections)
        assert verify(session, CATALOGUE).is_sound


def write(database: Database, build: Any, *args: Any, **fields: Any) -> Any:
    with database.write_session() as session:
        return build(session, *args, **fields)


def suggested(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/v1/suggestions", params=query).json()["items"]
    return items


def decide(client: TestClient, id_: str, *, accept: bool) -> Any:
    body = {"accept": accept, "reason": "The address is that of the council."}
    return client.post(f"/v1/suggestions/{id_}/decision", json=body)


def withdraw(client: TestClient, fact: str) -> Any:
    seen = {"If-Match": f'"{fact}"'}
    return client.post(f"/v1/facts/{fact}/withdrawal", json={"reason": "No."}, headers=seen)


def code_of_number(client: TestClient, number: str = NUMBER) -> Any:
    found = client.get(f"/v1/authorities/{number}")
    return found.json()["code"] if found.status_code == 200 else None


def test_buyer_is_suggested_with_the_number_to_add_and_its_source(admin: TestClient) -> None:
    (found,) = suggested(admin)

    assert found | {"id": None} == {
        "id": None, "kind": "buyer", "name": "London Borough of Camden", "number": "999001",
        "scheme": "GB-CFS", "provider": None, "provider_name": None, "other": None,
        "other_name": None, "authority": "camden", "authority_name": "Camden",
        "source": "minutes", "contracts": 0, "contract": None,
    }  # fmt: skip
    assert code_of_number(admin) is None


def test_accepted_buyer_is_one_fact_and_known_by_its_number_until_that_is_withdrawn(
    admin: TestClient,
) -> None:
    (found,) = suggested(admin)
    head = admin.get("/v1/changes/head").json()["position"]

    fact = decide(admin, found["id"], accept=True).json()

    assert (fact["type"], fact["source"], fact["subject"]["code"]) == (
        "buyer_match",
        "minutes",
        "camden",
    )
    assert admin.get("/v1/changes/head").json()["position"] == head + 1
    assert (code_of_number(admin), suggested(admin)) == ("camden", [])
    assert suggested(admin, position=head) == [found]
    assert admin.get(f"/v1/authorities/{NUMBER}", params={"position": head}).status_code == 404

    assert withdraw(admin, fact["fact"]).status_code == 201

    assert (code_of_number(admin), suggested(admin)) == (None, [found])


def test_rejected_buyer_is_not_suggested_until_that_is_withdrawn(admin: TestClient) -> None:
    (found,) = suggested(admin)

    fact = decide(admin, found["id"], accept=False).json()

    assert (fact["type"], fact["content"]["is_accepted"]) == ("buyer_match", False)
    assert (code_of_number(admin), suggested(admin)) == (None, [])
    withdraw(admin, fact["fact"])
    assert suggested(admin) == [found]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_buyer_that_was_decided_is_refused_and_nothing_is_recorded(
    admin: TestClient, first: bool, second: bool
) -> None:
    (found,) = suggested(admin)
    decide(admin, found["id"], accept=first)
    before = admin.get("/v1/changes/head").json()

    again = decide(admin, found["id"], accept=second)

    assert (again.status_code, again.json()["code"]) == (409, "suggestion-closed")
    assert admin.get("/v1/changes/head").json() == before


def revise(session: Session, **fields: Any) -> None:
    (details,) = session.query(AuthorityDetailsFact).filter_by(code="camden").all()
    world.correct(session, AUTHORITY, details, {**details.model_dump(
        include={"kind", "name", "source", "confidence", "identifiers"}), **fields})  # fmt: skip


@pytest.mark.parametrize("change", ["renamed", "known", "known elsewhere", "withdrawn"])
def test_buyer_whose_grounds_changed_is_refused(
    database: Database, admin: TestClient, change: str
) -> None:
    (found,) = suggested(admin)
    numbers = [{"scheme": "GB-CFS", "id": "999001"}]
    match change:
        case "renamed":
            write(database, revise, name="Camden Town")
        case "known":
            write(database, revise, identifiers=numbers)
        case "known elsewhere":
            write(database, world.authority, "barnet", identifiers=numbers)
        case "withdrawn":
            (entry,) = admin.get("/v1/changes", params={"kind": "published_buyer"}).json()["items"]
            withdraw(admin, entry["fact"])

    refused = decide(admin, found["id"], accept=True)

    assert (refused.status_code, refused.json()["code"]) == (409, "suggestion-closed")
    assert suggested(admin) == []


def test_batch_that_decides_a_buyer_twice_is_refused_whole(admin: TestClient) -> None:
    (found,) = suggested(admin)
    body = {"accept": True, "reason": "The address is that of the council."}
    item = {"operation": "decide_suggestion", "parameters": {"id": found["id"]}, "body": body}

    refused = admin.post("/v1/batches", json={"facts": [item, item]})

    assert (refused.status_code, refused.json()["code"]) == (409, "suggestion-closed")
    assert suggested(admin) == [found]
    assert admin.post("/v1/batches", json={"facts": [item]}).status_code == 201


def test_batch_that_gives_the_number_to_two_authorities_is_refused_whole(
    database: Database, admin: TestClient
) -> None:
    write(database, world.authority, "barnet")
    (found,) = suggested(admin)
    decision = {
        "operation": "decide_suggestion",
        "parameters": {"id": found["id"]},
        "body": {"accept": True, "reason": "The address is that of the council."},
    }
    numbers = [{"scheme": "GB-CFS", "id": "999001"}]
    said = {**world.STATED, "code": "islington", "kind": "london-borough", "name": "Islington"}
    other = {"operation": "record_authority", "body": {**said, "identifiers": numbers}}

    for facts in ([decision, other], [other, decision]):
        refused = admin.post("/v1/batches", json={"facts": facts})
        assert (refused.status_code, refused.json()["code"]) == (409, "identifier-taken")
    assert suggested(admin) == [found]


def test_learnt_number_stays_when_details_are_revised_and_belongs_to_nobody_else(
    admin: TestClient,
) -> None:
    (found,) = suggested(admin)
    decide(admin, found["id"], accept=True)
    read = admin.get("/v1/authorities/camden/details")
    body, seen = {**read.json(), "reason": "correction"}, {"If-Match": read.headers["ETag"]}

    revised = admin.put("/v1/authorities/camden/details", json=body, headers=seen)
    other = {**world.STATED, "code": "barnet", "kind": "london-borough", "name": "Barnet"}
    other["identifiers"] = [{"scheme": "GB-CFS", "id": "999001"}]  # type: ignore[assignment]
    taken = admin.post("/v1/authorities", json=other)

    assert (revised.status_code, code_of_number(admin)) == (200, "camden")
    assert (taken.status_code, taken.json()["code"]) == (409, "identifier-taken")


@pytest.mark.parametrize(("scheme", "is_shown"), [("GB-PPON", True), ("GB-CFS", False)])
def test_learnt_number_of_a_register_is_shown_with_those_of_the_details(
    database: Database, admin: TestClient, scheme: str, is_shown: bool
) -> None:
    write(database, world.published_buyer, scheme=scheme, number="PQVJ-5248-JQQY")
    (found,) = [item for item in suggested(admin) if item["number"] == "PQVJ-5248-JQQY"]
    decide(admin, found["id"], accept=True)
    learnt = [{"scheme": scheme, "id": "PQVJ-5248-JQQY"}] if is_shown else []

    (listed,) = admin.get("/v1/authorities").json()["items"]

    assert listed["identifiers"] == learnt
    assert admin.get("/v1/authorities/camden").json()["identifiers"] == learnt


def test_buyer_of_a_merged_authority_is_suggested_for_the_other_one(
    database: Database, admin: TestClient
) -> None:
    write(database, world.authority, "camden-council", name="Borough of Camden")
    merge = write(database, world.merge, "authority", "camden", into="camden-council")
    (found,) = suggested(admin)
    assert found["authority"] == "camden-council"

    fact = decide(admin, found["id"], accept=True).json()

    assert (fact["subject"]["code"], code_of_number(admin)) == ("camden-council", "camden-council")
    write(database, world.withdraw, merge)
    assert (code_of_number(admin), suggested(admin)) == ("camden-council", [])


def test_learnt_number_follows_a_merge_which_is_not_undone_if_both_have_it(
    database: Database, admin: TestClient
) -> None:
    (found,) = suggested(admin)
    decide(admin, found["id"], accept=True)
    write(database, world.authority, "camden-council")
    merge = write(database, world.merge, "authority", "camden", into="camden-council")
    assert code_of_number(admin) == "camden-council"
    read = admin.get("/v1/authorities/camden-council/details")
    body, seen = {**read.json(), "reason": "correction"}, {"If-Match": read.headers["ETag"]}
    body["identifiers"] = [{"scheme": "GB-CFS", "id": "999001"}]
    admin.put("/v1/authorities/camden-council/details", json=body, headers=seen)

    refused = withdraw(admin, merge.id)

    assert (refused.status_code, refused.json()["code"]) == (409, "identifier-taken")


def test_list_filters_and_pages_and_has_a_csv(database: Database, admin: TestClient) -> None:
    write(database, world.authority, "barnet")
    write(database, world.published_buyer, authority="barnet", name="Barnet", number="999002")
    write(database, world.provider, "beds", name="Beds")
    write(database, world.provider, "beds-2", name="Beds")

    first = admin.get("/v1/suggestions", params={"limit": 1, "kind": "buyer"}).json()
    rest = admin.get("/v1/suggestions", params={"kind": "buyer", "cursor": first["next"]}).json()

    assert {item["authority"] for item in first["items"] + rest["items"]} == {"barnet", "camden"}
    assert [item["number"] for item in suggested(admin, authority="barnet")] == ["999002"]
    assert len(suggested(admin, authority_kind="london-borough")) == 2
    assert suggested(admin, region="london") == []
    assert [item["other"] for item in suggested(admin, provider="beds")] == ["beds"]
    both = suggested(admin, kind=["buyer", "duplicate-provider"])
    assert sorted(item["kind"] for item in both) == ["buyer", "buyer", "duplicate-provider"]
    text = admin.get("/v1/suggestions", params={"format": "csv", "authority": "camden"}).text
    assert "buyer,London Borough of Camden,999001,GB-CFS" in text


@pytest.mark.parametrize("is_decided", [True, False])
def test_erased_name_removes_the_suggestion_and_leaves_the_decision(
    database: Database, admin: TestClient, is_decided: bool
) -> None:
    (found,) = suggested(admin)
    if is_decided:
        decide(admin, found["id"], accept=True)
    (entry,) = admin.get("/v1/changes", params={"kind": "published_buyer"}).json()["items"]
    with database.write_session() as session, world.commanding(session) as ctx:
        erasure = request_erasure(ctx, ErasureIn(reason="A name."), entry["fact"], ADMIN)
        consent_to_erasure(ctx, erasure.id, AUDITOR)

    assert suggested(admin) == []
    assert code_of_number(admin) == ("camden" if is_decided else None)
