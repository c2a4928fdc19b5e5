"""Requests reach the routes that the router would choose."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from app.main import create_app
from app.platform.db.database import Database
from app.platform.http.route_table import RouteTable
from tests.support.settings import SETTINGS

PATHS = ("/", "/v1/things", "/v1/things/", "/v1/things/a", "/v1/things/a/b", "/v1/others", "/v1",
         "/v2/x/y", "/v1/below/x", "/v1/below", "/v1/things%2Fa", "//v1/things")  # fmt: skip


def application() -> FastAPI:
    """Return an application with routes of all kinds, each answering with its name."""
    router = APIRouter()
    added = [
        ("/", "start"), ("/v1/things", "list"), ("/v1/things/latest", "latest"),
        ("/v1/things/{code}", "item"), ("/v1/things/{code}/b", "part"), ("/{a}/x/{b}", "any"),
    ]  # fmt: skip
    for path, name in added:
        router.add_api_route(path, answering(name), name=name)
    router.add_api_route("/v1/things", answering("added"), name="added", methods=["POST"])
    app = FastAPI(routes=router.routes)
    app.mount("/v1/below", mounted)
    return app


def answering(name: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return Response(f"{name} {request.path_params} {request.scope['route'].name}")

    return answer


async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(f"below {scope['path']}")(scope, receive, send)


@pytest.fixture
def both() -> Iterator[tuple[TestClient, TestClient]]:
    """Return clients of the router and of the table."""
    plain, table = application(), application()
    table.router.middleware_stack = RouteTable(table.router)
    with TestClient(plain) as by_router, TestClient(table) as by_table:
        yield by_router, by_table


@pytest.mark.parametrize("path", [*PATHS, "/v1/things/latest", "/v1/x/z", "/v1/things/a/b?c=d"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "DELETE"])
def test_table_answers_as_the_router(
    both: tuple[TestClient, TestClient], method: str, path: str
) -> None:
    one, other = (client.request(method, path, follow_redirects=False) for client in both)

    assert (one.status_code, one.headers, one.content) == (
        other.status_code,
        other.headers,
        other.content,
    )


def test_table_answers_as_the_router_below_a_root_path() -> None:
    app = application()
    app.router.middleware_stack = RouteTable(app.router)

    answer = TestClient(app, root_path="/registry").get("/registry/v1/things/a")

    assert answer.text == "item {'code': 'a'} item"


@pytest.mark.parametrize(
    ("path", "reached"),
    [("/v1/things", "list"), ("/v1/things/a", "item"), ("/v1/below/a", "below")]
    + [(path, "router") for path in ("/v1/things/a/c", "/v1/others", "/", "/v1")],
)
def test_only_paths_without_a_route_reach_the_router(
    monkeypatch: pytest.MonkeyPatch, path: str, reached: str
) -> None:
    app = application()
    monkeypatch.setattr(app.router, "app", PlainTextResponse("router"))
    app.router.middleware_stack = RouteTable(app.router)

    assert TestClient(app).get(path).text.split()[0] == reached


def test_service_finds_its_routes_in_a_table() -> None:
    app = create_app(SETTINGS, Database("sqlite:////nowhere/registry.db"))

    assert isinstance(app.router.middleware_stack, RouteTable)
