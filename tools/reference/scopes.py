"""The tree of service scopes, as the embedded data has it."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.interchange.seed_reader import read
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
What an authority arranges is a tree; cover is asked and answered for its leaves. These are the
scopes of the embedded data; a registry that is in use may know more, and `GET /v1/scopes` lists
them. The words are this registry's own, and no lawyer has checked the duties yet. A leaf without
a duty stays out of lists of gaps, unless it is named.
"""

Scopes = Mapping[str, Mapping[str, Any]]


def scopes() -> str:
    """The page of the scopes: each under its parent, in the order of the data."""
    known = {entry.body["code"]: entry.body for entry in read().entries if entry.table == "scope"}
    rows = [
        (code(name), *(str(known[name].get(field, "")) for field in ("description", "duty")))
        for name in _down(known, None)
    ]
    listed = table(("code", "what it is", "duty behind it"), rows)
    return page("Scopes", _INTRODUCTION, MADE, _tree(known), listed)


def _tree(known: Scopes) -> str:
    return "\n".join(
        f"{'  ' * _depth(known, name)}- {known[name]['title']} ({code(name)})"
        for name in _down(known, None)
    )


def _down(known: Scopes, parent: str | None) -> Iterator[str]:
    for name, scope in known.items():
        if scope.get("parent") == parent:
            yield name
            yield from _down(known, name)


def _depth(known: Scopes, name: str) -> int:
    parent = known[name].get("parent")
    return 0 if parent is None else 1 + _depth(known, parent)
