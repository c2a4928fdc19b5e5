"""Check that no process is a part of itself, directly or through others."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from app.interchange.ocds.import_.json_values import objects, text, texts
from app.interchange.ocds.import_.packages import ParsedRelease
from app.platform.problems.problem import FieldError, Problem

_PART_OF = {"parent", "framework"}


def check_for_cycles(releases: Iterable[ParsedRelease]) -> None:
    """Raise Problem if related processes form a cycle."""
    parents: dict[str, set[str]] = {}
    pointers: dict[str, str] = {}
    for release in releases:
        if release.ocid is not None:
            parents.setdefault(release.ocid, set()).update(_parents(release.release))
            pointers.setdefault(release.ocid, release.pointer)
    if (ocid := _find_cycle(parents)) is not None:
        detail = "a process that is not a part of its own parts"
        pointer = f"/body{pointers[ocid]}/relatedProcesses"
        raise Problem("links-in-circle", detail, [FieldError(pointer, "links-in-circle", detail)])


def _parents(release: Mapping[str, Any]) -> set[str]:
    return {
        identifier
        for link in objects(release.get("relatedProcesses"))
        if _PART_OF & set(texts(link.get("relationship")))
        and (identifier := text(link.get("identifier")))
    }


def _find_cycle(parents: Mapping[str, set[str]]) -> str | None:
    """Return a process in a cycle, or None, in time linear in the links."""
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return min(cycle)
    return None
