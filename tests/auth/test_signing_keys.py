"""The keys of an issuer: asked for seldom, picked up when new, missed without harm."""

from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.auth.tokens import refusal, tokens, with_header
from tests.support.issuer import LocalIssuer, serving


def test_keys_are_asked_for_once_and_not_for_every_unknown_one(issuer: LocalIssuer) -> None:
    checked = tokens(issuer)

    for n in range(5):
        checked.authenticate(issuer.token())
        refusal(checked, issuer.token(kid=f"unknown-{n}"))

    assert issuer.asked == ["/.well-known/openid-configuration", "/jwks"]


def test_a_token_that_cannot_be_right_makes_nobody_ask(issuer: LocalIssuer) -> None:
    refusal(tokens(issuer), with_header(alg="none")(issuer))

    assert issuer.asked == []


def test_a_rotated_key_is_picked_up_after_the_cooldown(issuer: LocalIssuer) -> None:
    patient, hasty = tokens(issuer), tokens(issuer, cooldown=0)
    old = issuer.token()
    for checked in (patient, hasty):
        checked.authenticate(old)

    issuer.rotate("second")

    assert "does not publish" in refusal(patient, issuer.token()).detail
    assert hasty.authenticate(issuer.token()).caller.role is Role.READER
    assert "does not publish" in refusal(hasty, old).detail


def test_the_address_of_the_keys_may_be_set(issuer: LocalIssuer) -> None:
    tokens(issuer, oidc_jwks_url=f"{issuer.url}/jwks").authenticate(issuer.token())

    assert issuer.asked == ["/jwks"]


def test_a_silent_issuer_is_not_asked_again_at_once() -> None:
    with serving() as issuer:
        checked, fresh = tokens(issuer, cooldown=0), tokens(issuer)
        checked.authenticate(issuer.token())
        known, unknown = issuer.token(), issuer.token(kid="new")

    for refused in (refusal(fresh, known), refusal(checked, unknown), refusal(fresh, unknown)):
        assert (refused.code, refused.kind.status) == ("identity-provider-unavailable", 503)
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
def test_an_issuer_that_talks_nonsense_is_as_good_as_silent(
    issuer: LocalIssuer, answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuer, "answer", lambda _: answer)

    assert refusal(tokens(issuer), issuer.token()).code == "identity-provider-unavailable"


@pytest.mark.parametrize(
    "said", [{"issuer": "https://elsewhere.example"}, {"jwks_uri": "file:///etc/passwd"}]
)
def test_keys_are_those_that_the_issuer_itself_publishes(
    issuer: LocalIssuer, said: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = issuer.answer
    monkeypatch.setattr(issuer, "answer", lambda path: answer(path) | said)
    checked = tokens(issuer)

    for _ in range(3):
        assert refusal(checked, issuer.token()).code == "identity-provider-unavailable"

    # Nor is it asked again for each token that somebody sends.
    assert issuer.asked == ["/.well-known/openid-configuration"]
