"""Find the releases in a file, in any form of the standard."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from app.domain.privacy import broken_rule
from app.interchange.ocds.export.times import london_moment
from app.platform.problems.problem import FieldError, Problem

Release: TypeAlias = Mapping[str, Any]

_MAX_LENGTH = 200
_ID = re.compile(r"[\x21-\x7e]{1,150}")
_CONTENT_KEYS = {"awards", "buyer", "contracts", "parties", "planning", "tender"}
_OLDER_FORM = {"notice", "organisation"}


@dataclass(frozen=True, slots=True)
class ParsedRelease:
    """A release and its pointer in the file; `error` is the reason if it is unusable."""

    pointer: str
    release: Release
    publisher: str | None
    ocid: str | None
    id: str | None
    moment: datetime | None
    error: str | None

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON of the release, in hexadecimal."""
        return hashlib.sha256(json.dumps(self.release, sort_keys=True).encode()).hexdigest()


def parse_releases(document: Any) -> list[ParsedRelease]:
    """Return every release of a file, in order. Raises Problem if it is no OCDS."""
    releases = [_parse_release(*item) for item in _releases(document, "", None)]
    if not releases and not _is_package(document):
        raise _not_ocds()
    return releases


def _releases(
    value: Any, pointer: str, publisher: str | None
) -> Iterator[tuple[str, Any, str | None]]:
    """Yield the releases of packages, records and lists, nested in any way."""
    if isinstance(value, list):
        for n, item in enumerate(value):
            yield from _releases(item, f"{pointer}/{n}", publisher)
    elif not isinstance(value, dict):
        raise _not_ocds(pointer)
    elif _is_package(value):
        for key in ("releases", "records"):
            inner = value.get(key) or []
            yield from _releases(inner, f"{pointer}/{key}", _publisher(value))
    elif "compiledRelease" in value or "versionedRelease" in value:
        yield from _record_releases(value, pointer, publisher)
    elif "ocid" in value or value.keys() >= _OLDER_FORM:
        yield pointer, value, publisher
    else:
        raise _not_ocds(pointer)


def _record_releases(
    record: Release, pointer: str, publisher: str | None
) -> Iterator[tuple[str, Any, str | None]]:
    """Yield the releases of a record if all are embedded, else its compiled release."""
    releases = record.get("releases")
    compiled = record.get("compiledRelease")
    describes_award = isinstance(releases, list) and all(map(_has_content, releases))
    if isinstance(releases, list) and (describes_award or not isinstance(compiled, dict)):
        for n, item in enumerate(releases):
            yield f"{pointer}/releases/{n}", item, publisher
    else:
        yield f"{pointer}/compiledRelease", compiled, publisher


def _is_package(value: Any) -> bool:
    """Return whether a value is a package; a record also has releases, but an ocid."""
    if not isinstance(value, dict) or "ocid" in value:
        return False
    return any(isinstance(value.get(key), list) for key in ("releases", "records"))


def _has_content(release: Any) -> bool:
    return isinstance(release, dict) and bool(_CONTENT_KEYS & release.keys())


def _publisher(package: Release) -> str | None:
    named_publisher = package.get("publisher")
    name = named_publisher.get("name") if isinstance(named_publisher, dict) else None
    if not isinstance(name, str) or not 0 < len(name) <= _MAX_LENGTH or not name.isprintable():
        return None
    return name if broken_rule(name) is None else None


def _parse_release(pointer: str, release: Any, publisher: str | None) -> ParsedRelease:
    if not isinstance(release, dict):
        return ParsedRelease(pointer, {}, publisher, None, None, None, "not-a-release")
    ocid, id_ = _identifier(release.get("ocid")), _identifier(release.get("id"))
    moment = london_moment(release.get("date"))
    error = None
    if release.keys() >= _OLDER_FORM:
        error = "older-form"
    elif ocid is None or id_ is None:
        error = "unidentified"
    elif moment is None:
        error = "undated"
    elif not _has_content(release):
        error = "empty"
    return ParsedRelease(pointer, release, publisher, ocid, id_, moment, error)


def _identifier(value: Any) -> str | None:
    """Return an identifier that is safe to report: plain characters, no personal data."""
    is_valid = isinstance(value, str) and _ID.fullmatch(value) and broken_rule(value) is None
    return value if is_valid else None


def _not_ocds(pointer: str = "") -> Problem:
    detail = "a release package, a record package, a release, or a list of these"
    return Problem(
        "file-not-ocds", detail, [FieldError(f"/body{pointer}", "file-not-ocds", detail)]
    )
