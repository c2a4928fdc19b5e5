"""Westminster waits for its data, which the special managers held back from 25 September 2025.

They asked for agreements on sharing data and for a fixed fee. Camden has the part of Westminster.
"""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.cases import opened, shown, step, takes, transfer
from tests.support.registry import Registry, System, told

MANAGERS = "special managers"


@pytest.fixture(scope="module", autouse=True)
def westminster(camden: System, admin: System) -> str:
    number = [{"scheme": "GB-COH", "id": "00999"}]
    admin.states("providers", bodies.provider("nrs", identifiers=number))
    numbered = bodies.contract("beds", identifiers=[{"scheme": "GB-FTS", "id": "063402-2025"}])
    camden.states("contracts", numbered)
    body = transfer(holder="nrs", contract="beds", scopes=["equipment"])
    case = opened(camden, "data-transfers", body)
    takes(
        camden, "data-transfers", case, step("requested", "2025-09-16"),
        step("agreement-asked", "2025-09-25"), step("fee-asked", "2025-09-25"),
        step("blocked", "2025-09-25", by=MANAGERS), step("agreement-signed", "2025-10-02"),
        step("fee-asked", "2025-10-02", amount="1200.50"),
        step("fee-paid", "2025-10-06", amount="1200.50"),
        step("unblocked", "2025-10-08", by=MANAGERS),
        step("received", "2025-10-08", records=9_000),
        step("reconciled", "2025-10-20", records=8_750, missing=250),
        step("completed", "2025-10-31"),
    )  # fmt: skip
    return case


def test_blocked_transfer_returns_blocking_party_and_cells_at_risk(
    reader: System, westminster: str
) -> None:
    found = reader.sees(f"data-transfers/{westminster}", on="2025-09-30")

    said = {
        "holder": "nrs", "holder_name": "Nrs Care", "recipient": "south",
        "recipient_name": "South Care", "open": True, "last_step": "blocked", "agreement": "asked",
        "fee_asked": None, "fee_paid": None, "requested_on": "2025-09-16", "received_on": None,
        "records_received": None, "blocked": True, "days_known": 6,
        "holds": [
            {"by": MANAGERS, "since": "2025-09-25", "days_known": 6, "last_heard_on": "2025-10-08",
             "ongoing": True}
        ],
        "blocked_since": "2025-09-25",
        "state": "open", "last_heard_on": "2025-10-31",
        "cells_at_risk": ["camden/delivery", "camden/repair"],
    }  # fmt: skip
    assert {name: found[name] for name in said} == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-09-15", {"last_step": None, "agreement": "not-asked", "requested_on": None,
                        "blocked": False, "cells_at_risk": ["camden/delivery", "camden/repair"]}),
        ("2025-10-02", {"last_step": "fee-asked", "agreement": "signed", "fee_asked": "1200.50",
                        "fee_paid": None, "days_known": 8}),
        ("2025-10-08", {"last_step": "received", "fee_paid": "1200.50", "blocked": False,
                        "days_known": 13, "received_on": "2025-10-08", "records_received": 9_000,
                        "records_reconciled": None, "cells_at_risk": []}),
        ("2025-10-20", {"last_step": "reconciled", "records_reconciled": 8_750,
                        "records_missing": 250, "open": True}),
        ("2025-10-31", {"last_step": "completed", "open": False, "days_known": 13, "state": "done",
                        "holds": [{"by": MANAGERS, "since": "2025-09-25", "days_known": 13,
                                   "last_heard_on": "2025-10-08", "ongoing": False}]}),
    ],
)  # fmt: skip
def test_progress_of_transfer_depends_on_day(
    reader: System, westminster: str, on: str, said: dict[str, Any]
) -> None:
    found = reader.sees(f"data-transfers/{westminster}", on=on)

    assert {name: found[name] for name in said} == said


def test_block_of_one_report_is_known_for_its_day_and_not_for_later_ones(
    camden: System, reader: System
) -> None:
    case = opened(camden, "data-transfers", transfer())
    fee = step("fee-asked", "2025-09-25", negotiable=False, before_data=True)
    blocked = step("blocked", "2025-09-25", by=MANAGERS, day_basis="reported")
    takes(camden, "data-transfers", case, fee, blocked)

    def found(on: str) -> list[Any]:
        shown = reader.sees(f"data-transfers/{case}", on=on)
        names = ("state", "blocked", "days_known", "last_heard_on", "cells_at_risk", "open")
        return [shown[name] for name in names]

    cells = ["camden/delivery"]
    assert found("2025-09-25") == ["open", True, 1, "2025-09-25", cells, True]
    assert found("2026-11-29") == ["not-recorded", None, 1, "2025-09-25", [], True]
    camden.states(
        "authorities/camden/attestations",
        bodies.complete("transfers", "2026-11-28", "2026-11-29"),
    )
    # The record of these days is complete and shows no end.
    assert found("2026-11-29") == ["open", True, 3, "2025-09-25", cells, True]
    asked, held = reader.sees(f"data-transfers/{case}")["steps"]
    assert (asked["negotiable"], asked["before_data"], held["day_basis"]) == (
        False, True, "reported",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"open": "true", "on": "2025-10-30"}, True), ({"open": "true"}, False),
        ({"open": "false", "on": "2025-10-30"}, False), ({"open": "false"}, True),
        ({"blocked": "true", "on": "2025-10-07"}, True),
        ({"blocked": "true", "on": "2025-10-08"}, False),
        ({"blocked": "false", "on": "2025-10-07"}, False),
        ({"blocked": "false", "open": "false"}, True),
        ({"blocked": "true", "open": "false"}, False),
        ({"holder": "nrs"}, True), ({"holder": "GB-COH-00000999"}, True),
        ({"holder": "south"}, False), ({"recipient": "south"}, True),
        ({"recipient": "nrs"}, False), ({"holder": "nrs", "recipient": "south"}, True),
        ({"contract": "beds"}, True), ({"contract": "063402-2025"}, True),
    ],
)  # fmt: skip
def test_each_filter_selects_matching_transfers(
    reader: System, westminster: str, asked: dict[str, str], is_there: bool
) -> None:
    assert (westminster in shown(reader, "data-transfers", **asked)) is is_there


def test_transfer_without_recipient_and_scopes_is_recorded(camden: System, reader: System) -> None:
    case = opened(camden, "data-transfers", transfer(recipient=None, scopes=[]))

    found = reader.sees(f"data-transfers/{case}")
    assert (found["recipient"], found["recipient_name"], found["cells_at_risk"]) == (None, None, [])


def test_scope_is_withdrawn_after_the_transfer_that_names_it(camden: System, admin: System) -> None:
    scope = admin.states("scopes", bodies.scope("hoists"))["fact"]
    case = opened(camden, "data-transfers", transfer(scopes=["hoists", "repair"]))
    withdrawal, sorry = f"facts/{scope}/withdrawal", {"reason": "There is no such scope."}

    refused = admin.posts(withdrawal, sorry, seen=f'"{scope}"')
    at_risk = camden.sees(f"data-transfers/{case}", on="2025-09-04")["cells_at_risk"]
    camden.withdraws(case)
    done = admin.posts(withdrawal, sorry, seen=f'"{scope}"')

    assert (refused.status_code, refused.json()["code"]) == (409, "still-named")
    assert at_risk == ["camden/hoists", "camden/repair"]
    assert done.status_code == 201


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (transfer(classes=[]), "too-short", "/body/classes"),
        (transfer(classes=["letters"]), "unknown-word", "/body/classes/0"),
        (transfer(scopes=["delivery", "ramps"]), "unknown-scope", "/body/scopes/1"),
        (transfer(holder="Nobody!"), "string-pattern-mismatch", "/body/holder"),
        (transfer(opened_on="1066-10-14"), "invalid-day", "/body/opened_on"),
        (transfer(visibility="owner"), "owner-if-owned", "/body"),
        (transfer(opening="partners-1"), "unknown-field", "/body/opening"),
    ],
)
def test_invalid_transfer_returns_problem_with_field(
    registry: Registry, camden: System, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts("data-transfers", body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before


ON = "2025-09-30"


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (step("requested", ON, by=MANAGERS), "not-of-this-step", "/body"),
        (step("blocked", ON, amount="1.00"), "not-of-this-step", "/body"),
        (step("fee-paid", ON, negotiable=True), "not-of-this-step", "/body"),
        (step("blocked", ON, before_data=True), "not-of-this-step", "/body"),
        (step("requested", ON, records=1), "not-of-this-step", "/body"),
        (step("received", ON, missing=1), "not-of-this-step", "/body"),
        (step("fee-asked", ON, amount="1200"), "string-pattern-mismatch", "/body/amount"),
        (step("fee-asked", ON, amount=1200.5), "string-type", "/body/amount"),
        (step("received", ON, records=-1), "greater-than-equal", "/body/records"),
        (step("received", ON, records=2**40), "less-than-equal", "/body/records"),
        (step("blocked", ON, by=""), "string-too-short", "/body/by"),
    ],
)
def test_field_of_another_step_is_refused(
    registry: Registry, camden: System, westminster: str, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts(f"data-transfers/{westminster}/steps", body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before


REQUESTED, BLOCKED = step("requested", "2025-09-16"), step("blocked", "2025-09-25", by=MANAGERS)


@pytest.mark.parametrize(
    ("taken", "then", "code", "pointer"),
    [
        ([], step("received", ON), "received-before-requested", "step"),
        ([], step("agreement-signed", ON), "agreement-signed-before-agreement-asked", "step"),
        ([], step("fee-paid", ON), "fee-paid-before-fee-asked", "step"),
        ([], step("unblocked", ON), "unblocked-before-blocked", "step"),
        ([BLOCKED], step("unblocked", ON, by="nrs"), "unblocked-before-blocked", "by"),
        ([BLOCKED], step("unblocked", "2025-09-24"), "unblocked-before-blocked", "step"),
        ([REQUESTED], step("reconciled", ON), "reconciled-before-received", "step"),
        ([REQUESTED], step("completed", ON), "completed-before-received", "step"),
        ([REQUESTED], step("requested", ON), "step-known", "step"),
        ([step("abandoned", "2025-09-29")], REQUESTED | {"day": ON}, "case-closed", "step"),
        ([], step("requested", "2025-09-03"), "step-before-opening", "day"),
    ],
)
def test_impossible_step_is_refused_and_not_recorded(
    registry: Registry, camden: System, taken: list[Body], then: Body, code: str, pointer: str
) -> None:
    case = opened(camden, "data-transfers", transfer())
    takes(camden, "data-transfers", case, *taken)
    before = registry.everything()

    response = camden.posts(f"data-transfers/{case}/steps", then)

    assert told(response) == (409, code, [f"/body/{pointer}"])
    assert registry.everything() == before


def test_required_step_is_withdrawn_only_after_later_steps(
    registry: Registry, camden: System
) -> None:
    case = opened(camden, "data-transfers", transfer())
    facts = takes(camden, "data-transfers", case, REQUESTED, step("received", "2025-10-08"))
    before = registry.everything()

    refused = camden.posts(f"facts/{facts[0]}/withdrawal", {"reason": "Misread."}, seen=facts[0])

    assert told(refused) == (409, "received-before-requested", [])
    assert registry.everything() == before
    for fact in reversed(facts):
        camden.withdraws(fact)
