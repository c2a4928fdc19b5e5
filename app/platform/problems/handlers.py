"""Exception handlers: every error of an application is answered as a problem."""

import logging
import sqlite3
from asyncio import CancelledError
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.problem import FieldError, Problem, respond
from app.platform.route_template import route_template

log = logging.getLogger(__name__)

MAX_ERRORS = 100
"""The maximum number of field errors in one response."""

_CODES = {
    "extra_forbidden": "unknown-parameter",
    "missing": "missing-field",
    "enum": "unknown-word",
    "literal_error": "unknown-word",
    "bool_parsing": "not-a-boolean",
    "int_parsing": "not-a-number",
    "string_unicode": "not-text",
}
_DISK_FULL = {sqlite3.SQLITE_FULL, "53100"}
_READ_ONLY = {sqlite3.SQLITE_READONLY, "25006"}
_SOURCES = {"query": "query", "path": "path", "body": "body", "header": "header"}


def install(app: FastAPI, catalogue: ProblemCatalogue) -> None:
    """Answer every error of this application as problem details, with types of a catalogue."""
    app.state.problem_catalogue = catalogue
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(DBAPIError, _on_database_error)
    app.add_exception_handler(PoolTimeout, _on_exhausted_pool)


def _on_problem(request: Request, problem: Any) -> Response:
    return respond(problem, request.scope)


def _on_invalid_request(request: Request, error: Any) -> Response:
    errors = [field_error(item) for item in error.errors()[:MAX_ERRORS]]
    return respond(invalid_request(errors, request.app.state.problem_catalogue), request.scope)


def invalid_request(errors: Sequence[FieldError], catalogue: ProblemCatalogue) -> Problem:
    """Return one problem for these errors; its code is that of all errors, if they share one."""
    codes = {item.code for item in errors}
    code = codes.pop() if len(codes) == 1 else "invalid-request"
    detail = "; ".join(f"{item.pointer}: {item.detail}" for item in errors[:3])
    return Problem(code if code in catalogue.types else "invalid-request", detail, errors)


def field_error(error: Any) -> FieldError:
    """Return an error of pydantic as a field error; its location begins with the part it is in."""
    source, *steps = error["loc"]
    pointer = "/" + "/".join([_SOURCES.get(str(source), "body"), *(_escaped(s) for s in steps)])
    code = _code(error["type"], steps, str(source))
    if code == "unknown-parameter":
        return FieldError(
            pointer, code, f"{str(steps[-1])[:60]!r} is not a parameter of this operation"
        )
    return FieldError(pointer, code, error["msg"])


def _code(kind: str, steps: Sequence[Any], source: str) -> str:
    if steps and steps[-1] == "limit" and source == "query":
        return "invalid-limit" if kind != "extra_forbidden" else "unknown-parameter"
    if kind == "extra_forbidden" and source == "body":
        return "unknown-field"
    if kind.startswith(("date_", "date-")):
        return "invalid-day"
    if kind.startswith(("datetime_", "timezone_")):
        return "invalid-moment"
    return _CODES.get(kind, kind.replace("_", "-"))


def _escaped(step: Any) -> str:
    """Return a step of a JSON pointer (RFC 6901), shortened to 60 characters."""
    return str(step)[:60].replace("~", "~0").replace("/", "~1")


def _on_http_exception(request: Request, error: Any) -> Response:
    match error.status_code:
        case HTTPStatus.METHOD_NOT_ALLOWED:
            methods = ", ".join(_methods(request))
            return respond(
                Problem(
                    "method-not-allowed",
                    f"{request.method} is not allowed here; allowed: {methods}",
                    headers={"Allow": methods},
                ),
                request.scope,
            )
        case HTTPStatus.NOT_FOUND:
            return respond(Problem("not-found", "no resource has this path"), request.scope)
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return respond(Problem("too-large", "the body is over the size limit"), request.scope)
        case HTTPStatus.UNSUPPORTED_MEDIA_TYPE:
            return respond(Problem("unsupported-media-type", error.detail), request.scope)
        case _:
            return respond(Problem("invalid-request", str(error.detail)), request.scope)


def _methods(request: Request) -> list[str]:
    """Return the methods of all routes of a path; the framework names those of the first only."""
    methods: set[str] = set()
    for route in request.app.router.routes:
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            methods |= set(getattr(route, "methods", None) or ())
    return sorted(methods | {"HEAD"} if "GET" in methods else methods)


def _on_database_error(request: Request, error: Any) -> Response:
    code = _engine_code(error)
    if code in _DISK_FULL:
        problem = Problem("storage-full", "the disk of the database is full; nothing was written")
    elif code in _READ_ONLY:
        problem = _unavailable("the database is read-only now; try again later")
    elif isinstance(error, OperationalError) or error.connection_invalidated:
        problem = _unavailable("the database cannot be reached; try again later")
    else:
        raise error
    log.error("%s: %s %s", problem.detail, type(error.orig).__name__, code)
    return respond(problem, request.scope)


def _engine_code(error: DBAPIError) -> object:
    """Return the primary error code of SQLite, or the SQLSTATE of PostgreSQL."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return getattr(error.orig, "sqlstate", None) if code is None else code & 0xFF


def _on_exhausted_pool(request: Request, _: Any) -> Response:
    log.error("every connection to the database is in use")
    return respond(
        _unavailable("all connections to the database are in use; try again later"), request.scope
    )


def _unavailable(detail: str) -> Problem:
    return Problem("unavailable", detail, headers={"Retry-After": "5"})


def on_failure(scope: Scope, failure: BaseException) -> Response:
    """Return the response to a request after an unhandled exception, which is logged."""
    if isinstance(failure, CancelledError):
        return respond(_unavailable("the service is stopping; send the request again"), scope)
    log.error("failed to answer %s %s", scope["method"], route_template(scope), exc_info=failure)
    problem = Problem(
        "internal-error", "the service failed to handle this request; the error was logged"
    )
    return respond(problem, scope)


async def unreadable_state(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request while the present state of the database cannot be read."""
    problem = _unavailable("the database cannot be reached; try again later")
    await respond(problem, scope)(scope, receive, send)
