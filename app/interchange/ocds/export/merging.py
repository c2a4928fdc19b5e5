"""Merging of the releases of one contracting process into a compiled release."""

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
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


def _new_compiled() -> Any:
    return _library().CompiledRelease(merge_rules=_rules())


@cache
def _library() -> Any:
    """Import the merging library on first use, because it also imports an HTTP client."""
    return import_module("ocdsmerge")


@cache
def _rules() -> Any:
    """Return the merge rules: the lists that are merged item by item or replaced."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return import_module("ocdsmerge.rules").get_merge_rules(schema)


@dataclass(slots=True)
class Merger:
    """The compiled release of a process, to which releases are added in order."""

    _compiled: Any = field(default_factory=_new_compiled)

    def add(self, release: Mapping[str, Any]) -> None:
        """Add a release published after the others. Raises MergeError if the shapes differ."""
        with _duplicate_ids_allowed(), _merge_errors():
            self._compiled.append(deepcopy(dict(release)))

    def compiled(self) -> dict[str, Any]:
        """Return the compiled release. Raises MergeError if the shapes differ."""
        with _duplicate_ids_allowed(), _merge_errors():
            return dict(self._compiled.asdict())


def merge(releases: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the compiled release of one contracting process; the input is not changed.

    Releases are merged in the order of their dates, compared as moments; releases without a date
    come first. Raises MergeError if their shapes contradict each other.
    """
    merger = Merger()
    for release in sorted(releases, key=lambda item: london_moment(item.get("date")) or _EARLIEST):
        merger.add(release)
    return merger.compiled()


@contextmanager
def _duplicate_ids_allowed() -> Iterator[None]:
    """Ignore the warning that a release repeats the id of a party; the last one counts."""
    # Warning filters are global to the interpreter, so threads must take turns.
    with _WARNINGS_LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore", _library().exceptions.DuplicateIdValueWarning)
        yield


@contextmanager
def _merge_errors() -> Iterator[None]:
    try:
        yield
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
        raise MergeError(str(error)[:200]) from error
