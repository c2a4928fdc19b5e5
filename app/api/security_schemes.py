"""OpenAPI security schemes and requirements; roles take the place of OAuth scopes."""

from typing import Any

from app.auth.credentials import KEY_HEADER
from app.auth.policy import PublicPolicy
from app.auth.policy_check import AnyPolicy
from app.domain.vocabulary import Role

_KEY, _TOKEN = "apiKey", "bearer"

SCHEMES: dict[str, Any] = {
    _KEY: {
        "type": "apiKey",
        "in": "header",
        "name": KEY_HEADER,
        "description": "An API key that an admin issued to one of your systems, `crk_…`. It is "
        "also accepted as a bearer token.",
    },
    _TOKEN: {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "A token of the identity provider that the operators configured, if any. "
        "It names your system and its roles.",
    },
}


def security(policy: AnyPolicy) -> list[dict[str, list[str]]]:
    """Return the security requirements of an operation, each with the permitted roles."""
    if isinstance(policy, PublicPolicy):
        return []
    roles = [role.value for role in Role if role in policy.roles - {Role.ANONYMOUS}]
    authenticated: list[dict[str, list[str]]] = [{_KEY: roles}, {_TOKEN: roles}]
    return [{}, *authenticated] if policy.is_public else authenticated
