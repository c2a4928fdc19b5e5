"""Operations, put together once, whatever the number of applications that have them."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute


def operations(prefix: str, tag: str, *, dependencies: Sequence[Any] | None = None) -> APIRouter:
    """The operations of one noun, each known to clients by the name of its function.

    An application takes the routes as they are. Were the router included instead, each route would
    be put together again for each application, and matched again for each request.
    """
    return APIRouter(
        prefix=prefix,
        tags=[tag],
        dependencies=dependencies,
        generate_unique_id_function=_operation_id,
    )


def _operation_id(route: APIRoute) -> str:
    """The name of an operation, for those who generate clients."""
    return route.name
