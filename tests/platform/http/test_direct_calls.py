"""Functions of read routes get the arguments that FastAPI would give them."""

from typing import Annotated, Any, TypeAlias

import pytest
from fastapi import APIRouter, Depends, FastAPI, Header, Path, Query, Request, Response
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict

from app.platform.http.routing import operations

CALLS: list[str] = []


class ThingQuery(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str | None = None
    names: list[str] = []
    limit: int = 50


class NeededQuery(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    on: int


async def caller(request: Request) -> str:
    CALLS.append(request.headers.get("x-api-key", "nobody"))
    return CALLS[-1]


async def endpoint(request: Request, who: Annotated[str, Depends(caller)]) -> str:
    return f"{request.url.path} for {who}"


Caller: TypeAlias = Annotated[str, Depends(caller)]
Endpoint: TypeAlias = Annotated[str, Depends(endpoint)]
Code: TypeAlias = Annotated[str, Path(max_length=5)]
Asked: TypeAlias = Annotated[ThingQuery, Query()]


def add_routes(router: Any) -> None:
    """Add routes that are called directly, and one that is not."""

    def get_thing(code: Code, query: Asked, who: Caller, reads: Endpoint) -> Response:
        return Response(f"{code} {query!r} {who} {reads}")

    def list_days(query: Annotated[NeededQuery, Query()], reads: Endpoint) -> Response:
        return Response(f"{query!r} {reads}")

    def get_header(accept: Annotated[str, Header()], reads: Endpoint) -> Response:
        return Response(f"{accept} {reads}")

    for path, function in (("/{code}/item", get_thing), ("", list_days), ("/h", get_header)):
        router.get(path)(function)


def served(router: APIRouter) -> TestClient:
    return TestClient(FastAPI(routes=router.routes))


@pytest.fixture
def direct() -> TestClient:
    router = operations("/things", "Things")
    add_routes(router)
    return served(router)


@pytest.fixture
def reference() -> TestClient:
    router = APIRouter(prefix="/things")
    add_routes(router)
    return served(router)


@pytest.mark.parametrize(
    "target",
    [
        "/things/a/item",
        "/things/a/item?kind=x&names=b&names=c&limit=3",
        "/things/a/item?kind=x&kind=y",
        "/things/a/item?kind=",
        "/things/a/item?limit=many&more=1",
        "/things/longer/item?limit=3",
        "/things?on=7",
        "/things",
        "/things/h",
        "/things/nowhere",
        "/nothing",
    ],
)
def test_answers_are_those_of_fastapi(
    direct: TestClient, reference: TestClient, target: str
) -> None:
    sent = {"x-api-key": "k"}
    found, expected = (client.get(target, headers=sent) for client in (direct, reference))

    assert (found.status_code, found.text) == (expected.status_code, expected.text)


def test_dependency_of_two_is_called_once(direct: TestClient) -> None:
    CALLS.clear()

    answers = [direct.get("/things/a/item", headers={"x-api-key": key}).text for key in "kl"]

    assert CALLS == ["k", "l"]
    assert [answer.rpartition(" ")[2] for answer in answers] == ["k", "l"]


def test_request_with_invalid_parameters_asks_for_its_caller_once(direct: TestClient) -> None:
    CALLS.clear()

    assert direct.get("/things?on=never").status_code == 422

    assert CALLS == ["nobody"]


def test_other_method_is_refused(direct: TestClient) -> None:
    assert direct.post("/things/a/item").status_code == 405


def test_route_is_found_behind_a_root_path() -> None:
    router = operations("/things", "Things")
    add_routes(router)
    client = TestClient(FastAPI(routes=router.routes), root_path="/registry")

    assert client.get("/registry/things?on=7").status_code == 200
