"""Routers whose operations are built once for any number of applications."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.datastructures import Default, DefaultPlaceholder
from fastapi.routing import APIRoute
from fastapi.utils import create_model_field

EXAMPLE, STATEMENTS = "x-example", "x-statements"
"""Keys of an operation that the published document does not have."""


_NO_MODEL = Default(None)
"""The response model of a decorator that names none."""


class DocumentedRoute(APIRoute):
    """A route that returns a `Response`; its models serve the OpenAPI document only.

    FastAPI builds a validator of each response model when a route is created, which took a tenth
    of the time of a start. Here `document_responses` builds them, before a document is generated.
    """

    def __init__(
        self,
        path: str,
        endpoint: Callable[..., Any],
        *,
        response_model: Any = _NO_MODEL,
        responses: dict[int | str, dict[str, Any]] | None = None,
        **options: Any,
    ) -> None:
        """Create a route without response models."""
        described = {
            status: {name: value for name, value in response.items() if name != "model"}
            for status, response in (responses or {}).items()
        }
        super().__init__(path, endpoint, response_model=None, responses=described, **options)
        self.response_model = (
            None if isinstance(response_model, DefaultPlaceholder) else response_model
        )
        self.responses = responses or {}

    def document_responses(self) -> None:
        """Build the response models, from which FastAPI generates schemas."""
        if self.response_model is not None and self.response_field is None:
            self.response_field = self._field("Response_", self.response_model)
        for status, response in self.responses.items():
            if "model" in response and status not in self.response_fields:
                field = self._field(f"Response_{status}_", response["model"])
                self.response_fields[status] = field

    def _field(self, prefix: str, model: Any) -> Any:
        return create_model_field(f"{prefix}{self.unique_id}", model, mode="serialization")


def document_responses(routes: Iterable[Any]) -> None:
    """Build the response models of all routes that do not have theirs yet."""
    for route in routes:
        if isinstance(route, DocumentedRoute):
            route.document_responses()


def operations(prefix: str, tag: str, *, dependencies: Sequence[Any] | None = None) -> APIRouter:
    """Return a router whose operation ids are the names of the route functions.

    An application uses `router.routes` directly: `include_router` would build each route again for
    each application, and match it twice for each request.
    """
    return APIRouter(
        prefix=prefix,
        tags=[tag],
        dependencies=dependencies,
        route_class=DocumentedRoute,
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
