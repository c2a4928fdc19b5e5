"""Every operation has exactly one policy, or the application does not start."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.responses import PlainTextResponse

from app.auth.policy import ADMIN, ANYONE, EDITOR, PUBLIC, Admin, Anyone, Policy, PublicPolicy
from app.auth.policy_check import MissingPolicyError, check_policies, policies
from app.platform.db.database import Database
from tests.support.application import asking
from tests.support.openapi import APP, DOCUMENT, OPERATIONS

NOWHERE = Database("sqlite:////nowhere/registry.db")


def test_openapi_document_has_all_security_schemes() -> None:
    schemes = DOCUMENT["components"]["securitySchemes"]

    assert {name: (one["type"], one.get("scheme")) for name, one in schemes.items()} == {
        "apiKey": ("apiKey", None),
        "bearer": ("http", "bearer"),
    }
    assert schemes["apiKey"]["name"] == "X-API-Key"
    public = {one.path for one in OPERATIONS if not one.said["security"]}
    assert {path for path in public if path.startswith("/v1")} == {"/v1"}
    assert {path.split("/")[1] for path in public} == {"health", "metrics", ".well-known", "v1"}


def test_pages_and_probes_ignore_credentials() -> None:
    with asking(NOWHERE) as client:
        answers = [
            client.get(path, headers={"X-API-Key": "nonsense"})
            for path in ("/", "/docs", "/health/live", "/openapi.json", "/metrics")
        ]

    assert [answer.status_code for answer in answers] == [200] * 5


def _nothing() -> None:
    """An operation."""


def _plain(app: FastAPI) -> None:
    app.add_api_route("/v1/open", _nothing)


def _included(app: FastAPI) -> None:
    router = APIRouter()
    router.add_api_route("/open", _nothing)
    app.include_router(router, prefix="/v1")


def _twice(app: FastAPI) -> None:
    def asked(caller: Admin, also: Anyone) -> None:
        """Ask."""

    app.add_api_route("/v1/open", asked)


def _twice_by_router(app: FastAPI) -> None:
    router = APIRouter(dependencies=[Depends(PUBLIC)])
    router.add_api_route("/v1/open", _nothing, dependencies=[Depends(ADMIN)])
    app.include_router(router)


@pytest.mark.parametrize("add", [_plain, _included, _twice, _twice_by_router])
def test_operation_without_policy_stops_the_start(
    add: Callable[[FastAPI], None],
) -> None:
    app = FastAPI()
    app.add_api_route("/v1/guarded", _nothing, dependencies=[Depends(ADMIN)])
    check_policies(app.routes)

    add(app)

    with pytest.raises(MissingPolicyError, match=r"^/v1/open: \d policies$"):
        check_policies(app.routes)


def test_nested_policy_is_found() -> None:
    def desk(caller: Anyone) -> Any:
        return caller

    def asked(desk: Annotated[Any, Depends(desk)], again: Anyone) -> None:
        """Ask."""

    app = FastAPI()
    app.add_api_route("/v1/asked", asked)
    router = APIRouter(dependencies=[Depends(EDITOR)])
    router.add_api_route("/stated", _nothing, methods=["POST", "PUT"])
    app.include_router(router, prefix="/v1")
    app.add_route("/file", lambda _: PlainTextResponse("no operation"))

    assert policies(app.routes) == {
        ("/v1/asked", "GET"): ANYONE,
        ("/v1/stated", "POST"): EDITOR,
        ("/v1/stated", "PUT"): EDITOR,
    }


def test_policies_are_those_that_the_framework_asks() -> None:
    asked = {
        (route.path, method): {
            one for one in _calls(route.dependant) if isinstance(one, Policy | PublicPolicy)
        }
        for route in APP.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }

    assert asked == {key: {policy} for key, policy in policies(APP.routes).items()}


def _calls(dependant: Dependant) -> Iterator[Any]:
    for dependency in dependant.dependencies:
        yield dependency.call
        yield from _calls(dependency)


def test_no_changing_operation_is_public() -> None:
    found = policies(APP.routes)

    changing = {key for key in found if key[1] not in {"GET", "HEAD"}}
    assert {key for key in changing if found[key] == ANYONE} == {
        ("/v1/simulations/provider-failure", "POST")
    }
    assert PUBLIC not in {found[key] for key in changing}
