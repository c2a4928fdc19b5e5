"""Bearer tokens that are not right: each is refused, and told why without being repeated."""

import base64
import hmac

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from app.auth.tokens import MAX_TOKEN_CHARACTERS
from tests.auth.tokens import Make, in_seconds, part, refusal, tokens, with_header
from tests.support.issuer import LocalIssuer

STRANGER = generate_private_key(public_exponent=65537, key_size=2048)


def signed_with_the_public_key_as_a_secret(issuer: LocalIssuer) -> str:
    """What a library takes that believes the token about how it is signed."""
    public = issuer.keys["first"].public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip
    _, claims, _ = issuer.token().split(".")
    header = part({"alg": "HS256", "kid": "first"})
    signature = hmac.digest(public, f"{header}.{claims}".encode(), "sha256")
    return f"{header}.{claims}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda issuer: issuer.token(exp=in_seconds(-3600)), "expired"),
        (lambda issuer: issuer.token(nbf=in_seconds(3600)), "not valid yet"),
        (lambda issuer: issuer.token(signed_by=STRANGER), "not genuine"),
        (lambda issuer: issuer.token(signed_by=STRANGER, exp=in_seconds(-3600)), "not genuine"),
        (lambda issuer: issuer.token()[:-8] + "AAAAAAAA", "not genuine"),
        (lambda issuer: issuer.token(aud="another"), "another audience"),
        (lambda issuer: issuer.token(aud=None), "must have the claims"),
        (lambda issuer: issuer.token(iss="https://elsewhere.example"), "another issuer"),
        (lambda issuer: issuer.token(iss=None), "must have the claims"),
        (lambda issuer: issuer.token(exp=None), "must have the claims"),
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
        (lambda issuer: issuer.token(padding="x" * MAX_TOKEN_CHARACTERS), "longer than"),
        (lambda _: "nonsense", "not genuine"),
        (lambda _: "", "not genuine"),
        (lambda _: "é.é.é", "not genuine"),
    ],
)  # fmt: skip
def test_a_token_that_is_not_right_is_refused(issuer: LocalIssuer, make: Make, reason: str) -> None:
    token = make(issuer)

    refused = refusal(tokens(issuer), token)

    assert refused.code == "invalid-credentials"
    assert reason in refused.detail
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]
    assert not token or token not in repr(refused)
