"""The notice that a release is: of which type, when and where it was published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.privacy import found_in
from app.domain.vocabulary import NoticeType
from app.interchange.ocds.export.times import london_day
from app.interchange.ocds.import_.json_values import inside, objects, text, texts

CONTRACTS_FINDER = "ocds-b5fd17-"
"""How the ids of processes begin that Contracts Finder publishes."""

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
    """What a release is as a notice. `is_inferred` where only its stage tells the type."""

    type: NoticeType | None
    is_inferred: bool
    identifier: str
    published_on: date | None
    url: str | None


def read_notices(release: Mapping[str, Any]) -> list[Notice]:
    """The notice that a release is, first, and those that it carries along; each once."""
    own = read_notice(release)
    others = [_from_document(item) for item in _documents(release) if text(item.get("noticeType"))]
    known = {own.identifier: own}
    for item in others:
        if item.identifier and item.type:
            known.setdefault(item.identifier, item)
    return [*known.values()]


def read_notice(release: Mapping[str, Any]) -> Notice:
    """The notice that a release is; its type is None where nothing tells it.

    It is the document of the release's own id, else the last that names its type: a record put
    together from releases carries all of theirs.
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
    """What its stage tells of a notice that does not name its type."""
    if str(release.get("ocid", "")).startswith(CONTRACTS_FINDER):
        return NoticeType.CONTRACTS_FINDER
    if not is_older_law(release):
        return None
    return next(
        (_OLDER_FORMS[tag] for tag in texts(release.get("tag")) if tag in _OLDER_FORMS), None
    )


def is_older_law(release: Mapping[str, Any]) -> bool:
    """Whether a directive, and so the Public Contracts Regulations 2015, is its legal basis."""
    return (text(inside(release, "tender", "legalBasis", "id")) or "").startswith(_DIRECTIVES)


def _url(value: Any) -> str | None:
    """Only what is an address: Contracts Finder publishes `http://Contract Finder`, too."""
    url = text(value) or ""
    is_url = url.startswith(("https://", "http://")) and "." in url and " " not in url
    return url if is_url and len(url) <= _MAX_LENGTH and found_in(url) is None else None
