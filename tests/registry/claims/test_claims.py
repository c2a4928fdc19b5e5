"""What sources say is kept beside what the registry accepts, decided on, and seconded."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.registry import System, told


@pytest.fixture(scope="module", autouse=True)
def _beds(camden: System, islington: System) -> None:
    """Camden's own contract, of which Camden takes delivery for the year 2025; and two papers."""
    camden.states("sources", bodies.source("notice", dated_on="2025-10-01"))
    camden.states("sources", bodies.source("news", dated_on="2025-11-05"))
    camden.states("contracts", bodies.contract("beds"))
    camden.states("contracts/beds/awards", bodies.award())


def claimed(asking: System, about: str = "contract:beds", **said: Any) -> str:
    return str(asking.states("claims", bodies.claim(about, **said))["fact"])


def decide(asking: System, claim: str, verdict: str, **said: Any) -> dict[str, Any]:
    path = f"claims/{claim}"
    body = bodies.decision(verdict, **said)
    return asking.states(f"{path}/decision", body, seen=asking.tag(path))


def certainty(asking: System, **asked: Any) -> str:
    asked = {"authority": "camden", "scope": "delivery", "on": "2025-05-01"} | asked
    (cell,) = asking.lists("cover", **asked)
    return str(cell["certainty"])


def test_a_claim_is_shown_where_it_was_recorded_and_beside_what_it_is_about(
    camden: System, anybody: System
) -> None:
    body = bodies.claim("contract:beds", field="value", value="£4 million", topic="What it costs")

    response = camden.posts("claims", body)

    claim = response.json()["fact"]
    assert response.headers["location"] == f"/v1/claims/{claim}"
    shown = anybody.sees(f"claims/{claim}")
    assert shown == {
        "id": claim, "about": "contract:beds", "field": "value", "value": "£4 million",
        "reads_as": None, "source": "minutes", "confidence": "high", "verdict": None,
        "reason": None, "visibility": "public",
    }  # fmt: skip
    assert shown in anybody.lists("claims", about="contract:beds")
    assert shown in anybody.sees("contracts/beds")["claims"]


def test_cover_is_assumed_while_a_claim_about_its_days_is_undecided(
    camden: System, anybody: System
) -> None:
    before = certainty(anybody)
    claim = claimed(camden, field="last_day", value="31 March", reads_as="2025-03-31")
    undecided = certainty(anybody)
    disputed = decide(camden, claim, "disputed")
    still = certainty(anybody)
    decide(camden, claim, "rejected")

    assert [before, undecided, still, certainty(anybody)] == [
        "contracted", "assumed", "assumed", "contracted",
    ]  # fmt: skip
    assert certainty(anybody, position=disputed["position"]) == "assumed"


def test_a_new_decision_takes_the_place_of_the_last_one(camden: System, anybody: System) -> None:
    claim = claimed(camden, field="lead")
    first_tag = camden.tag(f"claims/{claim}")
    first = decide(camden, claim, "disputed", reason="The minutes are unclear.")

    second = decide(camden, claim, "accepted", reason="The council has confirmed it.")

    assert first_tag == f'"{claim}"'
    assert (second["action"], second["replaces"]) == ("revised", first["fact"])
    shown = anybody.sees(f"claims/{claim}")
    assert (shown["verdict"], shown["reason"]) == ("accepted", "The council has confirmed it.")
    past = anybody.sees(f"claims/{claim}", position=first["position"])
    assert (past["verdict"], past["reason"]) == ("disputed", "The minutes are unclear.")
    assert camden.tag(f"claims/{claim}") == f'"{second["fact"]}"'


@pytest.mark.parametrize("status", [428, 412])
def test_whoever_has_not_seen_the_last_decision_does_not_undo_it(
    camden: System, status: int
) -> None:
    claim = claimed(camden, field="cpv")
    before = camden.tag(f"claims/{claim}")
    decide(camden, claim, "accepted")

    response = camden.posts(
        f"claims/{claim}/decision", bodies.decision(), seen=before if status == 412 else None
    )

    assert told(response) == (
        status, {428: "if-match-needed", 412: "stale"}[status], ["/header/If-Match"],
    )  # fmt: skip
    assert camden.sees(f"claims/{claim}")["verdict"] == "accepted"


def test_a_claim_is_withdrawn_after_the_decision_on_it(camden: System, anybody: System) -> None:
    claim = claimed(camden, field="ground")
    decision = decide(camden, claim, "accepted")
    path = f"facts/{claim}"

    refused = camden.posts(f"{path}/withdrawal", {"reason": "Misread."}, seen=camden.tag(path))
    camden.withdraws(decision["fact"])
    open_again = anybody.sees(f"claims/{claim}")["verdict"]
    camden.withdraws(claim)

    assert told(refused) == (409, "still-named", [])
    assert open_again is None
    assert anybody.asks(f"claims/{claim}").status_code == 404
    decided = camden.posts(f"claims/{claim}/decision", bodies.decision(), seen=f'"{claim}"')
    assert told(decided)[:2] == (404, "unknown-code")


def test_a_misread_claim_is_replaced_in_one_entry(camden: System, anybody: System) -> None:
    wrong = claimed(camden, field="department", value="Housing")

    right = claimed_again(camden, wrong, value="Adult care")

    found = anybody.lists("claims", field="department")
    assert [(one["id"], one["value"]) for one in found] == [(right, "Adult care")]


def claimed_again(asking: System, wrong: str, **said: Any) -> str:
    body = bodies.claim("contract:beds", field="department", replaces=wrong, **said)
    return str(asking.states("claims", body, seen=f'"{wrong}"')["fact"])


def test_a_conflict_names_the_value_that_is_used_and_why(camden: System, anybody: System) -> None:
    topic = {"field": "members", "topic": "How many take part"}
    first = claimed(camden, value="21", source="notice", **topic)
    claimed(camden, value="22", source="news", **topic)

    def conflict() -> dict[str, Any]:
        found = anybody.lists("conflicts", about="contract:beds")
        return next(one for one in found if one["topic"] == "How many take part")

    assert (conflict()["is_open"], conflict()["used"]) == (True, [])
    decide(camden, first, "accepted", reason="It lists them.")
    assert (conflict()["used"], conflict()["why"]) == (["21"], ["It lists them."])


def test_a_further_source_is_named_beside_the_first_and_moves_the_evidence(
    camden: System, anybody: System
) -> None:
    award = anybody.sees("contracts/beds")["awards"][0]["id"]
    asked = {"authority": "camden", "scope": "delivery", "on": "2025-05-01"}

    entry = camden.states(f"facts/{award}/corroborations", {"source": "news", "confidence": "high"})

    assert entry["type"] == "corroboration"
    assert entry["subject"] == {"thing": "contract", "code": "beds"}
    assert anybody.sees(f"facts/{award}")["corroborated_by"] == ["news"]
    assert "news" in anybody.sees("contracts/beds")["sources"]
    assert anybody.lists("cover", **asked)[0]["evidence_on"] == "2025-11-05"
    assert anybody.lists("cover", **asked, position=entry["position"] - 1)[0]["evidence_on"] is None


def test_a_fact_that_was_seconded_is_known_by_another_tag(camden: System, anybody: System) -> None:
    """Otherwise whoever has it already would never be told of the second source."""
    notice = camden.states("contracts/beds/notices", bodies.notice())["fact"]
    before = anybody.tag(f"facts/{notice}")

    camden.states(f"facts/{notice}/corroborations", {"source": "news", "confidence": "high"})

    again = anybody.asks(f"facts/{notice}", {"If-None-Match": before})
    assert (again.status_code, again.json()["corroborated_by"]) == (200, ["news"])
    known = anybody.asks(f"facts/{notice}", {"If-None-Match": again.headers["etag"]})
    assert known.status_code == 304


@pytest.mark.parametrize("seen_seconded", [False, True])
def test_a_fact_that_was_seconded_can_still_be_withdrawn(
    camden: System, seen_seconded: bool
) -> None:
    path = f"facts/{camden.states('contracts/beds/notices', bodies.notice())['fact']}"
    tags = [camden.tag(path)]
    camden.states(f"{path}/corroborations", {"source": "news", "confidence": "high"})
    tags.append(camden.tag(path))

    response = camden.posts(f"{path}/withdrawal", {"reason": "Misread."}, seen=tags[seen_seconded])

    assert response.status_code == 201
    assert (
        camden.posts(f"{path}/withdrawal", {"reason": "Misread."}, seen=tags[1]).status_code == 412
    )


def test_unknown_fact_is_not_corroborated(camden: System) -> None:
    body = {"source": "news", "confidence": "high"}

    response = camden.posts("facts/public-9999/corroborations", body)

    assert told(response)[:2] == (404, "unknown-code")


@pytest.mark.parametrize(
    ("field", "reads_as", "code"),
    [
        ("last_day", "31 March 2025", "reads-as-mismatch"),
        ("service_level", "nothing", "reads-as-mismatch"),
        ("provider", "nobody", "reads-as-mismatch"),
        ("service_model", "loan-store", "reads-as-untyped"),
    ],
)
def test_typed_value_that_does_not_fit_its_field_is_refused_and_nothing_is_recorded(
    camden: System, anybody: System, field: str, reads_as: str, code: str
) -> None:
    body = bodies.claim("contract:beds", field=field, value="As said", reads_as=reads_as)
    before = anybody.lists("claims", about="contract:beds")

    problem = camden.posts("claims", body).json()

    assert (problem["status"], problem["errors"][0]["code"]) == (422, code)
    assert problem["errors"][0]["pointer"] == "/body/reads_as"
    assert anybody.lists("claims", about="contract:beds") == before


def test_typed_claim_about_the_level_lowers_cover_until_it_is_decided(
    camden: System, anybody: System
) -> None:
    claim = claimed(camden, field="service_level", value="Urgent only", reads_as="urgent-only")
    cell = anybody.lists("cover", authority="camden", scope="delivery", on="2025-06-01")[0]
    decide(camden, claim, "rejected")
    after = anybody.lists("cover", authority="camden", scope="delivery", on="2025-06-01")[0]

    assert (cell["state"], cell["certainty"]) == ("urgent-only", "assumed")
    assert cell["risks"] == ["level-disputed"]
    assert (after["state"], after["certainty"], after["risks"]) == ("full", "contracted", [])
