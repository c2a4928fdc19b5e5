"""Bearer tokens of an identity provider: whom they name, and which are refused."""

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from pydantic import ValidationError

from app.access.tokens import LONGEST, Tokens
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.kit.clock import now
from app.kit.problems import Problem
from app.settings import Settings
from tests.access.issuer import AUDIENCE, LocalIssuer, serving

STRANGER = generate_private_key(public_exponent=65537, key_size=2048)
Make = Callable[[LocalIssuer], str]


@pytest.fixture
def issuer() -> Iterator[LocalIssuer]:
    with serving() as running:
        yield running


def tokens(issuer: LocalIssuer, *, cooldown: float = 30, **settings: Any) -> Tokens:
    said = {"oidc_issuer": issuer.url, "oidc_audience": AUDIENCE, **settings}
    rules = Settings(_env_file=None, **said).issuer
    assert rules is not None
    return Tokens(replace(rules, cooldown_seconds=cooldown))


def refusal(checked: Tokens, token: str) -> Problem:
    with pytest.raises(Problem) as refused:
        checked.holder(token)
    return refused.value


def in_seconds(seconds: int) -> int:
    return int(now().timestamp()) + seconds


def signed_with_the_public_key_as_a_secret(issuer: LocalIssuer) -> str:
    """What a library takes that believes the token about how it is signed."""
    public = issuer.keys["first"].public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip
    _, claims, _ = issuer.token().split(".")
    header = part({"alg": "HS256", "kid": "first"})
    signature = hmac.digest(public, f"{header}.{claims}".encode(), "sha256")
    return f"{header}.{claims}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def with_header(**header: Any) -> Make:
    return lambda issuer: ".".join([part(header), *issuer.token().split(".")[1:]])


def test_a_token_names_a_system_its_role_and_its_authorities(issuer: LocalIssuer) -> None:
    token = issuer.token(roles=["registry-editor", "other"], authorities=["camden", "No Code"])

    found = tokens(issuer).holder(token)

    assert found.caller == Caller("camden-care", Role.EDITOR, frozenset({"camden"}))
    assert found.expires_at is not None
    assert (
        int(found.expires_at.timestamp())
        == jwt.decode(token, options={"verify_signature": False})["exp"]
    )


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["registry-reader"], Role.READER),
        ("other registry-editor", Role.EDITOR),
        (["registry-reader", "registry-auditor", "registry-editor"], Role.AUDITOR),
        (["registry-auditor", "registry-admin"], Role.ADMIN),
    ],
)
def test_the_strongest_role_counts(issuer: LocalIssuer, roles: Any, role: Role) -> None:
    caller = tokens(issuer).holder(issuer.token(roles=roles, authorities=["camden"])).caller

    assert caller.role is role
    assert caller.authorities == (frozenset({"camden"}) if role is Role.EDITOR else frozenset())


def test_an_issuer_may_use_its_own_words(issuer: LocalIssuer) -> None:
    checked = tokens(
        issuer, oidc_roles_claim="realm_access.roles", oidc_role_names={"Writers": "editor"},
        oidc_name_claim="azp", oidc_authorities_claim="https://example.org/councils",
    )  # fmt: skip

    said: dict[str, Any] = {
        "azp": "brent-care",
        "realm_access": {"roles": ["registry-admin", "Writers"]},
        "https://example.org/councils": ["brent"],
    }

    caller = checked.holder(issuer.token(**said)).caller

    assert caller == Caller("brent-care", Role.EDITOR, frozenset({"brent"}))


@pytest.mark.parametrize("roles", [None, [], ["registry-anonymous"], ["admin"], 7, {"admin": 1}])
def test_a_token_without_a_role_here_is_forbidden(issuer: LocalIssuer, roles: Any) -> None:
    refused = refusal(tokens(issuer), issuer.token(roles=roles))

    assert (refused.code, refused.kind.status) == ("forbidden", 403)


@pytest.mark.parametrize(
    "name", [None, "", "x", "anonymous", "command-line", "ada@example.org", "Ada L", 7, "a" * 62]
)
def test_a_token_names_a_system_and_nobody_else(issuer: LocalIssuer, name: Any) -> None:
    refused = refusal(tokens(issuer), issuer.token(client_id=name))

    assert (refused.code, refused.detail) == (
        "invalid-credentials",
        "the claim client_id of the token does not name a system",
    )


@pytest.mark.parametrize("claim", ["exp", "nbf", "iat"])
def test_clocks_may_differ_by_half_a_minute(issuer: LocalIssuer, claim: str) -> None:
    late = -1 if claim == "exp" else 1

    moments: list[dict[str, Any]] = [{claim: in_seconds(late * n)} for n in (25, 40)]
    within, outside = (issuer.token(**moment) for moment in moments)

    assert tokens(issuer).holder(within).caller.role is Role.READER
    assert refusal(tokens(issuer), outside).detail == (
        "the token has expired" if claim == "exp" else "the token does not hold yet"
    )


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda issuer: issuer.token(exp=in_seconds(-3600)), "expired"),
        (lambda issuer: issuer.token(nbf=in_seconds(3600)), "not hold yet"),
        (lambda issuer: issuer.token(signed_by=STRANGER), "not genuine"),
        (lambda issuer: issuer.token(signed_by=STRANGER, exp=in_seconds(-3600)), "not genuine"),
        (lambda issuer: issuer.token()[:-8] + "AAAAAAAA", "not genuine"),
        (lambda issuer: issuer.token(aud="another"), "another audience"),
        (lambda issuer: issuer.token(aud=None), "needs the claims"),
        (lambda issuer: issuer.token(iss="https://elsewhere.example"), "another issuer"),
        (lambda issuer: issuer.token(iss=None), "needs the claims"),
        (lambda issuer: issuer.token(exp=None), "needs the claims"),
        (lambda issuer: issuer.token(exp="soon"), "not genuine"),
        (lambda issuer: issuer.token(exp=[1]), "not genuine"),
        (lambda issuer: issuer.token(exp=10**20), "not genuine"),
        (lambda issuer: issuer.token(kid="other"), "does not publish"),
        (with_header(alg="none"), "not accepted"),
        (with_header(alg="HS256", kid="first"), "not accepted"),
        (signed_with_the_public_key_as_a_secret, "not accepted"),
        (with_header(alg="ES256", kid="first"), "not accepted"),
        (with_header(alg="RS256"), "does not publish"),
        (with_header(alg="RS256", kid=["first"]), "not genuine"),
        (with_header(alg="RS256", kid="first", crit=["exp"]), "not genuine"),
        (lambda _: part("[" * 5_000) + ".e30.x", "not genuine"),
        (lambda _: base64.urlsafe_b64encode(b"[" * 5_001).decode() + ".e30.x", "not genuine"),
        (lambda issuer: issuer.token(padding="x" * LONGEST), "longer than"),
        (lambda _: "nonsense", "not genuine"),
        (lambda _: "", "not genuine"),
        (lambda _: "é.é.é", "not genuine"),
    ],
)  # fmt: skip
def test_a_token_that_is_not_right_is_refused(issuer: LocalIssuer, make: Make, reason: str) -> None:
    token = make(issuer)

    refused = refusal(tokens(issuer), token)

    assert (refused.code, refused.kind.status) == ("invalid-credentials", 401)
    assert reason in refused.detail
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]
    assert not token or token not in repr(refused)


def test_without_an_issuer_no_token_is_accepted(issuer: LocalIssuer) -> None:
    assert "send an API key" in refusal(Tokens(None), issuer.token()).detail


def test_keys_are_asked_for_once_and_not_for_every_unknown_one(issuer: LocalIssuer) -> None:
    checked = tokens(issuer)

    for n in range(5):
        checked.holder(issuer.token())
        refusal(checked, issuer.token(kid=f"unknown-{n}"))

    assert issuer.asked == ["/.well-known/openid-configuration", "/jwks"]


def test_a_token_that_cannot_be_right_makes_nobody_ask(issuer: LocalIssuer) -> None:
    refusal(tokens(issuer), with_header(alg="none")(issuer))

    assert issuer.asked == []


def test_a_rotated_key_is_picked_up_after_the_cooldown(issuer: LocalIssuer) -> None:
    patient, hasty = tokens(issuer), tokens(issuer, cooldown=0)
    old = issuer.token()
    for checked in (patient, hasty):
        checked.holder(old)

    issuer.rotate("second")

    assert "does not publish" in refusal(patient, issuer.token()).detail
    assert hasty.holder(issuer.token()).caller.role is Role.READER
    assert "does not publish" in refusal(hasty, old).detail


def test_the_address_of_the_keys_may_be_set(issuer: LocalIssuer) -> None:
    tokens(issuer, oidc_jwks_url=f"{issuer.url}/jwks").holder(issuer.token())

    assert issuer.asked == ["/jwks"]


def test_a_silent_issuer_is_not_asked_again_at_once() -> None:
    with serving() as issuer:
        checked, fresh = tokens(issuer, cooldown=0), tokens(issuer)
        checked.holder(issuer.token())
        known, unknown = issuer.token(), issuer.token(kid="new")

    for refused in (refusal(fresh, known), refusal(checked, unknown), refusal(fresh, unknown)):
        assert (refused.code, refused.kind.status) == ("identity-provider-unavailable", 503)
        assert int(refused.headers["Retry-After"]) <= 5
    assert checked.holder(known).caller.name == "camden-care"


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


@pytest.mark.parametrize(
    "wrong",
    [
        {"oidc_algorithms": ["HS256"]},
        {"oidc_algorithms": ["none"]},
        {"oidc_role_names": {"people": "god"}},
        {"oidc_name_claim": "sub"},
        {"oidc_name_claim": "email"},
    ],
)
def test_a_setting_that_would_let_anybody_in_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, oidc_issuer="https://id.example", oidc_audience="us", **wrong)


def test_an_issuer_needs_an_audience() -> None:
    with pytest.raises(ValueError, match="REGISTRY_OIDC_AUDIENCE"):
        _ = Settings(_env_file=None, oidc_issuer="https://id.example").issuer
