"""Releases of one contracting process put together to what they say now."""

import json
import warnings
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from app.interchange.ocds.export.times import london_moment

SCHEMA = Path(__file__).parent / "schema" / "release-schema.json"
"""The release schema of OCDS 1.1.5 with the extensions of the United Kingdom's publishers."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_WARNINGS_LOCK = Lock()


class MergeError(ValueError):
    """Releases that contradict each other in shape: a text in one is an object in the next."""


def merge(releases: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The compiled release of one contracting process; the releases stay as they are.

    Later releases change what earlier ones say and leave the rest. They are taken in the order
    of their moments, whatever offsets these are written with; those without one come first.
    Raises Unmergeable.
    """
    library = _library()
    compiled = library.CompiledRelease(merge_rules=_rules())
    ordered = sorted(releases, key=lambda release: london_moment(release.get("date")) or _EARLIEST)
    # Filters of warnings belong to the whole process.
    with _WARNINGS_LOCK, warnings.catch_warnings():
        # Publishers name a party twice in one release: what is said last counts.
        warnings.simplefilter("ignore", library.exceptions.DuplicateIdValueWarning)
        try:
            for release in ordered:
                compiled.append(deepcopy(dict(release)))
            return dict(compiled.asdict())
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise MergeError(str(error)[:200]) from error


@cache
def _library() -> Any:
    """The library that merges, imported when it is needed: it brings a client for HTTP along."""
    return import_module("ocdsmerge")


@cache
def _rules() -> Any:
    """Which lists are merged item by item, and which are replaced as a whole."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return import_module("ocdsmerge.rules").get_merge_rules(schema)
