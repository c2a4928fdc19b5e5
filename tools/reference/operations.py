"""Every operation, and the roles that may call it."""

from app.api.openapi import operations as all_operations
from app.domain.vocabulary import Role
from tools.reference.codes import document
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
The operations of the API, with the roles that may call each. Everybody may call an operation that
is marked for `anonymous`; each caller gets what it may see. [Roles](roles.md) says what a role is.
"""


def operations() -> str:
    """Return the page of the operations, in the order of the OpenAPI document."""
    rows = (
        (code(f"{method.upper()} {path}"), operation["summary"], *_marks(operation["security"]))
        for path, method, operation in all_operations(document())
    )
    return page(
        "Operations", _INTRODUCTION, MADE, table(("operation", "summary", *map(code, Role)), rows)
    )


def _marks(security: list[dict[str, list[str]]]) -> list[str]:
    """Mark the roles that an operation is for; a scheme names the roles that suffice."""
    named = {role for scheme in security for roles in scheme.values() for role in roles}
    if {} in security or not security:
        return ["✓"] * len(Role)
    return ["✓" if role in named else "" for role in Role]
