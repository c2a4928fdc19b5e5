"""The GETs that are asked: every one of the OpenAPI document, and those about all contracts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from app.domain.vocabulary import Role
from bench.scale.contents import provider, reference
from tests.support.openapi import OPERATIONS, Operation

PAGE = 50
_DAY = "2025-09-20"
_BOROUGH, _LEAF = "westminster", "equipment-delivery"


@dataclass(frozen=True, slots=True)
class Question:
    """A GET: the path of its route, and the target with values."""

    route: str
    target: str
    role: Role = Role.ANONYMOUS
    limit: int | None = None
    """The items of a page, if the answer is one."""

    @property
    def is_page(self) -> bool:
        """Return whether the answer is a page of a list."""
        return self.limit is not None


MORE: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("/v1/contracts/{reference}", {"reference": reference(7)}),
    ("/v1/contracts/{reference}/history", {"reference": reference(7)}),
    ("/v1/contracts/{reference}/details", {"reference": reference(7)}),
    ("/v1/contracts", {"q": "contract 77 for"}),
    ("/v1/contracts", {"q": "equiptment"}),
    ("/v1/contracts", {"live_on": _DAY}),
    ("/v1/contracts", {"provider": provider(7)}),
    ("/v1/providers/{code}", {"code": provider(7)}),
    ("/v1/providers/{code}/exposure", {"code": provider(7), "on": _DAY}),
    ("/v1/providers", {"q": "care"}),
    ("/v1/sources", {"q": "register 3"}),
    ("/v1/cover", {"authority": _BOROUGH, "scope": _LEAF, "on": _DAY}),
    ("/v1/cover", {"authority": _BOROUGH, "scope": _LEAF, "on": _DAY, "explain": True}),
    ("/v1/cover", {"on": _DAY}),
    ("/v1/cover/timeline", {"authority": _BOROUGH, "scope": _LEAF}),
    ("/v1/contracts", {"known_at": "2026-01-01T00:00:00Z"}),
    ("/v1/complaints", {"late": True}),
    ("/v1/complaints", {"open": False}),
    ("/v1/concerns", {"open": False}),
    ("/v1/incidents", {"open": False}),
)
"""Questions about what was generated, and those whose cost follows from filters."""


def questions(limit: int = PAGE) -> list[Question]:
    """Return each example, each list without filters, and the questions about all contracts."""
    gets = {item.path: item for item in OPERATIONS if item.method == "get"}
    found: list[Question] = []
    for operation in gets.values():
        found.append(_question(operation, operation.example, limit))
        if not any(parameter.get("required") for parameter in operation.parameters.values()):
            found.append(_question(operation, {}, limit))
    found += [_question(gets[path], values, limit) for path, values in MORE]
    return list(dict.fromkeys(found))


def _question(operation: Operation, values: Mapping[str, Any], limit: int) -> Question:
    path, query = operation.path, dict(_spelt(values))
    for name in [name for name in query if f"{{{name}}}" in path]:
        path = path.replace(f"{{{name}}}", str(query.pop(name)))
    pages = _is_page(operation)
    if pages:
        query["limit"] = limit
    target = f"{path}?{urlencode(query, doseq=True)}" if query else path
    return Question(operation.path, target, operation.roles[0], limit if pages else None)


def _is_page(operation: Operation) -> bool:
    """Return whether the operation lists pages, and not all cells at once."""
    taken = operation.parameters.get("limit")
    return taken is not None and taken["schema"]["maximum"] <= 200


def _spelt(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values as a query spells them."""
    for name, value in values.items():
        yield name, str(value).lower() if isinstance(value, bool) else value
