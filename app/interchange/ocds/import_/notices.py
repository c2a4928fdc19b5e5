"""Read the notice of a release: type, identifier, publication day and URL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.privacy import broken_rule
from app.domain.vocabulary import NoticeType
from app.interchange.ocds.export.times import london_day
from app.interchange.ocds.import_.json_values import inside, objects, text, texts

CONTRACTS_FINDER = "ocds-b5fd17-"
"""The ocid prefix of Contracts Finder."""

_MAX_LENGTH = 200
_DIRECTIVES = ("32014L", "31999L", "32004L")
_OLDER_FORMS = {
    "tender": NoticeType.F02,
    "award": NoticeType.F03,
    "contract": NoticeType.F03,
    "tenderUpdate": NoticeType.F14,
    "tenderAmendment": NoticeType.F14,
    "contractUpdate": NoticeType.F20,
    "contractAmendment": NoticeType.F20,
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A release as a notice; `is_inferred` if the type follows from its tag only."""

    type: NoticeType | None
    is_inferred: bool
    identifier: str
    published_on: date | None
    url: str | None


def read_notices(release: Mapping[str, Any]) -> list[Notice]:
    """Return the notice of a release, then those attached to it; each identifier once."""
    own = read_notice(release)
    others = [_from_document(item) for item in _documents(release) if text(item.get("noticeType"))]
    known = {own.identifier: own}
    for item in others:
        if item.identifier and item.type:
            known.setdefault(item.identifier, item)
    return [*known.values()]


def read_notice(release: Mapping[str, Any]) -> Notice:
    """Return the notice of a release; its type is None if unknown.

    The document with the id of the release comes first, else the last with a notice type: a record
    merged from releases carries all their documents.
    """
    id_ = text(release.get("id")) or ""
    documents = [*_documents(release)]
    typed = [item for item in documents if text(item.get("noticeType"))]
    own = [item for item in typed if item.get("id") == id_]
    if own or typed:
        found = _from_document(
            max(own or typed, key=lambda item: text(item.get("datePublished")) or "")
        )
        day = found.published_on or (london_day(release.get("date")) if own else None)
        return replace(found, identifier=found.identifier or id_, published_on=day)
    notices = [
        item for item in documents if (text(item.get("documentType")) or "").endswith("Notice")
    ]
    document = (notices or [{}])[0]
    day = london_day(document.get("datePublished")) or london_day(release.get("date"))
    return Notice(_infer_type(release), True, id_, day, _url(document.get("url")))


def _from_document(document: Mapping[str, Any]) -> Notice:
    type_name = text(document.get("noticeType"))
    return Notice(
        next((item for item in NoticeType if item == type_name), None),
        False,
        (text(document.get("id")) or "")[:_MAX_LENGTH],
        london_day(document.get("datePublished")),
        _url(document.get("url")),
    )


def _documents(release: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from objects(inside(release, "planning", "documents"))
    yield from objects(inside(release, "tender", "documents"))
    for part in ("awards", "contracts"):
        for item in objects(release.get(part)):
            yield from objects(item.get("documents"))


def _infer_type(release: Mapping[str, Any]) -> NoticeType | None:
    """Return the type that the tag of a release implies."""
    if str(release.get("ocid", "")).startswith(CONTRACTS_FINDER):
        return NoticeType.CONTRACTS_FINDER
    if not is_older_law(release):
        return None
    return next(
        (_OLDER_FORMS[tag] for tag in texts(release.get("tag")) if tag in _OLDER_FORMS), None
    )


def is_older_law(release: Mapping[str, Any]) -> bool:
    """Return whether a directive is the legal basis, hence the regulations of 2015."""
    return (text(inside(release, "tender", "legalBasis", "id")) or "").startswith(_DIRECTIVES)


def _url(value: Any) -> str | None:
    """Return a valid URL or None: Contracts Finder also publishes `http://Contract Finder`."""
    url = text(value) or ""
    is_url = url.startswith(("https://", "http://")) and "." in url and " " not in url
    return url if is_url and len(url) <= _MAX_LENGTH and broken_rule(url) is None else None
