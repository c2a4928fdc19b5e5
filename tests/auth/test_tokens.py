"""The claims of a bearer token become a caller, as the settings define."""

from typing import Any

import jwt
import pytest
from pydantic import ValidationError

from app.auth.tokens import Tokens
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.settings import Settings
from tests.auth.tokens import in_seconds, refusal, tokens
from tests.support.issuer import LocalIssuer


def test_claims_become_name_role_and_authorities(issuer: LocalIssuer) -> None:
    token = issuer.token(roles=["registry-editor", "other"], authorities=["camden", "No Code"])

    found = tokens(issuer).authenticate(token)

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
def test_highest_role_of_a_token_counts(issuer: LocalIssuer, roles: Any, role: Role) -> None:
    caller = tokens(issuer).authenticate(issuer.token(roles=roles, authorities=["camden"])).caller

    assert caller.role is role
    assert caller.authorities == (frozenset({"camden"}) if role is Role.EDITOR else frozenset())


def test_configured_claims_and_role_names_are_used(issuer: LocalIssuer) -> None:
    checked = tokens(
        issuer, oidc_roles_claim="realm_access.roles", oidc_role_names={"Writers": "editor"},
        oidc_name_claim="azp", oidc_authorities_claim="https://example.org/councils",
    )  # fmt: skip

    said: dict[str, Any] = {
        "azp": "brent-care",
        "realm_access": {"roles": ["registry-admin", "Writers"]},
        "https://example.org/councils": ["brent"],
    }

    caller = checked.authenticate(issuer.token(**said)).caller

    assert caller == Caller("brent-care", Role.EDITOR, frozenset({"brent"}))


@pytest.mark.parametrize("roles", [None, [], ["registry-anonymous"], ["admin"], 7, {"admin": 1}])
def test_token_without_known_role_is_forbidden(issuer: LocalIssuer, roles: Any) -> None:
    refused = refusal(tokens(issuer), issuer.token(roles=roles))

    assert refused.code == "forbidden"


@pytest.mark.parametrize(
    "name", [None, "", "x", "anonymous", "command-line", "ada@example.org", "Ada L", 7, "a" * 62]
)
def test_token_without_system_name_is_rejected(issuer: LocalIssuer, name: Any) -> None:
    refused = refusal(tokens(issuer), issuer.token(client_id=name))

    assert (refused.code, refused.detail) == (
        "invalid-credentials",
        "the claim client_id of the token does not name a system",
    )


@pytest.mark.parametrize("claim", ["exp", "nbf", "iat"])
def test_clock_skew_of_half_a_minute_is_tolerated(issuer: LocalIssuer, claim: str) -> None:
    late = -1 if claim == "exp" else 1

    moments: list[dict[str, Any]] = [{claim: in_seconds(late * n)} for n in (25, 40)]
    within, outside = (issuer.token(**moment) for moment in moments)

    assert tokens(issuer).authenticate(within).caller.role is Role.READER
    assert refusal(tokens(issuer), outside).detail == (
        "the token has expired" if claim == "exp" else "the token is not valid yet"
    )


def test_tokens_are_rejected_without_an_issuer(issuer: LocalIssuer) -> None:
    assert "send an API key" in refusal(Tokens(None), issuer.token()).detail


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
def test_unsafe_setting_is_rejected(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, oidc_issuer="https://id.example", oidc_audience="us", **wrong)


def test_issuer_without_audience_is_rejected() -> None:
    with pytest.raises(ValueError, match="REGISTRY_OIDC_AUDIENCE"):
        _ = Settings(_env_file=None, oidc_issuer="https://id.example").issuer
