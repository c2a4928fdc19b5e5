"""Calls of the functions of read routes, with fewer steps than FastAPI takes for any function.

FastAPI looks for parameters of every kind in every dependency of a request. The functions of most
GETs take values of the path, one model of the query, and what depends on the request: their
parameters are known in advance. Requests with invalid parameters are left to FastAPI.
"""

import inspect
from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from starlette.types import ASGIApp, Receive, Scope, Send

from app.platform.http.pagination import FormatQuery
from app.platform.http.parameters import path_reader, query_reader
from app.platform.http.serialization import accepted_format
from app.platform.http.short_calls import ShortCalls

_FOREIGN = (
    "header_params", "cookie_params", "body_params", "websocket_param_name",
    "http_connection_param_name", "response_param_name", "background_tasks_param_name",
    "security_scopes_param_name", "own_oauth_scopes", "parent_oauth_scopes",
)  # fmt: skip
"""The fields of a `Dependant` that describe parameters of other kinds."""


def direct_app(dependant: Dependant, app: ASGIApp) -> ASGIApp:
    """Return what answers the requests of a route: directly, or as `app` of FastAPI does.

    Exceptions are left to the handlers of the application, which FastAPI would ask, too.
    """
    function: Any = dependant.call
    if _is_async(function) or not _is_simple(dependant):
        return app
    if not all(_is_dependency(dependency) for dependency in dependant.dependencies):
        return app

    read_path = path_reader(dependant.path_params)
    read_query = query_reader(dependant.query_params)
    if read_query is None:
        return app
    calls = ShortCalls()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        values = read_path(request.path_params)
        asked = read_query(request.query_params)
        if values is None or asked is None:
            await app(scope, receive, send)
            return
        values |= asked
        values |= await _arguments(dependant, request, {})
        call: partial[Response] = partial(function, **values)
        is_page = _is_page(asked, request)
        in_loop = is_page and request.app.state.database.reads_at_once
        response = await calls.run(call, may_be_short=is_page, in_loop=in_loop)
        await response(scope, receive, send)

    return answer


def _is_page(asked: Mapping[str, Any], request: Request) -> bool:
    """Return whether an answer is one page or one thing; other formats than JSON have all pages."""
    return any(
        isinstance(query, FormatQuery) and accepted_format(query.format, request.headers) == "json"
        for query in asked.values()
    )


async def _arguments(
    dependant: Dependant, request: Request, known: dict[Any, Any]
) -> dict[str, Any]:
    """Return the arguments that depend on the request; each dependency is called once."""
    values: dict[str, Any] = {}
    if dependant.request_param_name is not None:
        values[dependant.request_param_name] = request
    for dependency in dependant.dependencies:
        call: Any = dependency.call
        if call not in known:
            known[call] = await call(**await _arguments(dependency, request, known))
        if dependency.name is not None:
            values[dependency.name] = known[call]
    return values


def _is_dependency(dependant: Dependant) -> bool:
    has_parameters = dependant.path_params or dependant.query_params
    return (
        not has_parameters
        and dependant.use_cache
        and dependant.scope is None
        and _is_simple(dependant)
        and _is_async(dependant.call)
        and all(map(_is_dependency, dependant.dependencies))
    )


def _is_simple(dependant: Dependant) -> bool:
    return not any(getattr(dependant, name) for name in _FOREIGN)


def _is_async(call: Any) -> bool:
    return inspect.iscoroutinefunction(call) or inspect.iscoroutinefunction(
        getattr(call, "__call__", None)  # noqa: B004
    )
