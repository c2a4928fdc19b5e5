"""Remedies of a decision: same authority, and due after the decision."""

import pytest

from tests.support.bodies import Body
from tests.support.recorded import PARTNERS, moments, ombudsman, refusal, remedy
from tests.support.registry import Refusal, Registry, System, told

DECISIONS = "ombudsman-decisions"
TWENTY_DAYS = {"within": {"length": 20, "unit": "working-days"}}
GONE = "The contractor has ceased trading."


@pytest.fixture(scope="module")
def decision(hackney: System) -> str:
    return decided(hackney, "24 015 097")


def decided(hackney: System, reference: str) -> str:
    return str(hackney.states(DECISIONS, ombudsman(reference))["fact"])


def refuse(registry: Registry, system: System, path: str, body: Body, **said: str) -> Refusal:
    return refusal(registry, lambda: system.posts(path, body, **said))


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"decision": None}, "remedy-without-decision", "/body/decision"),
        ({"decision": "public-9999"}, "remedy-without-decision", "/body/decision"),
        ({"decision": "public-1"}, "remedy-without-decision", "/body/decision"),
        ({"decision": "24 015 097"}, "invalid-request", "/body/decision"),
        ({"due_on": "2025-09-10", **TWENTY_DAYS}, "two-due-days", "/body"),
        ({"done_on": "2025-09-10", "fell_away_on": "2025-09-10"}, "two-ends", "/body"),
        ({"fell_away_on": "2025-09-15"}, "reason-if-fell-away", "/body"),
        ({"fell_away_because": GONE}, "reason-if-fell-away", "/body"),
        ({"amount": "250"}, "invalid-request", "/body/amount"),
        ({"within": {"length": 0, "unit": "days"}}, "greater-than-equal", "/body/within/length"),
        ({"within": {"length": 10**4, "unit": "days"}}, "less-than-equal", "/body/within/length"),
    ],
)
def test_invalid_remedy_returns_problem(
    registry: Registry, hackney: System, decision: str, said: Body, code: str,
    pointer: str,
) -> None:  # fmt: skip
    body = remedy(decision) | said
    before = registry.everything()

    response = hackney.posts("remedies", body)

    faults = response.json()["errors"]
    assert (response.status_code, [item["pointer"] for item in faults]) == (422, [pointer])
    assert code in {response.json()["code"], faults[0]["code"]}
    assert registry.client.get(f"/problems/{faults[0]['code']}").status_code == 200
    assert registry.everything() == before


@pytest.mark.parametrize("field", ["done_on", "due_on"])
def test_remedy_due_or_done_before_decision_is_refused(
    registry: Registry, hackney: System, decision: str, field: str
) -> None:
    body = remedy(decision, **{field: "2025-08-11"})

    found = refuse(registry, hackney, "remedies", body)

    assert found == (409, "remedy-before-decision", [f"/body/{field}"])


def test_only_authority_of_decision_records_remedy(
    registry: Registry, camden: System, hackney: System, admin: System, decision: str
) -> None:
    body = remedy(decision)
    other = {**body, "authority": "camden"}

    assert refuse(registry, camden, "remedies", body) == (403, "not-in-charge", [])
    assert refuse(registry, camden, "remedies", other) == (
        422, "other-authority", ["/body/authority"],
    )  # fmt: skip
    assert refuse(registry, admin, "remedies", body)[1] == "acting-for-needed"
    assert refuse(registry, camden, DECISIONS, ombudsman("24 1")) == (403, "not-in-charge", [])
    assert admin.states(DECISIONS, ombudsman("24 2"), acting_for="hackney")
    hidden = refuse(registry, hackney, DECISIONS, {**ombudsman("24 3"), **PARTNERS})
    assert hidden == (422, "invalid-request", ["/body/visibility"])


def test_revised_decision_keeps_remedies_and_is_withdrawn_last(
    registry: Registry, hackney: System, anybody: System
) -> None:
    id_ = decided(hackney, "24 100 000")
    done = hackney.states("remedies", remedy(id_, done_on="2025-09-01", **TWENTY_DAYS))["fact"]
    right = ombudsman("24 100 001", decided_on="2025-08-19", replaces=id_)
    late = {**right, "decided_on": "2025-09-02"}

    refused = refuse(registry, hackney, DECISIONS, late, seen=id_)
    entry = hackney.states(DECISIONS, right, seen=id_)

    assert refused == (409, "remedy-before-decision", [])
    (found,) = anybody.lists("remedies", decision=id_)
    assert (found["reference"], found["due_on"]) == ("24 100 001", "2025-09-17")
    (shown,) = anybody.lists(DECISIONS, reference="24 100 001")
    assert (shown["id"], shown["fact"], shown["remedies"]) == (id_, entry["fact"], 1)
    path, reason = f"facts/{entry['fact']}/withdrawal", {"reason": "Another council's."}
    in_use = refuse(registry, hackney, path, reason, seen=entry["fact"])
    assert in_use == (409, "still-named", [])
    hackney.withdraws(done)
    hackney.withdraws(entry["fact"])
    gone = anybody.asks(DECISIONS, reference="24 100 001")
    assert told(gone)[1] == "unknown-filter-code"


def test_remedy_without_visible_decision_is_not_listed(
    registry: Registry, hackney: System, reader: System
) -> None:
    id_ = decided(hackney, "24 200 000")
    for _ in range(3):
        hackney.withdraws(hackney.states("remedies", remedy(id_, **PARTNERS))["fact"])
    hackney.withdraws(id_)

    for moment in moments(reader, "public", "partners"):
        reader.lists("remedies", known_at=moment)
    assert told(reader.asks("remedies", decision=id_))[1] == "unknown-filter-code"
