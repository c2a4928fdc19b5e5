"""Which process is part of which; never one of itself, by however long a way."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.imports.ocds.packages import Found
from app.imports.ocds.shapes import objects, text, texts
from app.kit.problems import Fault, Problem

_PART_OF = {"parent", "framework"}


def check_links(found: Iterable[Found]) -> None:
    """Refuse a file in which a process is, by way of others, a part of itself."""
    wholes: dict[str, set[str]] = {}
    at: dict[str, str] = {}
    for one in found:
        if one.ocid is not None:
            wholes.setdefault(one.ocid, set()).update(_wholes(one.release))
            at.setdefault(one.ocid, one.pointer)
    if (ocid := _in_circle(wholes)) is not None:
        detail = "a process that is no part of its own parts"
        pointer = f"/body{at[ocid]}/relatedProcesses"
        raise Problem("links-in-circle", detail, [Fault(pointer, "links-in-circle", detail)])


def _wholes(release: Mapping[str, Any]) -> set[str]:
    return {
        identifier
        for link in objects(release.get("relatedProcesses"))
        if _PART_OF & set(texts(link.get("relationship")))
        and (identifier := text(link.get("identifier")))
    }


def _in_circle(wholes: Mapping[str, set[str]]) -> str | None:
    """A process in a circle, if there is one: what is left when all that end were taken away."""
    left = {part: whole & wholes.keys() for part, whole in wholes.items()}
    while ended := [part for part, whole in left.items() if not whole & left.keys()]:
        for part in ended:
            del left[part]
    return next(iter(left), None)
