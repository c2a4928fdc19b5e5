"""Modules of routes are imported at the first request for one of their paths."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.routing import BaseRoute

from app.platform.http.late_routes import LateRoutes

MODULES = {
    "late_items": ("/v1/items", "/v1/parts"),
    "late_merges": ("/v1/items", "/v1/others"),
    "late_others": ("/v1/others",),
    "late_health": (),
}
SOURCE = """
from fastapi import APIRouter
router = APIRouter()
router.add_api_route("/{name}", lambda: None)
"""


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LateRoutes]:
    monkeypatch.syspath_prepend(tmp_path)
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(SOURCE.format(name=name))
    yield LateRoutes(MODULES, _allow)
    for name in MODULES:
        sys.modules.pop(name, None)


def _allow(routes: Sequence[BaseRoute]) -> None:
    assert routes


def _paths(late: LateRoutes) -> list[str]:
    return [route.path for route in late]  # type: ignore[attr-defined]


def test_module_without_paths_is_imported_at_once(late: LateRoutes) -> None:
    assert _paths(late) == ["/late_health"]
    assert "late_items" not in sys.modules


@pytest.mark.parametrize("path", ["/v1/items/3", "/v1/unknown"])
def test_path_of_the_api_waits_for_its_routes(late: LateRoutes, path: str) -> None:
    assert not late.has_all_for(path)
    assert late.has_all_for("/favicon.ico")

    late.load_for("/v1/items")

    assert late.has_all_for("/v1/items/4")
    assert not late.has_all_for("/v1/others")


def test_first_request_imports_all_modules_of_its_path(late: LateRoutes) -> None:
    assert late.load_for("/v1/items/3")

    assert _paths(late) == ["/late_items", "/late_merges", "/late_health"]


def test_next_request_imports_nothing(late: LateRoutes) -> None:
    late.load_for("/v1/parts")

    assert not late.load_for("/v1/parts/3")
    assert "late_merges" not in sys.modules


def test_module_imported_for_another_path_does_not_stand_for_all_of_its_paths(
    late: LateRoutes,
) -> None:
    late.load_for("/v1/items")

    assert late.load_for("/v1/others")
    assert _paths(late) == ["/late_items", "/late_merges", "/late_others", "/late_health"]


def test_routes_are_in_the_order_of_the_modules(late: LateRoutes) -> None:
    late.load_for("/v1/others")
    late.load_for("/v1/items")

    assert _paths(late) == ["/late_items", "/late_merges", "/late_others", "/late_health"]


def test_path_of_the_api_that_no_module_names_imports_all(late: LateRoutes) -> None:
    assert late.load_for("/v1/unknown")

    assert len(_paths(late)) == len(MODULES)
    assert not late.load_for("/v1/unknown")


@pytest.mark.parametrize("path", ["/", "", "/favicon.ico", "/items", "/v2/items"])
def test_other_unknown_path_imports_nothing(late: LateRoutes, path: str) -> None:
    assert not late.load_for(path)

    assert _paths(late) == ["/late_health"]


def test_refused_routes_are_never_served(late: LateRoutes, tmp_path: Path) -> None:
    def refuse(routes: Sequence[BaseRoute]) -> None:
        if routes[0].path == "/late_items":  # type: ignore[attr-defined]
            raise PermissionError(routes[0].path)  # type: ignore[attr-defined]

    strict = LateRoutes(MODULES, refuse)

    for _ in range(2):
        with pytest.raises(PermissionError):
            strict.load_for("/v1/items")
        assert _paths(strict) == ["/late_health"]
