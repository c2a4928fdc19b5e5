"""Batches record what the single operations would, all of it or nothing."""

import json
from http import HTTPStatus
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.auth.models import AuditEntry
from app.ledger.budget import BatchBudget
from app.platform.db.columns import table
from tests.support import bodies, world
from tests.support.batches import (
    award,
    item,
    known_facts,
    recorded,
    report,
    send,
    send_alone,
    set_budget,
    source,
    without_moments,
)
from tests.support.openapi import DOCUMENT, faults_of
from tests.support.registry import Registry, System, told

RECEIPTS = DOCUMENT["components"]["schemas"]["BatchOut"]


@pytest.fixture(scope="module")
def facts(registry: Registry) -> dict[str, str]:
    return known_facts(registry)


def test_receipts_have_the_documented_shape(camden: System) -> None:
    response = send(camden, source("shaped"), report())

    assert faults_of(response.json(), RECEIPTS) == []
    assert response.headers["registry-position"] == str(response.json()["items"][-1]["position"])


def test_receipt_is_the_entry_of_the_feed(camden: System) -> None:
    alone = camden.states("authorities/camden/service-reports", bodies.report(note="Ünder ½."))
    (receipt,) = recorded(camden, report(note="Twice.", finding="partial"))

    after = alone["position"] - 1
    first, second = camden.lists("changes", after=after)
    location = receipt.pop("location")
    assert (first, second) == (alone, receipt)
    assert json.dumps(first) == json.dumps(alone)
    assert location.endswith(receipt["fact"])


def test_receipt_shows_its_own_entry_of_a_fact_that_a_later_item_ends(
    registry: Registry, camden: System
) -> None:
    position = registry.anybody.sees("changes/head")["position"]
    fact = f"public-{position + 1}"
    withdrawal = item("withdraw_fact", {"reason": "No."}, {"id": fact}, if_match=f'"{fact}"')

    receipts = recorded(camden, report(), withdrawal)

    assert [one["fact"] for one in receipts] == [fact, fact]
    assert [one["action"] for one in receipts] == ["recorded", "withdrawn"]
    assert receipts[1]["texts"]["reason"]["text"] == "No."
    assert {one["read_at"] for one in receipts} == {position + 2}


REFUSED: list[tuple[Any, str, list[str]]] = [
    (award("known", scope="none"), "unknown-scope", ["/facts/1/body/scope"]),
    (award("nowhere"), "unknown-code", ["/facts/1"]),
    (award("known", authority="hackney", scope="repair"), "not-in-charge", ["/facts/1"]),
    (item("record_service_report", bodies.report(), {"code": "islington"}), "not-in-charge",
     ["/facts/1"]),
    (source("minutes"), "source-exists", ["/facts/1/body/code"]),
    (item("withdraw_fact", {"reason": "No."}, {"id": "{award}"}), "if-match-needed",
     ["/facts/1/if_match"]),
    (item("withdraw_fact", {"reason": "No."}, {"id": "{award}"}, if_match='"{claim}"'), "stale",
     ["/facts/1/if_match"]),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "code", "pointers"), REFUSED)
def test_refused_fact_is_named_and_nothing_is_recorded(
    registry: Registry,
    camden: System,
    facts: dict[str, str],
    fact: dict[str, Any],
    code: str,
    pointers: list[str],
) -> None:
    text = json.dumps(fact)
    for name, id_ in facts.items():
        text = text.replace(f"{{{name}}}", id_)
    sent = json.loads(text)
    alone = send_alone(camden, sent)
    before = registry.everything()

    response = send(camden, source("before"), sent, award("nowhere"))

    assert told(response)[1:] == (code, pointers)
    assert response.status_code == alone.status_code
    assert registry.everything() == before


def test_thing_of_the_batch_is_still_found_after_a_fact_ended(
    registry: Registry, camden: System
) -> None:
    position = registry.anybody.sees("changes/head")["position"]
    wrong = f"public-{position + 2}"
    end = item("withdraw_fact", {"reason": "No."}, {"id": wrong}, if_match=f'"{wrong}"')
    contract = item("record_contract", bodies.contract("found-again"))

    facts = (contract, award("found-again"), end, award("found-again", level="partial"))

    assert len(recorded(camden, *facts)) == 4
    (held,) = camden.sees("contracts/found-again")["awards"]
    assert held["level"] == "partial"


def test_second_creation_in_one_batch_is_refused(camden: System) -> None:
    response = send(camden, source("twice"), source("twice"))

    assert told(response) == (409, "source-exists", ["/facts/1/body/code"])


def test_refusal_of_the_resulting_history_points_to_the_fact_that_caused_it(
    registry: Registry, camden: System, facts: dict[str, str]
) -> None:
    """Histories are checked after all commands, and the error names the fact by its id."""
    assert facts
    alone = send_alone(camden, award("known"))
    before = registry.everything()

    response = send(camden, report(), award("known"), report())

    assert told(alone) == (409, "award-overlaps", ["/body/first_day"])
    assert told(response) == (409, "award-overlaps", ["/facts/1/body/first_day"])
    assert registry.everything() == before


def test_fact_is_corroborated_and_withdrawn_in_the_batch_that_recorded_it(
    registry: Registry, camden: System
) -> None:
    """It is in the feed and at no moment, as each batch is read as a whole."""
    position = registry.anybody.sees("changes/head")["position"]
    fact = f"public-{position + 1}"
    second = f"public-{position + 2}"
    receipts = recorded(
        camden,
        report(scope="repair", note="Of this batch."),
        item("corroborate_fact", {**world.STATED}, {"id": fact}),
        item("withdraw_fact", {"reason": "No."}, {"id": second}, if_match=f'"{second}"'),
        item("withdraw_fact", {"reason": "No."}, {"id": fact}, if_match=f'"{fact}"'),
    )

    assert [entry["action"] for entry in receipts] == [
        "recorded", "recorded", "withdrawn", "withdrawn",
    ]  # fmt: skip
    moments = {"position": position}, {"known_at": receipts[0]["recorded_at"]}
    found = [camden.asks(f"facts/{fact}", **moment) for moment in moments]
    assert [response.status_code for response in found] == [404, 200]
    assert found[1].json()["is_current"] is False
    assert camden.sees(f"facts/{fact}")["ended_by"] == {
        name: value for name, value in receipts[-1].items() if name != "location"
    }


def test_fact_of_the_batch_that_was_withdrawn_in_it_is_not_withdrawn_again(
    registry: Registry, camden: System
) -> None:
    fact = f"public-{registry.anybody.sees('changes/head')['position'] + 1}"
    withdrawal = item("withdraw_fact", {"reason": "No."}, {"id": fact}, if_match=f'"{fact}"')

    response = send(camden, report(), withdrawal, withdrawal)

    assert told(response) == (409, "already-withdrawn", ["/facts/2"])


def test_admin_records_things_of_admins_and_acts_for_an_authority(admin: System) -> None:
    receipts = recorded(
        admin, item("record_provider", bodies.provider("by-admin")), report(), acting_for="camden"
    )

    assert [receipt["acting_for"] for receipt in receipts] == ["camden", "camden"]
    assert receipts[0]["location"] == "/v1/providers/by-admin"


def test_acting_for_that_is_refused_points_to_the_header(admin: System) -> None:
    response = send(admin, source("unneeded"), report(), acting_for="islington")

    assert told(response) == (403, "acting-for-needed", ["/header/Acting-For"])
    assert response.json()["detail"].startswith("/facts/1: ")


def test_dry_run_returns_the_same_receipts_and_records_nothing(
    registry: Registry, camden: System
) -> None:
    batch = [source("tried"), report(source="tried")]
    before = registry.everything()

    tried = camden.posts("batches?dry_run=true", {"facts": batch}, key="tried")
    assert registry.everything() == before
    done = recorded(camden, *batch)

    assert tried.status_code == HTTPStatus.OK
    assert [without_moments(one) for one in tried.json()["items"]] == [
        without_moments(one) for one in done
    ]


def test_dry_run_refuses_what_the_batch_would(camden: System, facts: dict[str, str]) -> None:
    assert facts
    response = camden.posts("batches?dry_run=true", {"facts": [award("known")]})

    assert told(response) == (409, "award-overlaps", ["/facts/0/body/first_day"])


def test_batch_sent_again_with_its_key_is_replayed(registry: Registry, camden: System) -> None:
    first = send(camden, report(), source("once-only"), key="batch-1")
    after = registry.everything()

    again = send(camden, report(), source("once-only"), key="batch-1")
    other = send(camden, report(), key="batch-1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert told(other) == (422, "idempotency-key-reused", ["/header/Idempotency-Key"])
    assert registry.everything() == after


def test_batch_is_one_audit_entry(registry: Registry, camden: System) -> None:
    def entries(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(table(AuditEntry))) or 0

    with registry.database.read_session() as session:
        before = entries(session)

    recorded(camden, report(), report(), report())

    with registry.database.read_session() as session:
        assert entries(session) == before + 1


class _MeasuredBudget(BatchBudget):
    def __init__(self) -> None:
        super().__init__(5)
        self.measured: list[tuple[int, float]] = []

    def measure(self, facts: int, seconds: float) -> None:
        self.measured.append((facts, seconds))


def test_duration_of_a_batch_is_measured(registry: Registry, camden: System) -> None:
    budget = _MeasuredBudget()
    set_budget(registry, budget)

    recorded(camden, report(), report(), key="measured")
    recorded(camden, report(), report(), key="measured")
    send(camden, report(), award("nowhere"))

    ((count, seconds),) = budget.measured
    assert count == 2
    assert seconds > 0
    set_budget(registry, BatchBudget(5))
