"""On a contract that several share, each states its own award, and the lead the shared terms."""

import pytest

from tests.support import bodies, world
from tests.support.bodies import Body
from tests.support.registry import ALWAYS, Refusal, Registry, System, told

SHARED = {"buyers": ["islington", "hackney"]}
NOT_IN_CHARGE: Refusal = (403, "not-in-charge", [])
ACTING_FOR_NEEDED: Refusal = (403, "acting-for-needed", ["/header/Acting-For"])

# Which contract, who is in charge of its terms, and why.
LEADS: list[tuple[str, str | None, Body]] = [
    ("led", "hackney", {"lead": "hackney", "consortium": "six", **SHARED}),
    ("of-six", "camden", {"consortium": "six", **SHARED}),
    ("of-one", "islington", {"buyers": ["islington"]}),
    ("nobodys", None, SHARED),
]


@pytest.fixture(scope="module", autouse=True)
def _contracts(registry: Registry) -> None:
    with registry.database.write_session() as session:
        for reference, _, said in LEADS:
            world.contract(session, reference, **said)
        world.contract(session, "taken", buyers=[])
        world.award(session, "taken", authority="hackney")
        world.consortium(session, "leaderless")
        world.contract(session, "of-none", buyers=["islington"], consortium="leaderless")


@pytest.fixture(scope="module")
def editors(camden: System, islington: System, hackney: System) -> dict[str | None, System]:
    return {"camden": camden, "islington": islington, "hackney": hackney}


def terms(reference: str, asking: System) -> list[tuple[str, str, Body, str | None]]:
    """Every way to state the terms of a contract."""
    path = f"contracts/{reference}"
    details = asking.sees(f"{path}/details") | {"reason": "correction"}
    return [
        ("puts", f"{path}/details", details, asking.tag(f"{path}/details")),
        ("posts", f"{path}/term-changes", bodies.term_change("extension", "2026-03-31"), None),
        ("posts", f"{path}/notices", bodies.notice(), None),
    ]


@pytest.mark.parametrize(
    ("reference", "in_charge"),
    [(one, lead) for one, lead, _ in LEADS] + [("taken", "hackney"), ("of-none", "islington")],
)
def test_the_terms_are_for_one_authority_to_state(
    admin: System, editors: dict[str | None, System], reference: str, in_charge: str | None
) -> None:
    others = [editor for code, editor in editors.items() if code != in_charge]

    for method, path, body, seen in terms(reference, admin):
        for other in others:
            assert told(getattr(other, method)(path, body, seen=seen)) == NOT_IN_CHARGE
        if in_charge is not None:
            assert told(getattr(admin, method)(path, body, seen=seen)) == ACTING_FOR_NEEDED
        allowed = editors.get(in_charge, admin)
        assert getattr(allowed, method)(path, body, seen=seen).status_code in {200, 201}


@pytest.mark.parametrize("reference", ["led", "of-six", "nobodys"])
def test_each_states_its_own_award_whoever_leads(
    editors: dict[str | None, System], reference: str
) -> None:
    for code, editor in editors.items():
        for other in editors:
            response = editor.posts(f"contracts/{reference}/awards", bodies.award(authority=other))
            assert response.status_code == (201 if other == code else 403), response.text


def test_whoever_takes_from_a_shared_contract_may_claim_but_only_its_lead_decides(
    hackney: System, camden: System, registry: Registry
) -> None:
    with registry.database.write_session() as session:
        world.contract(session, "claimed", consortium="six", **SHARED)
        world.award(session, "claimed", authority="hackney")
    claim = hackney.states("claims", bodies.claim("contract:claimed"))["fact"]
    path, seen = f"claims/{claim}/decision", f'"{claim}"'

    assert told(hackney.posts(path, bodies.decision(), seen=seen)) == NOT_IN_CHARGE
    camden.states(path, bodies.decision(), seen=seen)


@pytest.mark.parametrize("reason", ["correction", "change"])
def test_nobody_makes_itself_the_lead_by_restating_the_details(
    registry: Registry, camden: System, islington: System, reason: str
) -> None:
    with registry.database.write_session() as session:
        world.contract(session, f"kept-{reason}", consortium="six", **SHARED)
    path = f"contracts/kept-{reason}/details"
    mine = {"lead": "islington", "buyers": ["islington"], "consortium": None, "reason": reason}
    body = camden.sees(path) | mine
    body |= {"holds_from": "2025-06-01"} if reason == "change" else {}

    assert told(islington.puts(path, body, seen=islington.tag(path))) == NOT_IN_CHARGE
    assert camden.puts(path, body, seen=camden.tag(path)).status_code == 200


def test_the_next_lead_may_correct_what_made_it_the_lead(
    registry: Registry, camden: System, islington: System
) -> None:
    with registry.database.write_session() as session:
        world.contract(session, "passed-on", lead="camden", **SHARED)
    path = "contracts/passed-on/details"
    body = camden.sees(path) | {"lead": "islington"}
    handed = body | {"reason": "change", "holds_from": "2025-06-01"}
    camden.restates(path, handed, seen=camden.tag(path))
    right = body | {"reason": "correction", "title": "Beds and hoists"}

    assert told(camden.puts(path, right, seen=camden.tag(path))) == NOT_IN_CHARGE
    islington.restates(path, right, seen=islington.tag(path))


def test_a_new_contract_is_stated_by_whom_it_names(camden: System, islington: System) -> None:
    assert told(islington.posts("contracts", bodies.contract("theirs"))) == NOT_IN_CHARGE
    shared = bodies.contract("ours", buyers=["camden", "islington"])
    assert told(islington.posts("contracts", shared)) == NOT_IN_CHARGE
    of_six = bodies.contract("of-us-all", buyers=["camden", "islington"], consortium="six")
    assert told(islington.posts("contracts", of_six)) == NOT_IN_CHARGE

    camden.states("contracts", of_six)


def test_nobody_makes_itself_the_lead_of_a_consortium(islington: System) -> None:
    body = bodies.membership("islington", role="lead", first_day="2024-01-01",
                             last_day="2024-12-31")  # fmt: skip

    assert told(islington.posts("consortia", bodies.consortium("mine")))[:2] == (403, "forbidden")
    assert told(islington.posts("consortia/six/memberships", body))[:2] == (403, "forbidden")


def test_a_lead_that_has_left_leads_no_longer(
    registry: Registry, camden: System, islington: System
) -> None:
    """Camden led the nine until 2025, Islington has led since; it is now November 2026."""
    with registry.database.write_session() as session:
        world.consortium(session, "nine")
        until = {"first_day": None, "first_day_basis": "unknown", "last_day": "2025-12-31"}
        world.membership(session, "nine", authority="camden", role="lead", **until)
        since = ALWAYS | {"first_day": "2026-01-01", "first_day_basis": "agreed"}
        world.membership(session, "nine", authority="islington", role="lead", **since)
        world.contract(session, "of-nine", consortium="nine", **SHARED)
    path = "contracts/of-nine/notices"

    assert told(camden.posts(path, bodies.notice())) == NOT_IN_CHARGE
    islington.states(path, bodies.notice())
