"""Conversion of notices to OCDS documents, each in a stage of the process."""

import re
from collections.abc import Iterable, Mapping

from app.domain.vocabulary import NoticeType
from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import Content
from app.interchange.ocds.export.times import first_moment

_N = NoticeType
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?")

# The stage and the document type of OCDS and its UK extension, by notice type.
KINDS: Mapping[str, tuple[str, str | None]] = {
    **dict.fromkeys([_N.UK1, _N.UK3, _N.F01], ("planning", "plannedProcurementNotice")),
    _N.UK2: ("planning", "marketEngagementNotice"),
    **dict.fromkeys(
        [
            _N.UK4,
            _N.UK13,
            _N.UK14,
            _N.UK15,
            _N.UK16,
            _N.UK_BELOW_THRESHOLD,
            _N.F02,
            _N.F14,
            _N.F21,
        ],
        ("tender", "tenderNotice"),
    ),
    **dict.fromkeys([_N.UK12, _N.PSR_ABANDONMENT], ("tender", "tenderCancellationNotice")),
    # The standard has no type for a notice that nobody classified.
    _N.UNKNOWN: ("tender", None),
    **dict.fromkeys(
        [
            _N.UK5,
            _N.UK6,
            _N.F03,
            _N.F15,
            _N.CONTRACTS_FINDER,
            _N.PSR_INTENTION,
            _N.PSR_AWARD,
            _N.PSR_URGENT_AWARD,
        ],
        ("award", "awardNotice"),
    ),
    **dict.fromkeys([_N.UK7, _N.UK10, _N.F20, _N.PSR_MODIFICATION], ("contract", "contractNotice")),
    **dict.fromkeys([_N.UK8, _N.UK9, _N.UK17], ("implementation", "implementationNotice")),
    _N.UK11: ("implementation", "contractTerminationNotice"),
}


def documents(notices: Iterable[tuple[str, Content]], stage: str) -> list[Json]:
    """Return the notices of one stage as documents."""
    return [_document(fact, content) for fact, content in notices if stage_of(content) == stage]


def stage_of(notice: Content) -> str:
    """Return the stage of the process to which a notice belongs."""
    return KINDS[notice["notice_type"]][0]


def _document(fact: str, content: Content) -> Json:
    published, url = content.get("published_on"), content.get("url") or ""
    return compact(
        id=fact,
        documentType=KINDS[content["notice_type"]][1],
        noticeType=content["notice_type"] if content["notice_type"] != _N.UNKNOWN else None,
        title=content.get("identifier"),
        url=url if _ADDRESS.fullmatch(url) else None,
        datePublished=first_moment(published) if published else None,
    )
