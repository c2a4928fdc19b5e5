"""Why an answer about cover is as it is: the rule, and the facts it was applied to."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.cover.reads import parties_of
from app.cover.responses import Explanation
from app.domain.dependence import CellKey
from app.ledger.as_of import AsOf
from app.ledger.queries import changes_about
from app.ledger.schemas import ChangeOut

RULE = [
    "The term of a contract is its first to last day with every agreed change applied; a call-off "
    "without a last day follows its framework.",
    "A provider trades every day, less those after it ceased and before it resumed; insolvency is "
    "a risk and does not end cover.",
    "An award is live on its own days within term and trading. An unknown first day counts from "
    "the first day a source shows it running; after the last such day an award with an unknown "
    "last day fades.",
    "The state is the best level among the live awards, lowered by what sources report. With none "
    "it is unknown if an award fades or a provider is not named, none if the registry has heard "
    "of this scope before the day, else unknown.",
    "It is assumed if it would be another without assumed or doubted days, or without awards of "
    "less than high confidence; none is confirmed only by an attestation or a report of none.",
]
_DECIDING = {
    "contract_details",
    "term_change",
    "award",
    "provider_event",
    "service_report",
    "attestation",
    "claim",
    "claim_decision",
    "corroboration",
}


def explanation(
    session: Session, cells: Iterable[CellKey], wanted: bool, as_of: AsOf
) -> Explanation | None:
    """The rule and the standing facts behind some cells, if they are asked for."""
    asked = sorted(set(cells))
    if not wanted:
        return None
    if not asked:
        return Explanation(RULE, [])
    entries = changes_about(session, parties_of(session, asked, as_of), as_of)
    return Explanation(RULE, [one for one in _standing(entries) if _concerns(one, asked)])


def _standing(entries: Sequence[ChangeOut]) -> list[ChangeOut]:
    """The facts that are neither withdrawn nor replaced."""
    gone: set[str | None] = {one.fact for one in entries if one.action == "withdrawn"}
    gone |= {one.content.get("replaces") for one in entries if one.action == "restated"}
    return [one for one in entries if one.kind in _DECIDING and one.fact not in gone]


def _concerns(entry: ChangeOut, cells: Sequence[CellKey]) -> bool:
    """Whether a fact is about one of the authorities asked about, or about no authority."""
    if entry.kind in {"claim", "claim_decision"}:
        return entry.content.get("field", "last_day") in {"first_day", "last_day"}
    authority = entry.content.get("authority")
    return authority is None or any(authority == cell[0] for cell in cells)
