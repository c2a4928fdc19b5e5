"""Certainty, risks, positions and explanations of cover."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.platform.db.database import Database
from tests.support import world
from tests.support.commands import Provenance

NEED = {"authority": "camden", "scope": "delivery"}


def cell(client: TestClient, on: str, **filters: Any) -> dict[str, Any]:
    (found,) = client.get("/v1/cover", params=NEED | {"on": on} | filters).json()["items"]
    assert isinstance(found, dict)
    return found


def surely(client: TestClient, on: str) -> tuple[str, str]:
    found = cell(client, on)
    return found["state"], found["certainty"]


Story = Callable[[Session], Any]


def _plain(session: Session) -> None:
    world.award(session)


def _assumed_first_day(session: Session) -> None:
    world.contract(session, first_day_basis="assumed")
    world.award(session, seen_from="2025-03-01", seen_to="2025-05-31")


def _assumed_last_day(session: Session) -> None:
    world.contract(session, last_day_basis="assumed")
    world.award(session, seen_from="2025-03-01", seen_to="2025-05-31")


def _medium_confidence(session: Session) -> None:
    world.award(session, confidence="medium")


def _disputed_last_day(session: Session) -> None:
    world.award(session, seen_to="2025-05-31")
    world.claim(session, field="last_day", value="31 May 2025", reads_as="2025-05-31")


def _claim_without_a_day(session: Session) -> None:
    world.award(session)
    world.claim(session, field="last_day", value="In the summer")


def _settled_last_day(session: Session) -> None:
    world.award(session, seen_to="2025-05-31")
    claim = world.claim(session, field="last_day", reads_as="2025-05-31")
    world.decision(session, claim.id)


def _disputed_value(session: Session) -> None:
    world.award(session, seen_to="2025-05-31")
    world.claim(session, field="value", value="1,000 pounds")


def _reported_level(session: Session) -> None:
    world.award(session)
    world.report(session, finding="urgent-only", first_day="2025-06-01", last_day="2025-06-30")


def _reported_none(session: Session) -> None:
    world.scope_tree(session)
    world.report(session, finding="none", first_day="2025-06-01", last_day="2025-06-30")


def _attested_none(session: Session) -> None:
    world.scope_tree(session)
    world.attestation(session, first_day="2025-06-01", last_day="2025-06-30")


def _report_of_more_than_was_awarded(session: Session) -> None:
    world.award(session, level="urgent-only")
    world.report(session, finding="full", first_day="2025-06-01", last_day="2025-06-30")


@pytest.mark.parametrize(
    ("story", "days"),
    [
        (_plain, {
            "2024-12-31": ("unknown", None), "2025-06-15": ("full", "contracted"),
            "2026-01-01": ("ended", None),  # nothing recorded is no proof
        }),
        (_assumed_first_day, {
            "2025-02-28": ("full", "assumed"), "2025-03-01": ("full", "contracted"),
            "2025-12-31": ("full", "contracted"),
        }),
        (_assumed_last_day, {
            "2025-05-31": ("full", "contracted"), "2025-06-01": ("full", "assumed"),
        }),
        (_medium_confidence, {"2025-06-15": ("full", "assumed")}),
        (_disputed_last_day, {
            "2025-05-31": ("full", "contracted"), "2025-06-01": ("full", "assumed"),
        }),
        (_claim_without_a_day, {"2025-06-01": ("full", "contracted")}),
        (_settled_last_day, {"2025-06-01": ("full", "contracted")}),
        (_disputed_value, {"2025-06-01": ("full", "contracted")}),
        (_reported_level, {
            "2025-05-31": ("full", "contracted"), "2025-06-01": ("urgent-only", "observed"),
            "2025-07-01": ("full", "contracted"),
        }),
        (_reported_none, {
            "2025-06-15": ("none", "observed"), "2025-07-01": ("unknown", None),
        }),
        (_attested_none, {
            "2025-06-15": ("none", "attested"), "2025-07-01": ("unknown", None),
        }),
        (_report_of_more_than_was_awarded, {"2025-06-15": ("urgent-only", "contracted")}),
    ],
)  # fmt: skip
def test_cell_on_a_day_has_expected_state_and_certainty(
    empty_client: TestClient, database: Database, story: Story, days: dict[str, Any]
) -> None:
    with database.write_session() as session:
        story(session)

    assert {on: surely(empty_client, on) for on in days} == days


def test_attested_cell_shows_day_of_attestation(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, last_day="2025-05-31", last_day_basis="agreed")
        world.attestation(session, first_day="2025-06-01", last_day="2025-06-30")

    assert cell(empty_client, "2025-06-15")["attested_on"] == "2026-01-31"
    assert cell(empty_client, "2025-06-15")["certainty"] == "attested"
    assert cell(empty_client, "2025-07-01")["attested_on"] is None


def test_insolvency_is_a_risk_until_it_ends_or_another_provider_delivers_as_much(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)
        world.provider_event(session, event="winding-up-order", day="2025-03-01")
        world.provider_event(session, event="insolvency-ended", day="2025-09-01")
        world.contract(session, "c-2", provider="south", first_day="2025-05-01")
        world.award(session, "c-2", level="partial")
        world.contract(session, "c-3", provider="east", first_day="2025-07-01")
        world.award(session, "c-3", level="full")

    at_risk = {on: cell(empty_client, on)["risks"] for on in (
        "2025-02-28", "2025-03-01", "2025-05-01", "2025-07-01", "2025-09-01")}  # fmt: skip

    assert at_risk == {
        "2025-02-28": [],
        "2025-03-01": ["insolvency"],
        "2025-05-01": ["insolvency"],  # the solvent one delivers less
        "2025-07-01": [],
        "2025-09-01": [],
    }


def _in(year: int) -> Provenance:
    return Provenance("tests", datetime(year, 1, 1, 12, tzinfo=UTC))


def test_day_and_known_at_select_independently(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session, provenance=_in(2024))
    with database.write_session() as session:
        change = world.term_change(session, last_day="2025-06-30", provenance=_in(2025))
        at = change.position
    with database.write_session() as session:
        world.withdraw(session, change, reason="Another contract was meant.", provenance=_in(2026))

    autumn = {
        filters: cell(empty_client, "2025-10-01", **{filters.split("=")[0]: filters.split("=")[1]})
        for filters in (
            f"position={at - 1}", f"position={at}", f"position={at + 1}",
            "known_at=2024-06-01", "known_at=2025-06-01", "known_at=2026-06-01",
            "known_at=2025-01-01T11:59:59Z", "known_at=2025-01-01T12:00:00Z",
        )
    }  # fmt: skip

    assert {filters: found["state"] for filters, found in autumn.items()} == {
        f"position={at - 1}": "full",
        f"position={at}": "ended",
        f"position={at + 1}": "full",
        "known_at=2024-06-01": "full",
        "known_at=2025-06-01": "ended",
        "known_at=2026-06-01": "full",
        "known_at=2025-01-01T11:59:59Z": "full",
        "known_at=2025-01-01T12:00:00Z": "ended",
    }
    assert cell(empty_client, "2025-06-30", position=at)["state"] == "full"


def test_position_before_first_fact_gives_unknown_authority_and_empty_cover(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.award(session)

    named = empty_client.get("/v1/cover", params=NEED | {"known_at": "2026-11-21"})
    response = empty_client.get("/v1/cover", params={"known_at": "2026-11-21"})

    assert (named.status_code, named.json()["code"]) == (422, "unknown-filter-code")
    assert (response.json()["items"], response.headers["registry-position"]) == ([], "0")


def test_explanation_contains_rule_and_current_facts_in_order(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, last_day="2025-10-31")
        award = world.award(session)
        wrong = world.term_change(session, last_day="2025-04-30")
        world.withdraw(session, wrong, reason="Another contract was meant.")
        end = world.term_change(session, last_day="2025-06-30")
        stop = world.provider_event(session, day="2025-05-31")
        seen = world.report(session, first_day="2025-06-01", last_day="2025-06-01")
        world.award(session, "elsewhere", authority="brent")

    filters = NEED | {"on": "2025-06-01", "explain": "true"}
    result = empty_client.get("/v1/cover", params=filters).json()["explanation"]
    assert any("ceased" in step for step in result["rule"])
    facts = [fact["fact"] for fact in result["facts"]]
    assert facts == sorted(facts, key=lambda fact: int(fact.split("-")[1]))
    assert {award.id, end.id, stop.id, seen.id} <= set(facts)
    assert wrong.id not in facts
    assert {fact["subject"]["code"] for fact in result["facts"]} == {"c-1", "north", "camden"}
    assert empty_client.get("/v1/cover", params=NEED).json()["explanation"] is None


def test_explanation_of_call_off_includes_its_framework(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.contract(session, "frame", kind="framework")
        world.contract(session, framework="frame", last_day=None, last_day_basis="derived")
        world.award(session)

    filters = NEED | {"on": "2025-06-01", "explain": "true"}
    facts = empty_client.get("/v1/cover", params=filters).json()["explanation"]["facts"]

    assert {fact["subject"]["code"] for fact in facts} == {"frame", "c-1"}
