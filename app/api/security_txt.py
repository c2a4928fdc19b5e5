"""Who may ask for an operation, as OpenAPI says it; the roles stand where scopes would."""

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
        "description": "A key that an admin issued to one of your systems, `crk_…`. It is also "
        "taken as a bearer token.",
    },
    _TOKEN: {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "A token of the identity provider, if the operators have set one, that "
        "names your system and its roles.",
    },
}


def security(policy: AnyPolicy) -> list[dict[str, list[str]]]:
    """The security requirements of an operation: each names the roles that may ask for it."""
    if isinstance(policy, PublicPolicy):
        return []
    roles = [role.value for role in Role if role in policy.roles - {Role.ANONYMOUS}]
    known: list[dict[str, list[str]]] = [{_KEY: roles}, {_TOKEN: roles}]
    return [{}, *known] if policy.is_public else known
