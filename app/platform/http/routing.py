"""Routers whose operations are built once for any number of applications."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute

EXAMPLE, STATEMENTS = "x-example", "x-statements"
"""Keys of an operation that the published document does not have."""


def operations(prefix: str, tag: str, *, dependencies: Sequence[Any] | None = None) -> APIRouter:
    """Return a router whose operation ids are the names of the route functions.

    An application uses `router.routes` directly: `include_router` would build each route again for
    each application, and match it twice for each request.
    """
    return APIRouter(
        prefix=prefix,
        tags=[tag],
        dependencies=dependencies,
        generate_unique_id_function=_operation_id,
    )


def documented(
    *, example: dict[str, Any] | None = None, statements: int | tuple[int, int] | None = None
) -> dict[str, Any]:
    """Return `openapi_extra` of a route: its example, and the SELECTs that it takes.

    The example holds values by the names of the parameters, and what is sent as `body`; a test runs
    it against the embedded data. `statements` is the number of SELECTs of an answer, or the least
    and the most, where that depends on the parameters; a test counts them. Neither key is part of
    the published document.
    """
    return {EXAMPLE: example or {}} | ({} if statements is None else {STATEMENTS: statements})


def _operation_id(route: APIRoute) -> str:
    """Return the operation id, from which client generators name their functions."""
    return route.name
