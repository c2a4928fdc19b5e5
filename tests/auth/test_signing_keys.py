"""Signing keys are fetched rarely, refreshed after rotation, and their absence is handled."""

from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.auth.tokens import refusal, tokens, with_header
from tests.support.issuer import LocalIssuer, serving


def test_keys_are_fetched_once_despite_unknown_key_ids(issuer: LocalIssuer) -> None:
    checked = tokens(issuer)

    for n in range(5):
        checked.authenticate(issuer.token())
        refusal(checked, issuer.token(kid=f"unknown-{n}"))

    assert issuer.asked == ["/.well-known/openid-configuration", "/jwks"]


def test_invalid_token_causes_no_request_to_the_issuer(issuer: LocalIssuer) -> None:
    refusal(tokens(issuer), with_header(alg="none")(issuer))

    assert issuer.asked == []


def test_rotated_key_is_fetched_after_the_cooldown(issuer: LocalIssuer) -> None:
    patient, hasty = tokens(issuer), tokens(issuer, cooldown=0)
    old = issuer.token()
    for checked in (patient, hasty):
        checked.authenticate(old)

    issuer.rotate("second")

    assert "does not publish" in refusal(patient, issuer.token()).detail
    assert hasty.authenticate(issuer.token()).caller.role is Role.READER
    assert "does not publish" in refusal(hasty, old).detail


def test_configured_address_of_the_keys_is_used(issuer: LocalIssuer) -> None:
    tokens(issuer, oidc_jwks_url=f"{issuer.url}/jwks").authenticate(issuer.token())

    assert issuer.asked == ["/jwks"]


def test_failed_fetch_is_not_repeated_at_once() -> None:
    with serving() as issuer:
        checked, fresh = tokens(issuer, cooldown=0), tokens(issuer)
        checked.authenticate(issuer.token())
        known, unknown = issuer.token(), issuer.token(kid="new")

    for refused in (refusal(fresh, known), refusal(checked, unknown), refusal(fresh, unknown)):
        assert refused.code == "identity-provider-unavailable"
        assert int(refused.headers["Retry-After"]) <= 5
    assert checked.authenticate(known).caller.name == "camden-care"


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {},
        {"keys": []},
        "nonsense",
    ],
)
def test_malformed_answer_of_the_issuer_returns_503(
    issuer: LocalIssuer, answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuer, "answer", lambda _: answer)

    assert refusal(tokens(issuer), issuer.token()).code == "identity-provider-unavailable"


@pytest.mark.parametrize(
    "said", [{"issuer": "https://elsewhere.example"}, {"jwks_uri": "file:///etc/passwd"}]
)
def test_configuration_of_another_issuer_is_rejected(
    issuer: LocalIssuer, said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = issuer.answer
    monkeypatch.setattr(issuer, "answer", lambda path: answer(path) | said)
    checked = tokens(issuer)

    for _ in range(3):
        assert refusal(checked, issuer.token()).code == "identity-provider-unavailable"

    # Nor is it asked again for each token that somebody sends.
    assert issuer.asked == ["/.well-known/openid-configuration"]
