"""Routers whose operations are built once for any number of applications."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute


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


def _operation_id(route: APIRoute) -> str:
    """Return the operation id, from which client generators name their functions."""
    return route.name
