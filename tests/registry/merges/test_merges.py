"""Merges of providers, authorities and consortia: recorded once, undone by withdrawal."""

from typing import Any

import pytest

from app.api.wiring import CATALOGUE
from app.ledger.verification.chain import verify
from tests.support import bodies
from tests.support.cases import candidate, mobilisation, opened, pages
from tests.support.recorded import incident
from tests.support.registry import Registry, System, told
from tests.support.world import STATED

SINCE = {"first_day": "2024-01-01", "last_day": None, "last_day_basis": "open-ended"}


def merge(into: str, **said: Any) -> dict[str, Any]:
    return {"source": STATED["source"], "into": into, "reason": "One company, two names.", **said}


def providers(admin: System, *codes: str) -> None:
    for code in codes:
        number = {"scheme": "GB-COH", "id": f"{abs(hash(code)) % 10**8:08}"}
        admin.states("providers", bodies.provider(code, identifiers=[number]))


@pytest.fixture(autouse=True)
def sound(registry: Registry) -> Any:
    """After each test, every computed row follows from the facts at every moment."""
    yield
    with registry.database.read_session() as session:
        found = verify(session, CATALOGUE)
        assert found.is_sound, found


def test_old_code_redirects_to_the_new_one(
    registry: Registry, admin: System, anybody: System
) -> None:
    providers(admin, "old-name", "new-name")
    before = anybody.sees("changes/head")["position"]

    response = admin.posts("providers/old-name/merge", merge("new-name"))

    entry = response.json()
    assert (response.status_code, entry["type"]) == (201, "provider_merge")
    assert entry["subject"] == {"thing": "provider", "code": "old-name"}
    path = "/v1/providers/old-name?on=2025-07-01"
    moved = registry.client.get(path, follow_redirects=False, headers={"Host": "evil.test"})
    assert moved.status_code == 308
    assert moved.headers["location"] == "/v1/providers/new-name?on=2025-07-01"
    # An identifier of the old one is answered at once, and the past as it was.
    (number,) = anybody.sees("providers/old-name", position=before)["identifiers"]
    assert anybody.sees(f"providers/{number['id']}")["code"] == "new-name"
    assert "old-name" not in {item["code"] for item in anybody.lists("providers", limit=200)}


def test_answers_show_the_new_code_for_facts_about_the_old_one(
    admin: System, camden: System, anybody: System
) -> None:
    providers(admin, "old-care", "new-care")
    camden.states("contracts", bodies.contract("beds-old", provider="old-care"))
    camden.states("contracts/beds-old/awards", bodies.award())
    case = opened(camden, "candidates", candidate(provider="old-care", visibility="public"))
    admin.states("providers/old-care/events", bodies.event("winding-up-order", "2025-06-01"))
    before = anybody.sees("changes/head")["position"]

    admin.states("providers/old-care/merge", merge("new-care"))

    for code in ("old-care", "new-care"):
        (contract,) = anybody.lists("contracts", provider=code)
        shown = (contract["reference"], contract["provider"], contract["provider_name"])
        assert shown == ("beds-old", "new-care", "New-Care Care")
        cells = anybody.lists("cover", provider=code, on="2025-07-01")
        assert {holder["provider"] for cell in cells for holder in cell["held_by"]} == {"new-care"}
        assert all("insolvency" in cell["risks"] for cell in cells)
        (found,) = anybody.lists("candidates", provider=code)
        assert (found["id"], found["provider_name"]) == (case, "New-Care Care")
        (event,) = anybody.lists(f"providers/{code}/events")
        assert (event["provider"], event["event"]) == ("new-care", "winding-up-order")
    # What was recorded keeps its words, and the past its answers.
    assert anybody.sees("contracts/beds-old/details")["provider"] == "old-care"
    (contract,) = anybody.lists("contracts", provider="old-care", position=before)
    assert contract["provider"] == "old-care"
    assert anybody.lists("contracts", provider="new-care", position=before) == []


def test_withdrawal_undoes_a_merge(admin: System, camden: System, anybody: System) -> None:
    providers(admin, "first-care", "second-care")
    camden.states("contracts", bodies.contract("first-beds", provider="first-care"))
    before = anybody.lists("contracts", provider="first-care")
    fact = admin.states("providers/first-care/merge", merge("second-care"))["fact"]
    assert anybody.lists("contracts", provider="second-care") != []

    admin.withdraws(fact)

    assert anybody.lists("contracts", provider="first-care") == before
    assert anybody.lists("contracts", provider="second-care") == []
    assert anybody.sees("providers/first-care")["code"] == "first-care"


def test_withdrawal_is_refused_if_both_have_an_identifier_meanwhile(
    admin: System, anybody: System
) -> None:
    providers(admin, "told-twice", "told-once")
    own = anybody.sees("providers/told-twice")["identifiers"]
    fact = admin.states("providers/told-twice/merge", merge("told-once"))["fact"]
    details = anybody.sees("providers/told-once/details")
    said = {**details, "identifiers": own, "reason": "correction"}
    admin.restates(
        "providers/told-once/details", said, seen=admin.tag("providers/told-once/details")
    )

    response = admin.posts(
        f"facts/{fact}/withdrawal", {"reason": "Wrong."}, seen=admin.tag(f"facts/{fact}")
    )

    assert told(response)[:2] == (409, "identifier-taken")


def test_members_of_a_merged_authority_and_consortium_are_those_of_the_other(
    admin: System, anybody: System
) -> None:
    for code in ("board-old", "board-new"):
        admin.states("authorities", bodies.authority(code, kind="integrated-care-board"))
    for code in ("buyers-old", "buyers-new"):
        admin.states("consortia", bodies.consortium(code))
    admin.states("consortia/buyers-old/memberships", bodies.membership("board-old", **SINCE))
    child = bodies.authority("ward", icb="board-old", successor="board-old")
    admin.states("authorities", child)

    admin.states("authorities/board-old/merge", merge("board-new"))
    admin.states("consortia/buyers-old/merge", merge("buyers-new"))

    for code in ("buyers-old", "buyers-new"):
        (member,) = anybody.lists(f"consortia/{code}/members")
        assert (member["authority"], member["authority_name"]) == ("board-new", "Board-New")
        assert [item["code"] for item in anybody.lists("authorities", consortium=code)] == [
            "board-new"
        ]
    shown = anybody.sees("authorities/ward")
    assert shown["icb"] == {"code": "board-new", "name": "Board-New"}
    assert shown["successor"] == "board-new"
    assert anybody.sees("authorities/board-new")["consortia"] == ["buyers-new"]
    codes = {item["code"] for item in anybody.lists("authorities", limit=200)}
    assert "board-old" not in codes


def test_records_of_a_merged_authority_are_found_and_read_by_the_other(
    registry: Registry, admin: System, anybody: System
) -> None:
    for code in ("trust-old", "trust-new"):
        admin.states("authorities", bodies.authority(code, kind="nhs-trust"))
    old, new = registry.editor("trust-old"), registry.editor("trust-new")
    shown = opened(old, "candidates", candidate(authority="trust-old", visibility="public"))
    own = {"visibility": "owner", "owner": "trust-old"}
    hidden = opened(old, "candidates", candidate(authority="trust-old", **own))
    admin.states("consortia", bodies.consortium("trusts"))
    admin.states("consortia/trusts/memberships", bodies.membership("trust-old", **SINCE))
    assert new.lists("candidates", authority="trust-new") == []

    admin.states("authorities/trust-old/merge", merge("trust-new"))

    for asked in ({"authority": "trust-old"}, {"authority": "trust-new"}, {"consortium": "trusts"}):
        found = new.lists("candidates", **asked)
        assert [item["id"] for item in found] == [shown, hidden]
        assert {item["authority"] for item in found} == {"trust-new"}
        assert [item["id"] for item in anybody.lists("candidates", **asked)] == [shown]


def test_readiness_of_a_merged_authority_is_that_of_the_other(
    registry: Registry, admin: System, camden: System, anybody: System
) -> None:
    for code in ("aa-old", "mm-other", "zz-new"):
        admin.states("authorities", bodies.authority(code))
    for contract in ("chairs", "ramps"):
        camden.states("contracts", bodies.contract(contract))
    stated = (("aa-old", "ramps"), ("mm-other", "ramps"), ("zz-new", "chairs"), ("zz-new", "ramps"))
    for authority, contract in stated:
        step = mobilisation(authority=authority, contract=contract, visibility="public")
        registry.editor(authority, name=f"{authority}-{contract}").states(
            "mobilisation-steps", step
        )

    admin.states("authorities/aa-old/merge", merge("zz-new"))

    found = pages(anybody, "readiness")
    assert [(item["authority"], item["contract"], item["steps"]) for item in found] == [
        ("mm-other", "ramps", 1), ("zz-new", "chairs", 1), ("zz-new", "ramps", 2),
    ]  # fmt: skip


def test_incident_follows_the_cells_of_a_merged_provider(
    admin: System, camden: System, anybody: System
) -> None:
    providers(admin, "failed-old", "failed-new")
    camden.states("contracts", bodies.contract("failing", provider="failed-old"))
    camden.states("contracts/failing/awards", bodies.award(scope="repair"))
    body = incident("It failed", authority="camden", providers=["failed-old", "failed-new"])
    id_ = str(camden.states("incidents", body)["fact"])
    cells = anybody.lists(f"incidents/{id_}/cells", on="2025-09-01")
    assert [cell["scope"] for cell in cells] == ["repair"]

    admin.states("providers/failed-old/merge", merge("failed-new"))

    assert [cell["scope"] for cell in anybody.lists(f"incidents/{id_}/cells", on="2025-09-01")] == [
        "repair"
    ]
    assert anybody.sees(f"incidents/{id_}")["providers"] == ["failed-new"]
    assert id_ in {item["id"] for item in anybody.lists("incidents", provider="failed-old")}


def refused(registry: Registry, admin: System, path: str, into: str) -> tuple[int, str, list[str]]:
    before = registry.everything()

    response = admin.posts(f"{path}/merge", merge(into))

    assert registry.everything() == before
    return told(response)


def test_contradictory_merges_are_refused(registry: Registry, admin: System) -> None:
    providers(admin, "a-care", "b-care", "c-care")
    admin.states("providers/a-care/merge", merge("b-care"))

    def merging(code: str, into: str) -> tuple[int, str, list[str]]:
        return refused(registry, admin, f"providers/{code}", into)

    assert merging("c-care", "c-care") == (422, "merge-into-itself", ["/body/into"])
    assert merging("c-care", "nobody") == (422, "unknown-provider", ["/body/into"])
    assert merging("a-care", "c-care")[:2] == (409, "already-merged")
    assert merging("c-care", "a-care")[:2] == (409, "merge-chain")
    assert merging("b-care", "c-care")[:2] == (409, "merge-chain")
    assert merging("b-care", "a-care")[:2] == (409, "merge-cycle")


def test_two_that_serve_one_cell_are_not_merged(
    registry: Registry, admin: System, camden: System
) -> None:
    providers(admin, "this-care", "that-care")
    for code in ("this-care", "that-care"):
        camden.states("contracts", bodies.contract(f"of-{code}", provider=code))
        camden.states(f"contracts/of-{code}/awards", bodies.award())

    refusal = refused(registry, admin, "providers/this-care", "that-care")

    assert refusal[:2] == (409, "merge-of-holders")


def test_authority_with_a_fact_that_would_be_lost_is_not_merged(
    registry: Registry, admin: System, camden: System
) -> None:
    camden.states("contracts", bodies.contract("led", lead="camden"))

    refusal = refused(registry, admin, "authorities/camden", "islington")

    assert refusal[:2] == (409, "merge-loses-facts")


def test_fact_that_names_a_merged_code_is_refused(
    registry: Registry, admin: System, camden: System
) -> None:
    providers(admin, "gone-care", "kept-care")
    admin.states("providers/gone-care/merge", merge("kept-care"))
    before = registry.everything()

    response = camden.posts("contracts", bodies.contract("late", provider="gone-care"))

    assert told(response) == (409, "merged-code", ["/body/provider"])
    assert registry.everything() == before


def test_only_admins_merge(registry: Registry, camden: System) -> None:
    response = camden.posts("providers/north/merge", merge("south"))

    assert response.status_code == 403
