"""Documents of batches: the operations that an item may name, and the items of a request."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from inspect import iscoroutinefunction
from typing import Annotated, Any, Self, TypeAlias

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import ConfigDict, Field, ValidationError
from starlette.routing import BaseRoute

from app.auth.personal_data_middleware import personal_data_problem
from app.auth.policy import Editor, Policy
from app.domain.permissions import Caller
from app.ledger.budget import BatchBudget
from app.ledger.http.writes import CommandRunner, write_endpoint
from app.platform.http import strict_json
from app.platform.http.json_bodies import check_json_type
from app.platform.model import Model
from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.handlers import field_error, invalid_request
from app.platform.problems.problem import FieldError, Problem

BATCH_PATH = "/v1/batches"
"""The path of batches: their bodies are parsed here, after the policy was checked."""

MAX_BATCH_BYTES = 32 * 2**20
"""The size limit of a batch, in bytes."""

MAX_ERRORS = 50
"""The maximum number of field errors in the response to one batch."""

_LIST = "/body/facts"
_PARTS = {"body": "body", "path": "parameters"}
"""The parts of an item, by the part of the single request that they stand for."""


class _BatchIn(Model):
    model_config = ConfigDict(extra="forbid")

    facts: list[Any] = Field(min_length=1)


class _ItemIn(Model):
    model_config = ConfigDict(extra="forbid")

    operation: str
    parameters: dict[str, Any] = Field(default_factory=dict)
    if_match: Annotated[str, Field(max_length=200)] | None = None
    body: Any


@dataclass(frozen=True, slots=True)
class BatchOperation:
    """A write operation: the function, the policy and the parameters of its route.

    `caller` and `writes` are the names of the parameters that are not sent.
    """

    function: Callable[..., Any]
    policy: Policy
    caller: str
    writes: str
    dependant: Dependant

    @classmethod
    def of(cls, route: APIRoute) -> Self | None:
        """Return the operation of a route, or None if it does not take `Writes`.

        Raises RuntimeError if a batch could not send all parameters of such a route.
        """
        sent = route.dependant
        writes = [part.name for part in sent.dependencies if part.call is write_endpoint]
        if not writes:
            return None
        others = [part for part in sent.dependencies if part.call is not write_endpoint]
        unsent = (*sent.query_params, *sent.header_params, *sent.cookie_params)
        match writes, others, sent.body_params:
            case [str(name)], [Dependant(name=str(caller), call=Policy() as policy)], [_] if (
                not unsent and not iscoroutinefunction(route.endpoint)
            ):
                return cls(route.endpoint, policy, caller, name, sent)
            case _:
                raise RuntimeError(f"a batch cannot call {route.name}")

    def values_of(self, item: _ItemIn) -> tuple[dict[str, Any], list[FieldError]]:
        """Return the arguments of the route's function in an item, and the errors in them."""
        (body,) = self.dependant.body_params
        values, errors = self._path_values(item.parameters)
        values[body.name], found = body.validate(item.body, loc=("body",))
        return values, [field_error(error) for error in (*errors, *found)]

    def _path_values(self, sent: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
        values: dict[str, Any] = {}
        errors: list[Any] = []
        known = {field.alias: field for field in self.dependant.path_params}
        for name in known.keys() - sent.keys():
            errors.append({"type": "missing", "loc": ("path", name), "msg": "Field required"})
        for name, value in sent.items():
            if name in known:
                field, place = known[name], ("path", name)
                values[field.name], found = field.validate(value, loc=place)
                errors += found
            else:
                errors.append({"type": "extra_forbidden", "loc": ("path", name)})
        return values, errors


@dataclass(frozen=True, slots=True)
class BatchItem:
    """A valid item of a batch: an operation with its arguments."""

    operation: BatchOperation
    values: dict[str, Any]
    if_match: str | None

    def run(self, caller: Caller, writes: CommandRunner[Any]) -> Any:
        """Call the function of the operation's route."""
        operation = self.operation
        unsent = {operation.caller: caller, operation.writes: writes}
        return operation.function(**self.values, **unsent)


class BatchOperations:
    """The operations that a batch may contain, by id: those whose routes take `Writes`."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        """Take the routes of an application, of which each is looked at when it is named."""
        self._routes = {route.unique_id: route for route in routes if isinstance(route, APIRoute)}
        self._found: dict[str, BatchOperation | None] = {}

    def get(self, id_: str) -> BatchOperation | None:
        """Return an operation, or None if no operation of a batch has this id."""
        route = self._routes.get(id_)
        if route is not None and id_ not in self._found:
            self._found[id_] = BatchOperation.of(route)
        return self._found.get(id_)


class BatchReader:
    """Reads the batches that an application receives."""

    def __init__(self, operations: Callable[[], BatchOperations]) -> None:
        """Create a reader of batches of these operations, which the first batch calls for."""
        self._operations = cache(operations)
        # Large bodies are parsed one at a time, outside the threads of the routes.
        self._limiter = CapacityLimiter(1)

    async def read(self, request: Request, caller: Caller) -> list[BatchItem]:
        """Return the items of a batch that this caller may send. Raises Problem."""
        check_json_type(request.headers)
        body, state = await request.body(), request.app.state
        document = _Document(self._operations(), state.budget, state.problem_catalogue, caller)
        return await to_thread.run_sync(document.items, body, limiter=self._limiter)


@dataclass(frozen=True, slots=True)
class _Document:
    """The document of one request, which is checked in the order of what is cheap to check."""

    operations: BatchOperations
    budget: BatchBudget
    catalogue: ProblemCatalogue
    caller: Caller

    def items(self, body: bytes) -> list[BatchItem]:
        """Return the items, which are all valid. Raises Problem."""
        facts = self._facts(body)
        self.budget.check(len(facts))
        items: list[BatchItem] = []
        errors: list[FieldError] = []
        for n, fact in enumerate(facts):
            found = self._item(n, fact)
            if isinstance(found, BatchItem):
                items.append(found)
            else:
                errors += found[: MAX_ERRORS - len(errors)]
        if errors:
            raise invalid_request(errors, self.catalogue)
        return items

    def _facts(self, body: bytes) -> list[Any]:
        try:
            value = strict_json.read(body, MAX_BATCH_BYTES)
            if (found := personal_data_problem(value)) is not None:
                raise found
            return _BatchIn.model_validate(value, from_attributes=True).facts
        except Problem as problem:
            raise _pointing_to_items(problem) from problem
        except ValidationError as invalid:
            raise invalid_request(_errors(invalid), self.catalogue) from invalid

    def _item(self, n: int, fact: Any) -> BatchItem | list[FieldError]:
        """Return an item, or its errors. Raises `forbidden` if the caller may not send it."""
        try:
            item = _ItemIn.model_validate(fact, from_attributes=True)
        except ValidationError as invalid:
            return _errors(invalid, "facts", n)
        operation = self.operations.get(item.operation)
        if operation is None:
            detail = "no operation of a batch has this id; the API description lists them"
            return [FieldError(f"/facts/{n}/operation", "unknown-word", detail)]
        try:
            operation.policy.check(self.caller)
        except Problem as problem:
            raise problem_of_item(n, problem) from problem
        values, errors = operation.values_of(item)
        if errors:
            return [_error_of_item(n, error) for error in errors]
        return BatchItem(operation, values, item.if_match)


def problem_of_item(n: int, problem: Problem) -> Problem:
    """Return the problem of the n-th item, with a pointer to it, from that of a single request."""
    errors = [_error_of_item(n, error) for error in problem.errors]
    errors = errors or [FieldError(f"/facts/{n}", problem.code, problem.detail)]
    return Problem(problem.code, f"/facts/{n}: {problem.detail}", errors, problem.headers)


def _error_of_item(n: int, error: FieldError) -> FieldError:
    _, part, *steps = error.pointer.split("/")
    if error.pointer == "/header/If-Match":
        return FieldError(f"/facts/{n}/if_match", error.code, error.detail)
    if part not in _PARTS:
        # A header that belongs to the request, not to one of its items.
        return error
    pointer = "/".join((f"/facts/{n}", _PARTS[part], *steps))
    return FieldError(pointer, error.code, error.detail)


def _errors(invalid: ValidationError, *place: str | int) -> list[FieldError]:
    """Return the errors in the body of the request, or in the part of it at `place`."""
    errors = invalid.errors(include_url=False)
    located = [{**error, "loc": ("body", *place, *error["loc"])} for error in errors]
    return [_from_list(field_error(error)) for error in located]


def _pointing_to_items(problem: Problem) -> Problem:
    errors = [_from_list(error) for error in problem.errors]
    return Problem(problem.code, problem.detail, errors, problem.headers)


def _from_list(error: FieldError) -> FieldError:
    """Return an error with a pointer from the list, because each of its items has a body."""
    is_inside = error.pointer.startswith(f"{_LIST}/")
    pointer = error.pointer.removeprefix("/body") if is_inside else error.pointer
    return FieldError(pointer, error.code, error.detail)


async def _items(request: Request, caller: Editor) -> list[BatchItem]:
    reader: BatchReader = request.app.state.batches
    return await reader.read(request, caller)


BatchItems: TypeAlias = Annotated[list[BatchItem], Depends(_items)]
"""The items of a batch, checked after the policy and before any transaction begins."""
