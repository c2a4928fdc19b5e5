"""Which process is part of which; never one of itself, by however long a way."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from app.interchange.ocds.import_.packages import Found
from app.interchange.ocds.import_.shapes import objects, text, texts
from app.platform.problems.problem import FieldError, Problem

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
        raise Problem("links-in-circle", detail, [FieldError(pointer, "links-in-circle", detail)])


def _wholes(release: Mapping[str, Any]) -> set[str]:
    return {
        identifier
        for link in objects(release.get("relatedProcesses"))
        if _PART_OF & set(texts(link.get("relationship")))
        and (identifier := text(link.get("identifier")))
    }


def _in_circle(wholes: Mapping[str, set[str]]) -> str | None:
    """A process in a circle, if there is one; it takes as long as there are links."""
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return min(circle)
    return None
