"""The decision about Hackney of 12 August 2025 (24 015 097) and its remedies."""

from typing import Any

import pytest

from tests.support.bodies import Body, complete
from tests.support.recorded import (
    PARTNERS,
    filters,
    ombudsman,
    paged,
    pair,
    refusal,
    remedy,
    rows,
    taken,
)
from tests.support.registry import Refusal, Registry, System, told

DECISIONS = "ombudsman-decisions"
HACKNEY = "24 015 097"
TWENTY_DAYS = {"within": {"length": 20, "unit": "working-days"}}
TWO_MONTHS = {"within": {"length": 2, "unit": "months"}}
WAITING = ["open", "not-recorded", "late"]
GONE = "The contractor has ceased trading."
SHARES = [
    {"fault": "contractor", "amount": "125.00"}, {"fault": "council", "amount": "125.00"},
]  # fmt: skip
ASKED: dict[str, Body] = {
    "apology": {"text": "Apologise to both.", **TWENTY_DAYS},
    "payment": {
        "text": "Pay 250 pounds.",
        "amount": "250.00",
        "shares": SHARES,
        **TWENTY_DAYS,
    },
    "briefing": {"text": "Brief all who close referrals, or remind them.", **TWO_MONTHS},
    "evidence": {"text": "Send evidence of compliance."},
    # Remedies that can no longer be done: the contractor was wound up on 1 August 2025, before the
    # decision, and stopped on 15 September, after it.
    "review": {"text": "Review failed appointments together.", "fell_away_on": "2025-08-01"},
    "notice": {"text": "Give notice of appointments.", "fell_away_on": "2025-08-01"},
    "replies": {"text": "Watch the contractor's replies.", "fell_away_on": "2025-09-15"},
}


@pytest.fixture(scope="module")
def remedy_ids(hackney: System, admin: System) -> dict[str, str]:
    """Record the decision and its remedies; return their ids."""
    pair(admin)
    hackney.states(
        "authorities/hackney/attestations", complete("remedies", "2025-09-15", "2025-10-12")
    )
    findings = ["missed first visit", "short notice for the fourth visit"]
    said = ombudsman(HACKNEY, provider="north", findings=findings)
    ids = {"decision": str(hackney.states(DECISIONS, said)["fact"])}
    for name, item in ASKED.items():
        because = {"fell_away_because": GONE} if "fell_away_on" in item else {}
        body = remedy(ids["decision"], **item, **because)
        ids[name] = str(hackney.states("remedies", body)["fact"])
    return ids


def refuse(registry: Registry, system: System, path: str, body: Body, **said: str) -> Refusal:
    return refusal(registry, lambda: system.posts(path, body, **said))


def remedies(system: System, ids: dict[str, str], **asked: Any) -> dict[str, dict[str, Any]]:
    """Return the remedies of a query by their names in the test."""
    listed = system.lists("remedies", decision=ids["decision"], **asked)
    found = {item["fact"]: item for item in listed}
    return {name: found[fact] for name, fact in ids.items() if fact in found}


def test_decision_returns_findings_and_remedy_counts(
    anybody: System, remedy_ids: dict[str, str]
) -> None:
    (found,) = anybody.lists(DECISIONS, reference=HACKNEY, on="2025-09-15")

    assert found == {
        "id": remedy_ids["decision"], "fact": remedy_ids["decision"], "source": "minutes",
        "confidence": "high", "visibility": "public", "note": None, "authority": "hackney",
        "authority_name": "Hackney", "provider": "north", "reference": HACKNEY,
        "ombudsman": "Local Government and Social Care Ombudsman", "decided_on": "2025-08-12",
        "outcome": "upheld",
        "findings": ["missed first visit", "short notice for the fourth visit"],
        "remedies": 7, "remedies_open": 4, "remedies_late": 2, "remedies_not_recorded": 0,
        "last_heard_on": "2025-09-15",
    }  # fmt: skip


def test_due_day_follows_from_time_limit(anybody: System, remedy_ids: dict[str, str]) -> None:
    found = remedies(anybody, remedy_ids, on="2025-08-31")

    names = "due_on", "due_is_working_day", "within", "state"
    assert {name: tuple(item[it] for it in names) for name, item in found.items()} == {
        "apology": ("2025-09-10", True, "20 working days after", "open"),
        "payment": ("2025-09-10", True, "20 working days after", "open"),
        "briefing": ("2025-10-12", False, "2 months after", "open"),
        # No source speaks of this one after the decision.
        "evidence": (None, None, None, "not-recorded"),
        "review": (None, None, None, "fell-away"),
        "notice": (None, None, None, "fell-away"),
        "replies": (None, None, None, "open"),
    }
    assert (found["payment"]["amount"], found["payment"]["reference"]) == ("250.00", HACKNEY)
    assert found["payment"]["shares"] == SHARES
    assert found["payment"]["last_heard_on"] == "2025-08-12"
    assert found["review"]["fell_away_because"] == GONE


@pytest.mark.parametrize(
    ("on", "late", "fell_away"),
    [
        ("2025-08-12", set(), {"review", "notice"}),
        ("2025-09-10", set(), {"review", "notice"}),
        # Nobody attests the record of this day, so its silence says nothing.
        ("2025-09-11", set(), {"review", "notice"}),
        ("2025-09-15", {"apology", "payment"}, {"review", "notice", "replies"}),
        # The briefing was due on the last attested day, when it was still in time.
        ("2025-10-13", {"apology", "payment"}, {"review", "notice", "replies"}),
    ],
)
def test_status_of_remedies_depends_on_day(
    anybody: System, remedy_ids: dict[str, str], on: str, late: set[str], fell_away: set[str]
) -> None:
    assert set(remedies(anybody, remedy_ids, on=on, state="late")) == late
    assert set(remedies(anybody, remedy_ids, on=on, state="fell-away")) == fell_away
    waiting = set(ASKED) - fell_away
    assert set(remedies(anybody, remedy_ids, on=on, state=WAITING)) == waiting
    (decision,) = anybody.lists(DECISIONS, reference=HACKNEY, on=on)
    assert (decision["remedies_open"], decision["remedies_late"]) == (len(waiting), len(late))


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        ([{"fault": "contractor", "amount": "250.01"}], "share-above-amount"),
        ([*SHARES[:1], {"fault": "council", "amount": "125.01"}], "share-above-amount"),
        ([*SHARES[:1], *SHARES[:1]], "fault-twice"),
    ],
)
def test_shares_above_the_amount_are_refused(
    registry: Registry, hackney: System, remedy_ids: dict[str, str], shares: list[Body], code: str
) -> None:
    said = remedy(remedy_ids["decision"], amount="250.00", shares=shares)
    response = hackney.posts("remedies", said)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"]) == (422, code)
    assert refuse(registry, hackney, "remedies", said)[0] == 422


def test_share_of_a_remedy_without_an_amount_is_refused(
    hackney: System, remedy_ids: dict[str, str]
) -> None:
    response = hackney.posts("remedies", remedy(remedy_ids["decision"], shares=SHARES))

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"]) == (422, "share-above-amount")


def test_day_before_decision_returns_no_remedies(
    anybody: System, remedy_ids: dict[str, str]
) -> None:
    assert anybody.lists(DECISIONS, reference=HACKNEY, on="2025-08-11") == []
    assert remedies(anybody, remedy_ids, on="2025-08-11") == {}


def another(hackney: System, reference: str, **said: Any) -> str:
    return str(hackney.states(DECISIONS, ombudsman(reference, **said))["fact"])


@pytest.mark.parametrize(
    ("done_on", "state"), [("2025-09-10", "done"), ("2025-09-11", "done-late")]
)
def test_revised_remedy_is_done_from_its_day_on(
    registry: Registry, hackney: System, anybody: System, done_on: str, state: str
) -> None:
    ids = {"decision": another(hackney, f"24 000 {done_on[-2:]}0")}
    open_ = hackney.states("remedies", remedy(ids["decision"], **TWENTY_DAYS))["fact"]
    done = remedy(ids["decision"], **TWENTY_DAYS, done_on=done_on, replaces=open_)

    assert refuse(registry, hackney, "remedies", done)[:2] == (428, "if-match-needed")
    entry = hackney.states("remedies", done, seen=open_)

    ids["done"] = entry["fact"]
    assert remedies(anybody, ids)["done"]["state"] == state
    assert remedies(anybody, ids, on="2025-09-09")["done"]["state"] == "open"
    before = anybody.lists("remedies", decision=ids["decision"], position=entry["position"] - 1)
    assert [(item["fact"], item["state"]) for item in before] == [(open_, "late")]
    assert refuse(registry, hackney, "remedies", done, seen=open_)[:2] == (412, "stale")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ({"decided_on": "2028-12-20"}, None),  # beyond the bank holidays that are announced
        ({"decided_on": None}, None),  # the decision about Bromley, 24 008 037, names no day
        ({"decided_on": "2025-08-12"}, "2025-09-10"),
    ],
)
def test_time_limit_without_known_working_days_has_no_due_day(
    hackney: System, anybody: System, said: Body, due: str | None
) -> None:
    ids = {"decision": another(hackney, "24 008 037", **said)}
    ids["apology"] = hackney.states("remedies", remedy(ids["decision"], **TWENTY_DAYS))["fact"]

    found = remedies(anybody, ids, on="2199-12-31")["apology"]

    silent = "open" if said["decided_on"] is None else "not-recorded"
    assert (found["due_on"], found["state"]) == (due, "late" if due else silent)


def test_each_filter_selects_matching_decisions_and_remedies(
    camden: System, hackney: System, anybody: System, reader: System, remedy_ids: dict[str, str]
) -> None:
    other = camden.states(DECISIONS, ombudsman("25 000 001", authority="camden", provider="south"))[
        "fact"
    ]
    hidden = camden.states("remedies", remedy(other, authority="camden", **PARTNERS))["fact"]
    decisions = {"hackney": remedy_ids["decision"], "camden": other}
    asked = {"hackney": remedy_ids["apology"], "camden": hidden}

    for name, said in (
        ("camden", {"authority": "camden"}), ("camden", {"consortium": "pair"}),
        ("camden", {"provider": "south"}), ("camden", {"reference": "25 000 001"}),
        ("hackney", {"provider": "north"}),
    ):  # fmt: skip
        assert filters(anybody, DECISIONS, decisions, **said) == {name}
    for said in ({"authority": "camden"}, {"consortium": "pair"}, {"decision": other}):
        assert filters(reader, "remedies", asked, **said) == {"camden"}
        assert filters(anybody, "remedies", asked, **said) == set()
    assert [anybody.lists(DECISIONS, reference="25 000 001")[0]["remedies"],
            reader.lists(DECISIONS, reference="25 000 001")[0]["remedies"]] == [0, 1]  # fmt: skip
    for path in (DECISIONS, "remedies"):
        assert paged(reader, path) == reader.lists(path, limit=200)
        assert told(anybody.asks(path, authority="nowhere"))[1] == "unknown-filter-code"
    (row,) = rows(anybody, "remedies", decision=remedy_ids["decision"], state="fell-away", limit=1)
    assert row["fell_away_because"] == GONE


def test_number_of_statements_is_independent_of_remedies(
    hackney: System, anybody: System, remedy_ids: dict[str, str]
) -> None:
    few = [taken(anybody, path, limit=200) for path in (DECISIONS, "remedies")]
    for n in range(5):
        hackney.states("remedies", remedy(another(hackney, f"24 300 00{n}")))

    assert [taken(anybody, path, limit=200) for path in (DECISIONS, "remedies")] == few
