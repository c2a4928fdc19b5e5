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
router.add_api_route("{root}/{name}", lambda: None)
"""


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LateRoutes]:
    monkeypatch.syspath_prepend(tmp_path)
    for name, roots in MODULES.items():
        text = SOURCE.format(name=name, root=roots[0] if roots else "")
        (tmp_path / f"{name}.py").write_text(text)
    yield LateRoutes(MODULES, _allow)
    for name in MODULES:
        sys.modules.pop(name, None)


def _allow(routes: Sequence[BaseRoute]) -> None:
    assert routes


def _names(late: LateRoutes) -> list[str]:
    return [_name(route) for route in late]


def _name(route: BaseRoute) -> str:
    path: str = route.path  # type: ignore[attr-defined]
    return path.rpartition("/")[2]


def test_module_without_paths_is_imported_at_once(late: LateRoutes) -> None:
    assert _names(late) == ["late_health"]
    assert "late_items" not in sys.modules


def test_path_of_a_module_waits_for_its_routes(late: LateRoutes) -> None:
    assert not late.has_all_for("/v1/items/3")
    assert late.has_all_for("/v1/unknown")

    late.load_for("/v1/items")

    assert late.has_all_for("/v1/items/4")
    assert not late.has_all_for("/v1/others")


def test_first_request_imports_all_modules_of_its_path(late: LateRoutes) -> None:
    assert late.load_for("/v1/items/3")

    assert _names(late) == ["late_items", "late_merges", "late_health"]


def test_next_request_imports_nothing(late: LateRoutes) -> None:
    late.load_for("/v1/parts")

    assert not late.load_for("/v1/parts/3")
    assert "late_merges" not in sys.modules


def test_module_imported_for_another_path_does_not_stand_for_all_of_its_names(
    late: LateRoutes,
) -> None:
    late.load_for("/v1/items")

    assert late.load_for("/v1/others")
    assert _names(late) == ["late_items", "late_merges", "late_others", "late_health"]


def test_routes_are_in_the_order_of_the_modules(late: LateRoutes) -> None:
    late.load_for("/v1/others")
    late.load_for("/v1/items")

    assert _names(late) == ["late_items", "late_merges", "late_others", "late_health"]


def test_module_with_a_route_that_is_not_named_is_refused(late: LateRoutes) -> None:
    unnamed = LateRoutes({**MODULES, "late_others": ("/v1/parts",)}, _allow)

    with pytest.raises(RuntimeError, match="late_others has routes for /v1/others"):
        unnamed.load_for("/v1/parts")

    assert _names(late) == ["late_health"]


@pytest.mark.parametrize("path", ["/", "", "/favicon.ico", "/items", "/v2/items", "/v1/unknown"])
def test_unknown_path_imports_nothing(late: LateRoutes, path: str) -> None:
    assert not late.load_for(path)

    assert _names(late) == ["late_health"]


def test_refused_routes_are_never_served(late: LateRoutes, tmp_path: Path) -> None:
    def refuse(routes: Sequence[BaseRoute]) -> None:
        if _name(routes[0]) == "late_items":
            raise PermissionError

    strict = LateRoutes(MODULES, refuse)

    for _ in range(2):
        with pytest.raises(PermissionError):
            strict.load_for("/v1/items")
        assert _names(strict) == ["late_health"]
