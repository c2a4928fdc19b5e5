"""Routers whose operations are built once for any number of applications."""

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import RLock
from typing import Any

from fastapi import APIRouter
from fastapi.datastructures import Default, DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.utils import create_model_field
from pydantic.warnings import UnsupportedFieldAttributeWarning
from starlette.routing import Match, compile_path
from starlette.types import Scope

from app.platform.http.direct_calls import direct_app

EXAMPLE, STATEMENTS = "x-example", "x-statements"
"""Keys of an operation that the published document does not have."""


_NO_MODEL = Default(None)
"""The response model of a decorator that names none."""


_BUILDING = RLock()

# FastAPI asks of each model whether it is one of pydantic.v1, and would import that in order to
# ask, at the first request: 23 modules and 2 MB. It knows that some installations do not have them.
sys.modules.setdefault("pydantic.v1", None)  # type: ignore[arg-type]


class DocumentedRoute(APIRoute):
    """A route that returns a `Response`; its models serve the OpenAPI document only.

    FastAPI builds validators of all parameters, bodies and responses when a route is created, which
    took a third of the time of a start and a fifth of the memory of a process, which uses a few of
    them only. Here the first use of a route builds the validators of its parameters and its body,
    and `document_responses` those of its responses, before a document is generated.
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
        """Create a route with what matches a request and names the policy, and no more."""
        self._unbuilt: dict[str, Any] | None = options
        self._responses = responses or {}
        self.path, self.endpoint = path, endpoint
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)
        self._beginning = path.partition("{")[0]
        self.methods = set(options["methods"])
        self.dependencies = list(options["dependencies"] or ())
        self.name = options["name"] or endpoint.__name__
        self.unique_id = options["operation_id"] or self.name
        self.response_model = (
            None if isinstance(response_model, DefaultPlaceholder) else response_model
        )

    def __getattr__(self, name: str) -> Any:
        """Build the rest of the route when anything of it is used for the first time."""
        with _BUILDING:
            if name not in self.__dict__ and self.__dict__.get("_unbuilt") is not None:
                self._build()
        return object.__getattribute__(self, name)

    def _build(self) -> None:
        options, self._unbuilt = self._unbuilt or {}, None
        described = {
            status: {name: value for name, value in response.items() if name != "model"}
            for status, response in self._responses.items()
        }
        model = self.response_model
        super().__init__(
            self.path, self.endpoint, response_model=None, responses=described, **options
        )
        self.response_model, self.responses = model, self._responses
        if self.methods == {"GET"}:
            self.app = direct_app(self.dependant, self.app)
        with warnings.catch_warnings():
            # FastAPI silences this warning, but those of a `Model` are not yet built then.
            warnings.simplefilter("ignore", UnsupportedFieldAttributeWarning)
            for field in _fields_of(self.dependant):
                field.validate(None)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether the route matches; most paths differ before its first parameter."""
        if scope["path"].startswith(self._beginning) or scope.get("root_path"):
            return super().matches(scope)
        return Match.NONE, {}

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


def _fields_of(dependant: Dependant) -> Iterator[Any]:
    """Yield the fields that may be models, of a function and of all that it depends on."""
    yield from (*dependant.query_params, *dependant.body_params)
    for dependency in dependant.dependencies:
        yield from _fields_of(dependency)


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
