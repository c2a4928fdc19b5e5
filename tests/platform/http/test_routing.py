"""Operations are built once for any number of applications."""

import subprocess
import sys

from fastapi import FastAPI, Response
from fastapi.routing import APIRoute

from app.main import create_app
from app.platform.db.database import Database
from app.platform.http.routing import document_responses, operations
from tests.support.settings import SETTINGS


def test_operation_has_function_name_tag_and_prefix() -> None:
    router = operations("/v1/things", "Things")

    @router.get("/{code}")
    def get_thing(code: str) -> str:
        return code

    [(path, item)] = FastAPI(routes=router.routes).openapi()["paths"].items()

    assert path == "/v1/things/{code}"
    assert (item["get"]["operationId"], item["get"]["tags"]) == ("get_thing", ["Things"])


def test_applications_share_the_same_operations() -> None:
    nowhere = Database("sqlite:////nowhere/registry.db")
    one, another = create_app(SETTINGS, nowhere), create_app(SETTINGS, nowhere)

    assert operations_of(one)
    assert operations_of(one) == operations_of(another)


def test_route_is_built_without_the_models_of_pydantic_1() -> None:
    program = """if True:
        import sys
        from app.registry.scopes.routes import router
        assert all(route.dependant for route in router.routes)
        print([name for name, module in sys.modules.items() if module and "pydantic.v1" in name])
    """

    built = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )

    assert (built.stdout, built.stderr) == ("[]\n", "")


def test_response_models_are_built_only_for_a_document() -> None:
    router = operations("/v1/things", "Things")

    @router.get("/{code}", response_model=dict[str, int], responses={202: {"model": list[int]}})
    def get_thing(code: str) -> Response:
        return Response(code)

    (route,) = router.routes
    assert isinstance(route, APIRoute)
    assert (route.response_field, route.response_fields) == (None, {})

    document_responses(router.routes)

    [item] = FastAPI(routes=router.routes).openapi()["paths"].values()
    schemas = {
        status: answer["content"]["application/json"]["schema"]["type"]
        for status, answer in item["get"]["responses"].items()
        if status in {"200", "202"}
    }
    assert schemas == {"200": "object", "202": "array"}


def operations_of(app: FastAPI) -> list[int]:
    return [id(route) for route in app.routes if isinstance(route, APIRoute)]
