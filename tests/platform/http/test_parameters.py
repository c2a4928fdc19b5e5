"""Parameters of reads are those that FastAPI reads, for every GET of the service."""

from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.dependencies.utils import request_params_to_args
from fastapi.routing import APIRoute
from starlette.datastructures import QueryParams

from app.platform.http.parameters import path_reader, query_reader
from tests.support.openapi import APP, OPERATIONS

ROUTES = {route.unique_id: route for route in APP.routes if isinstance(route, APIRoute)}
READS = [
    pytest.param(ROUTES[operation.id], operation.example, id=operation.id)
    for operation in OPERATIONS
    if operation.method == "get" and len(ROUTES[operation.id].dependant.query_params) == 1
]


def queries(fields: Any, example: dict[str, Any]) -> list[str]:
    """Return queries: none, the example, each parameter twice, and one that does not exist."""
    names = [*fields[0].field_info.annotation.model_fields]
    asked = {name: example[name] for name in names if name in example}
    twice = [urlencode([(name, "1"), (name, "2")]) for name in names]
    empty = [urlencode({name: ""}) for name in names]
    return ["", urlencode(asked, doseq=True), *twice, *empty, "nothing=1"]


@pytest.mark.parametrize(("route", "example"), READS)
def test_query_of_each_read_is_read_as_fastapi_reads_it(
    route: APIRoute, example: dict[str, Any]
) -> None:
    fields = route.dependant.query_params
    read = query_reader(fields)
    assert read is not None

    for query in queries(fields, example):
        found = QueryParams(query)
        values, errors = request_params_to_args(fields, found)
        assert read(found) == (None if errors else values), query


@pytest.mark.parametrize(
    ("path", "value", "is_valid"), [("id", "x", True), ("id", "x" * 101, False)]
)
def test_path_is_read_by_its_alias_and_checked(path: str, value: str, is_valid: bool) -> None:
    fields = ROUTES["get_incident"].dependant.path_params

    values = path_reader(fields)({path: value})

    assert values == ({fields[0].name: value} if is_valid else None)


def test_parameters_that_are_not_one_model_are_left_to_fastapi() -> None:
    several = [*ROUTES["get_incident"].dependant.path_params] * 2

    assert query_reader(several) is None
