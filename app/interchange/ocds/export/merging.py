"""Merging of the releases of one contracting process into a compiled release."""

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
"""The release schema of OCDS 1.1.5 with the extensions of publishers in the United Kingdom."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_WARNINGS_LOCK = Lock()


class MergeError(ValueError):
    """Releases whose shapes contradict each other: a text in one is an object in another."""


def merge(releases: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the compiled release of one contracting process; the input is not changed.

    Releases are merged in the order of their dates, compared as moments; releases without a date
    come first. Raises MergeError if their shapes contradict each other.
    """
    library = _library()
    compiled = library.CompiledRelease(merge_rules=_rules())
    ordered = sorted(releases, key=lambda release: london_moment(release.get("date")) or _EARLIEST)
    # Warning filters are global to the interpreter, so threads must take turns.
    with _WARNINGS_LOCK, warnings.catch_warnings():
        # Publishers repeat the id of a party within one release; the last one counts.
        warnings.simplefilter("ignore", library.exceptions.DuplicateIdValueWarning)
        try:
            for release in ordered:
                compiled.append(deepcopy(dict(release)))
            return dict(compiled.asdict())
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise MergeError(str(error)[:200]) from error


@cache
def _library() -> Any:
    """Import the merging library on first use, because it also imports an HTTP client."""
    return import_module("ocdsmerge")


@cache
def _rules() -> Any:
    """Return the merge rules: the lists that are merged item by item or replaced."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return import_module("ocdsmerge.rules").get_merge_rules(schema)
