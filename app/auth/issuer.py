"""The settings of the identity provider."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.vocabulary import Role

# Asymmetric algorithms only: HS256 would need a shared key, and "none" has no key.
Algorithm = Literal[
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
]
PERSONAL_CLAIMS = frozenset(
    {"email", "family_name", "given_name", "name", "nickname", "preferred_username", "sub", "upn"}
)
"""Claims that name a person, or may name one."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer of accepted tokens, and the meaning of their claims."""

    url: str
    audience: str
    jwks_url: str | None
    algorithms: tuple[Algorithm, ...]
    leeway_seconds: int
    roles_claim: str
    role_names: Mapping[str, Role]
    authorities_claim: str
    name_claim: str
    cooldown_seconds: float = 30
