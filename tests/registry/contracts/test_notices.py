"""Notices: according to the law of their contract, and with or without a copy of it."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.notice_rules import is_notice_of
from app.domain.vocabulary import NoticeType, Regime
from app.ledger.identities import revise_details
from app.ledger.recording import record
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT, NOTICE
from app.registry.contracts.models import ContractDetailsFact, NoticeFact
from app.registry.contracts.schemas import ContractDetailsIn, ContractRevisionIn, NoticeIn
from tests.support import world

UNDER_THE_ACT = [f"UK{n}" for n in range(1, 18)]
BEFORE_IT = ["F01", "F02", "F03", "F14", "F15", "F20", "F21"]
BELOW = ["UK-below-threshold"]
HEALTH = [
    "psr-intention", "psr-award", "psr-urgent-award", "psr-modification", "psr-abandonment",
]  # fmt: skip
ANYWHERE = ["contracts-finder", "unknown"]
SAID = {**world.STATED, **world.AGREED, "title": "Contract", "kind": "competed",
        "purpose": "lasting", "provider": "north"}  # fmt: skip


def notice(session: Session, type_: str, **said: Any) -> NoticeFact:
    body = {"notice_type": type_, **world.STATED, **said}
    with world.commanding(session) as ctx:
        return record(ctx, NOTICE, NoticeIn.model_validate(body), contract="c-1")


def corrected(session: Session, old: ContractDetailsFact, regime: str) -> ContractDetailsFact:
    body = ContractDetailsIn.model_validate({**SAID, "regime": regime})
    return world.correct(session, CONTRACT, old, body)


def changed(session: Session, seen: str, regime: str) -> ContractDetailsFact:
    said = {"regime": regime, "reason": "change", "holds_from": "2025-07-01"}
    body = ContractRevisionIn.model_validate({**SAID, **said})
    with world.commanding(session) as ctx:
        return revise_details(replace(ctx, if_match=seen), CONTRACT, "c-1", body)


@pytest.mark.parametrize(
    ("regime", "known"),
    [
        ("pa-2023", UNDER_THE_ACT),
        ("pcr-2015", BEFORE_IT),
        ("below-threshold", UNDER_THE_ACT + BELOW + BEFORE_IT),
        *((other, UNDER_THE_ACT + BELOW + BEFORE_IT + HEALTH) for other in ("psr-2023", "unknown")),
    ],
)
def test_law_has_its_own_notices_and_those_of_any_law(regime: str, known: list[str]) -> None:
    found = [item.value for item in NoticeType if is_notice_of(Regime(regime), item)]

    assert sorted(found) == sorted([*known, *ANYWHERE])


@pytest.mark.parametrize(
    ("regime", "type_"),
    [
        ("pa-2023", "F03"),
        ("pa-2023", "F20"),
        ("pcr-2015", "UK7"),
        ("pa-2023", "psr-award"),
        ("below-threshold", "psr-award"),
        ("pa-2023", "UK-below-threshold"),
    ],
)
def test_notice_of_another_law_is_refused(database: Database, regime: str, type_: str) -> None:
    with database.write_session() as session:
        world.contract(session, regime=regime)
    with pytest.raises(DomainError) as refusal, database.write_session() as session:
        notice(session, type_)

    refused = refusal.value
    assert (refused.code, refused.field) == ("notice-unknown-to-regime", "notice_type")
    assert refused.detail == f"the regime {regime} has no notice {type_}"


@pytest.mark.parametrize(
    ("regime", "type_"),
    [
        ("pa-2023", "UK7"),
        ("pcr-2015", "F03"),
        ("pa-2023", "contracts-finder"),
        ("pcr-2015", "unknown"),
        ("unknown", "F14"),
        ("psr-2023", "psr-award"),
    ],
)
def test_notice_of_the_law_is_recorded(database: Database, regime: str, type_: str) -> None:
    with database.write_session() as session:
        world.contract(session, regime=regime)
        assert notice(session, type_).id


def test_change_to_a_law_without_its_notices_is_refused(database: Database) -> None:
    with database.write_session() as session:
        details = world.contract(session, regime="unknown")
        given = notice(session, "F03")
    for revise in (corrected, lambda session, old, law: changed(session, old.id, law)):
        with pytest.raises(DomainError) as refusal, database.write_session() as session:
            revise(session, session.get_one(ContractDetailsFact, details.id), "pa-2023")
        assert (refusal.value.code, refusal.value.field) == ("notice-unknown-to-regime", "regime")

    with database.write_session() as session:
        corrected(session, session.get_one(ContractDetailsFact, details.id), "pcr-2015")
        world.withdraw(session, session.get_one(NoticeFact, given.id), reason="Another.")
    with database.write_session() as session:
        now = session.query(ContractDetailsFact).filter_by(replaces=details.id).one()
        assert corrected(session, now, "pa-2023").regime is Regime.PA_2023


def test_duty_of_copy_is_met_only_by_a_notice_with_copy(
    empty_client: TestClient, database: Database
) -> None:
    value = {"amount": "5000001.00", "basis": "total"}
    with database.write_session() as session:
        world.contract(session, values=[value], signed_on="2025-03-03", special_regime="none")
        plain = notice(session, "UK7", published_on="2025-03-10")
    asked = {"contract": "c-1", "on": "2025-12-31"}

    def statuses() -> dict[str, tuple[str, bool]]:
        found = empty_client.get("/v1/notices", params=asked).json()["items"]
        return {item["rule"]: (item["status"], item["with_copy"]) for item in found}

    assert statuses()["pa-2023-details"] == ("given", False)
    assert statuses()["pa-2023-copy"] == ("not-recorded", False)
    with database.write_session() as session:
        notice(session, "UK7", published_on="2025-05-31", with_copy=True, replaces=plain.id)

    # Ninety days beginning with 3 March end on 31 May.
    assert statuses()["pa-2023-copy"] == ("given", True)
    assert statuses()["pa-2023-details"] == ("given-late", True)
    shown = empty_client.get("/v1/contracts/c-1").json()["notices"]
    assert [(item["notice_type"], item["with_copy"]) for item in shown] == [("UK7", True)]


def test_with_copy_is_false_by_default(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        world.contract(session)
        notice(session, "UK6")

    (shown,) = empty_client.get("/v1/contracts/c-1").json()["notices"]
    assert shown["with_copy"] is False
