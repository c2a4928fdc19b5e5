"""Release tags of the standard for each kind of ledger entry."""

from collections.abc import Mapping

from app.domain.vocabulary import NoticeType, TermChangeKind
from app.interchange.ocds.export.notices import stage_of
from app.interchange.ocds.export.replay import DETAILS, Content
from app.ledger.schemas import ChangeOut

_FIRST = ["award", "contract"]
_CORRECTION = ["awardUpdate", "contractUpdate"]
_TERM = {
    TermChangeKind.EXTENSION: ["contractAmendment"],
    TermChangeKind.VARIATION: ["contractAmendment"],
    TermChangeKind.TERMINATION: ["contractTermination"],
    TermChangeKind.CANCELLATION: ["awardCancellation", "contractTermination"],
}
_CANCELLED = TermChangeKind.CANCELLATION
_UPDATES = {
    "planning": ["planningUpdate"], "tender": ["tenderUpdate"], "award": ["awardUpdate"],
    "contract": ["contractUpdate"], "implementation": ["implementationUpdate"],
}  # fmt: skip
# A notice about an award or contract adds a document to an award that is already released.
_PUBLISHED: Mapping[str, list[str]] = {
    **_UPDATES,
    "planning": ["planning"],
    "tender": ["tender"],
    "implementation": ["implementation"],
}
_ENDS = {NoticeType.UK11: ["contractTermination"], NoticeType.UK12: ["tenderCancellation"]}


def tags(entry: ChangeOut, content: Content, *, is_first: bool) -> list[str]:
    """Return the tags of an entry about a fact with this content.

    The first entry of a contract in a process is an award.
    """
    if is_first:
        return _FIRST
    is_new = entry.action == "recorded"
    match entry.type:
        case "award":
            return ["awardUpdate"]
        case "term_change":
            return _of_term_change(TermChangeKind(content["change"]), is_new=is_new)
        case "notice":
            return _of_notice(content, is_new=is_new)
        case _:
            return ["contractAmendment"] if entry.type == DETAILS and is_new else _CORRECTION


def _of_term_change(change: TermChangeKind, *, is_new: bool) -> list[str]:
    if is_new:
        return _TERM[change]
    return _CORRECTION if change is _CANCELLED else ["contractUpdate"]


def _of_notice(content: Content, *, is_new: bool) -> list[str]:
    stage = stage_of(content)
    if not is_new:
        return _UPDATES[stage]
    return _ENDS.get(NoticeType(content["notice_type"]), _PUBLISHED[stage])
