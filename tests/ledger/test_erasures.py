"""Erasure of free texts: who may, what goes, and what stays."""

from datetime import timedelta
from typing import Any

import pytest

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.verification.chain import verify
from tests.support import bodies, callers, world
from tests.support.registry import Registry, System, told

SECRET = "the unpublished sample agreement"
REASON = {"reason": "It names a person."}


def record_report(camden: System, note: str = SECRET, **conditions: str) -> str:
    """Record a fact with a note, and return its id."""
    report = bodies.report(note=note)
    fact: str = camden.states("authorities/camden/service-reports", report, **conditions)["fact"]
    return fact


def request_erasure(admin: System, fact: str, **more: Any) -> dict[str, Any]:
    response = admin.posts(f"facts/{fact}/erasure", {**REASON, **more})
    assert response.status_code == 202, response.text
    requested: dict[str, Any] = response.json()
    assert response.headers["location"] == f"/v1/erasures/{requested['id']}"
    return requested


def erase(admin: System, auditor: System, fact: str, **more: Any) -> dict[str, Any]:
    requested = request_erasure(admin, fact, **more)
    response = auditor.posts(f"erasures/{requested['id']}/consent", None)
    assert response.status_code == 200, response.text
    done: dict[str, Any] = response.json()
    return done


def test_erased_text_is_gone_from_fact_feed_and_history(
    camden: System, admin: System, auditor: System, anybody: System, registry: Registry
) -> None:
    secret = "the first unpublished agreement"
    fact = record_report(camden, secret)
    before = anybody.sees(f"facts/{fact}")["recorded_by"]
    assert before["texts"]["note"]["text"] == secret
    tag = anybody.tag(f"facts/{fact}")

    done = erase(admin, auditor, fact, texts=["note"])

    assert (done["consented_by"], done["texts"]) == ("auditor", ["note"])
    after = anybody.sees(f"facts/{fact}")["recorded_by"]
    assert after == {**before, "texts": {"note": {"text": None, "salt": None}}}
    assert secret not in anybody.asks("changes", limit=200, after=before["position"] - 1).text
    assert secret not in str(registry.everything())
    assert anybody.tag(f"facts/{fact}") != tag


def test_erasure_is_recorded_in_the_stream_of_the_text(
    camden: System, admin: System, auditor: System, anybody: System
) -> None:
    fact = record_report(camden)
    erase(admin, auditor, fact)
    head = anybody.sees("changes/head")["position"]
    (entry,) = anybody.lists("changes", after=head - 1)
    assert (entry["action"], entry["fact"], entry["type"]) == ("erased", fact, "service_report")
    assert entry["texts"]["reason"]["text"] == REASON["reason"]
    assert entry["content"] == {
        "entry": fact, "texts": ["note"], "requested_by": "admin", "consented_by": "auditor",
    }  # fmt: skip


def test_ledger_is_sound_after_an_erasure(
    camden: System, admin: System, auditor: System, registry: Registry
) -> None:
    erase(admin, auditor, record_report(camden))
    with registry.database.read_session() as session:
        assert verify(session, CATALOGUE).is_sound


def test_erased_name_is_replaced_where_a_name_is_required(
    camden: System, admin: System, auditor: System, anybody: System
) -> None:
    reference = "erased-title"
    contract = camden.states("contracts", bodies.contract(reference, title=SECRET, lead="camden"))
    erase(admin, auditor, contract["fact"], texts=["title"])
    assert anybody.sees(f"contracts/{reference}")["title"] == "[erased]"
    assert anybody.lists("contracts", q="unpublished sample") == []
    earlier = anybody.sees(f"contracts/{reference}", known_at=contract["recorded_at"])
    assert earlier["title"] == "[erased]"


def test_response_kept_for_an_idempotency_key_is_deleted(
    camden: System, admin: System, auditor: System
) -> None:
    fact = record_report(camden, key="erasure-1")
    assert record_report(camden, key="erasure-1") == fact
    erase(admin, auditor, fact)
    assert record_report(camden, key="erasure-1") != fact


def test_texts_of_a_source_are_erased(
    camden: System, admin: System, auditor: System, anybody: System
) -> None:
    entry = camden.states("sources", bodies.source("erased-source", title=SECRET))
    erase(admin, auditor, f"public-{entry['position']}", texts=["title"])
    assert anybody.sees("sources/erased-source")["title"] == "[erased]"
    assert anybody.lists("sources", q="unpublished") == []


def test_reason_of_a_withdrawal_is_erased(
    camden: System, admin: System, auditor: System, anybody: System
) -> None:
    fact = record_report(camden, note="A note.")
    withdrawal = camden.withdraws(fact, SECRET)
    erase(admin, auditor, f"public-{withdrawal['position']}")
    assert SECRET not in anybody.asks(f"facts/{fact}").text


def test_cover_is_the_same_before_and_after_an_erasure(
    camden: System, admin: System, auditor: System, anybody: System
) -> None:
    fact = record_report(camden)
    before = anybody.sees("cover", authority="camden", on="2025-05-01")
    erase(admin, auditor, fact)
    assert anybody.sees("cover", authority="camden", on="2025-05-01") == before


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["first_day"], (422, "not-a-free-text", ["/body/texts/0"])),
        (["note", "scope"], (422, "not-a-free-text", ["/body/texts/1"])),
        (["nothing"], (422, "not-a-free-text", ["/body/texts/0"])),
    ],
)
def test_day_or_code_is_not_erased(
    camden: System, admin: System, texts: list[str], expected: Any
) -> None:
    fact = record_report(camden)
    response = admin.posts(f"facts/{fact}/erasure", {**REASON, "texts": texts})
    assert told(response) == expected


def test_text_is_erased_once(camden: System, admin: System, auditor: System) -> None:
    fact = record_report(camden)
    done = erase(admin, auditor, fact)
    again = admin.posts(f"facts/{fact}/erasure", REASON)
    assert told(again) == (409, "already-erased", [])
    consent = auditor.posts(f"erasures/{done['id']}/consent", None)
    assert told(consent) == (409, "already-erased", [])


def test_nothing_is_erased_without_consent(camden: System, admin: System, anybody: System) -> None:
    fact = record_report(camden)
    request_erasure(admin, fact)
    assert anybody.sees(f"facts/{fact}")["recorded_by"]["texts"]["note"]["text"] == SECRET


def test_consent_of_the_admin_or_an_editor_is_refused(
    camden: System, admin: System, anybody: System
) -> None:
    requested = request_erasure(admin, record_report(camden))
    path = f"erasures/{requested['id']}/consent"
    for system, status in ((admin, 403), (camden, 403), (anybody, 401)):
        assert system.posts(path, None).status_code == status


def test_consent_by_a_key_that_the_admin_issued_is_refused(
    camden: System, admin: System, registry: Registry
) -> None:
    issued = admin.posts("api-keys", {"name": "own-auditor", "role": "auditor"})
    assert issued.status_code == 201, issued.text
    own = System(registry.client, {"X-API-Key": issued.json()["key"]})
    requested = request_erasure(admin, record_report(camden))
    response = own.posts(f"erasures/{requested['id']}/consent", None)
    assert told(response) == (403, "consent-not-independent", [])


def test_consent_after_a_day_is_refused(
    camden: System, admin: System, auditor: System, registry: Registry
) -> None:
    requested = request_erasure(admin, record_report(camden))
    registry.watch.now += timedelta(hours=24, minutes=1)
    response = auditor.posts(f"erasures/{requested['id']}/consent", None)
    assert told(response) == (409, "erasure-expired", [])


def test_request_of_an_editor_is_refused(camden: System) -> None:
    response = camden.posts(f"facts/{record_report(camden)}/erasure", REASON)
    assert response.status_code == 403


def test_entry_without_free_texts_has_nothing_to_erase(camden: System, admin: System) -> None:
    report = bodies.report(note=None)
    fact = camden.states("authorities/camden/service-reports", report)["fact"]
    assert told(admin.posts(f"facts/{fact}/erasure", REASON)) == (422, "not-a-free-text", [])


def test_id_with_leading_zeros_is_no_id(camden: System, admin: System) -> None:
    stream, position = record_report(camden).split("-")
    response = admin.posts(f"facts/{stream}-00{position}/erasure", REASON)
    assert response.status_code == 404


@pytest.mark.parametrize("fact", ["public-999999", "owner-camden-1", "nonsense", "public-x"])
def test_unknown_fact_returns_404(admin: System, fact: str) -> None:
    assert admin.posts(f"facts/{fact}/erasure", REASON).status_code == 404


def test_request_is_shown_to_auditors_and_admins_only(
    camden: System, admin: System, auditor: System
) -> None:
    requested = request_erasure(admin, record_report(camden))
    path = f"erasures/{requested['id']}"
    assert admin.sees(path) == auditor.sees(path) == requested
    assert camden.asks(path).status_code == 403
    assert auditor.asks("erasures/unknown").status_code == 404


def test_hidden_text_is_erased_in_its_own_stream(
    camden: System, admin: System, auditor: System, anybody: System, registry: Registry
) -> None:
    secret = "the hidden unpublished agreement"
    event = {
        "event": "distress-signal", "day": "2025-05-01", "day_basis": "agreed",
        "description": secret, "visibility": "owner", "owner": "camden", **world.STATED,
    }  # fmt: skip
    fact = camden.states("providers/north/events", event)["fact"]
    before = anybody.asks("changes/head")
    erase(admin, auditor, fact)
    assert anybody.asks("changes/head").content == before.content
    assert fact.startswith("owner-camden-")
    hidden = camden.lists("changes", stream="owner:camden")
    assert [item["action"] for item in hidden[-2:]] == ["recorded", "erased"]
    assert secret not in str(registry.everything())


def test_key_of_no_ancestor_consents(camden: System, admin: System, registry: Registry) -> None:
    other = System(registry.client, callers.key(registry.database, Role.AUDITOR, name="other"))
    requested = request_erasure(admin, record_report(camden))
    assert other.posts(f"erasures/{requested['id']}/consent", None).status_code == 200
