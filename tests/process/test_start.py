"""A process makes and imports at its start only what every request needs."""

import subprocess
import sys
from collections import defaultdict

import pytest
from fastapi.routing import APIRoute

from app.main import ROUTES
from tests.support.openapi import APP
from tests.support.service import ROOT

_LATE = (
    "alembic",
    "app.api.openapi",
    "app.api.wiring",
    "app.cases.core.models",
    "app.cover.models",
    "app.registry.contracts.models",
    "app.webhooks.models",
    "charset_normalizer",
    "cryptography",
    "httpx2",
    "icalendar",
    "jinja2",
    "jwt",
    "limits",
    "openpyxl",
    "psycopg",
    "rapidfuzz",
    "rich",
    "xlsxwriter",
)
"""Packages and modules that not all requests use."""

_PROGRAM = """
import sys
from app.main import create_app
from app.platform.db.database import Database
from app.platform.http.routing import DocumentedRoute
from app.settings import Settings
from pydantic import BaseModel

app = create_app(Settings(_env_file=None), Database("sqlite:////nowhere/registry.db"))
print(*sorted(name for name in {late!r} if name in sys.modules))
print(*(route.path for route in app.routes if getattr(route, "_unbuilt", 1) is None))
models = {{
    type_ for name, module in list(sys.modules.items()) if name.startswith("app.")
    for type_ in vars(module).values()
    if isinstance(type_, type) and issubclass(type_, BaseModel) and type_.__module__ == name
}}
print(*(type_.__name__ for type_ in models - {{Settings}} if type_.__pydantic_complete__))
"""


@pytest.fixture(scope="module")
def started() -> list[str]:
    """Return the packages, the routes and the models of an application that nobody has asked."""
    program = _PROGRAM.format(late=_LATE)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split("\n")


def test_modules_that_not_all_requests_need_are_not_imported(started: list[str]) -> None:
    assert started[0] == ""


def test_routes_are_not_built_before_their_first_request(started: list[str]) -> None:
    assert started[1] == ""


def test_validators_of_models_are_not_built(started: list[str]) -> None:
    # Filters without a value are the default of an input, so that one exists from the start.
    assert started[2] == "FiltersIn"


def test_modules_of_routes_are_named_with_the_beginnings_of_their_paths() -> None:
    found = defaultdict(set)
    for route in APP.routes:
        if isinstance(route, APIRoute):
            found[route.endpoint.__module__].add("/".join(route.path.split("/")[:3]))

    assert {name: found[name] for name, roots in ROUTES.items() if roots} == {
        name: set(roots) for name, roots in ROUTES.items() if roots
    }
    assert found.keys() == ROUTES.keys()
