"""Holes that the proofs found, each closed: nobody speaks in another's name, or past a rule."""

from typing import Any

import pytest

from tests.support import bodies, world
from tests.support.registry import System, told


def test_an_editor_makes_no_source_known_in_the_name_of_an_authority(camden: System) -> None:
    response = camden.posts("sources", bodies.source("forged"), acting_for="islington")

    assert told(response) == (403, "acting-for-not-yours", ["/header/Acting-For"])


@pytest.mark.parametrize("who", ["camden", "admin"])
def test_whoever_is_in_charge_corrects_who_leads(who: str, camden: System, admin: System) -> None:
    """Though somebody else is in charge of what the contract then says."""
    acting_for = {"acting_for": "camden"} if who == "admin" else {}
    system = {"camden": camden, "admin": admin}[who]
    reference = f"misled-{who}"
    camden.states("contracts", bodies.contract(reference, lead="camden"))
    right = {**bodies.contract(reference, lead="islington"), "reason": "correction"}
    del right["reference"]
    path = f"contracts/{reference}/details"

    system.restates(path, right, seen=system.tag(path), **acting_for)

    assert system.sees(path)["lead"] == "islington"
    again = camden.puts(path, right, seen=camden.tag(path))
    assert told(again) == (403, "not-in-charge", [])


def test_an_award_is_not_corrected_into_one_of_somebody_else(camden: System) -> None:
    camden.states("contracts", bodies.contract("mistaken", lead="camden"))
    wrong = camden.states("contracts/mistaken/awards", bodies.award())["fact"]
    right = bodies.award(authority="islington", replaces=wrong)

    response = camden.posts("contracts/mistaken/awards", right, seen=wrong)

    assert told(response) == (403, "not-in-charge", [])


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"seen_from": "2025-02-02", "seen_to": "2025-02-01"}, "period-reversed"),
        ({"seen_from": "2024-12-31"}, "seen-outside"),
    ],
)
def test_a_member_is_seen_on_days_that_can_be(
    admin: System, days: dict[str, str], code: str
) -> None:
    response = admin.posts("consortia/six/memberships", bodies.membership("hackney", **days))

    assert response.status_code == 422
    assert response.json()["errors"][0]["code"] == code


@pytest.mark.parametrize("about", ["camden", "person:camden", "authority:", "authority:Camden"])
def test_a_claim_is_about_a_thing_of_a_known_sort(camden: System, about: str) -> None:
    response = camden.posts("claims", bodies.claim(about))

    assert told(response) == (422, "invalid-request", ["/body/about"])


PARTNERS = {"visibility": "partners"}
ITS_OWN = {"visibility": "owner", "owner": "camden"}


@pytest.mark.parametrize(("claimed", "said"), [(ITS_OWN, PARTNERS), (PARTNERS, ITS_OWN)])
def test_a_fact_about_a_hidden_fact_is_shown_to_whom_that_is_shown(
    camden: System, claimed: dict[str, Any], said: dict[str, Any]
) -> None:
    """To others it would tell that there is such a fact; to fewer, that nothing was said of it."""
    claim = camden.states("claims", bodies.claim("authority:camden", **claimed))["fact"]
    decision = camden.posts(f"claims/{claim}/decision", bodies.decision(**said), seen=claim)
    second = camden.posts(f"facts/{claim}/corroborations", {**world.STATED, **said})

    for response in (decision, second):
        assert told(response) == (409, "visibility-differs", ["/body/visibility"])
