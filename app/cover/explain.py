"""Explanations of cover: the rule, and the facts to which it was applied."""

from collections.abc import Iterable, Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.cover.responses import Explanation
from app.domain.affected import DISPUTABLE_FIELDS
from app.domain.dependence import CellKey
from app.domain.vocabulary import CoverReason, CoverState
from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.queries import changes_about, current_changes
from app.ledger.schemas import ChangeOut
from app.platform.db.columns import table
from app.registry.contracts.models import ContractDetailsFact, ContractTerm, HoldingRow

_HOLDING, _TERM = table(HoldingRow), table(ContractTerm)
_DETAILS = table(ContractDetailsFact)

RULE = [
    "The term of a contract is its first to last day with every agreed change applied; a call-off "
    "without a last day follows its framework.",
    "A provider trades every day, less those after it ceased and before it resumed; insolvency is "
    "a risk and does not end cover.",
    "An award is live on its own days within term and trading. An unknown first day counts from "
    "the first day a source shows it running; after the last such day an award with an unknown "
    "last day fades.",
    "The state is the best level among the live awards, lowered by what sources report; while "
    "claims about a level are undecided, the lower level counts.",
    "Without a live award, the state is none if a source reports that there is no service, or if "
    "the authority attests its record and no award fades.",
    "Else it is unknown if an award fades (end-unknown), a source does not name the provider "
    "(provider-unnamed), an undecided claim would make an award live (disputed), or another scope "
    "of the branch is held and nothing speaks of this one (not-listed).",
    "Else it is ended if an award was live before: its provider stopped (provider-stopped), an "
    "option reaches the day and nothing is recorded about it (option-unconfirmed), or the award "
    "ran out (term-over).",
    "Else it is unknown, because nothing was ever recorded (never-recorded).",
    "A covered state is attested if an attestation covers the day; else assumed if it would differ "
    "without assumed days, awards of less than high confidence or not seconded, or by another side "
    "of an undecided claim; else observed if a source saw it in the last 90 days without a change "
    "since; else contracted. None is attested or observed; ended and unknown have no certainty.",
]
_COVERED, _NONE, _UNKNOWN, _ENDED, _NEVER = RULE[3:8]
_DECIDING_KINDS = {
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


def deciding_rule(state: CoverState, because: CoverReason | None) -> str:
    """Return the step of the rule that decided a state."""
    if state.level is not None:
        return _COVERED
    if because is CoverReason.NEVER_RECORDED:
        return _NEVER
    return {CoverState.NONE: _NONE, CoverState.ENDED: _ENDED}.get(state, _UNKNOWN)


def explain_cells(
    session: Session, cells: Iterable[CellKey], is_requested: bool, as_of: AsOf
) -> Explanation | None:
    """Return the rule and the current facts behind some cells, or None if not requested."""
    unique_cells = sorted(set(cells))
    if not is_requested:
        return None
    if not unique_cells:
        return Explanation(RULE, [])
    codes = _codes_behind(session, unique_cells, as_of)
    facts = current_changes(changes_about(session, codes, as_of, _DECIDING_KINDS))
    return Explanation(RULE, [entry for entry in facts if _concerns(entry, unique_cells)])


def _codes_behind(
    session: Session, cells: Sequence[CellKey], as_of: AsOf
) -> dict[str, Sequence[str]]:
    """Return the contracts, frameworks and providers that ever held any of these cells."""
    authorities = sorted({authority for authority, _ in cells})
    scopes = sorted({scope for _, scope in cells})
    rows = session.execute(
        select(_HOLDING.c.contract, _HOLDING.c.provider, _DETAILS.c.framework)
        .join(_TERM, and_(_TERM.c.contract == _HOLDING.c.contract, visible_as_of(_TERM)))
        .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
        .where(visible_as_of(_HOLDING))
        .where(_HOLDING.c.authority.in_(authorities), _HOLDING.c.scope.in_(scopes))
        .distinct(),
        as_of.parameters(),
    ).all()
    return {
        "contract": sorted(
            {code for row in rows for code in (row.contract, row.framework) if code}
        ),
        "provider": sorted({row.provider for row in rows if row.provider}),
        "authority": authorities,
    }


def _concerns(entry: ChangeOut, cells: Sequence[CellKey]) -> bool:
    """Return True if a fact concerns one of these authorities, or no particular authority."""
    if entry.type in {"claim", "claim_decision"}:
        return entry.content.get("field", "last_day") in DISPUTABLE_FIELDS
    authority = entry.content.get("authority")
    return authority is None or any(authority == cell[0] for cell in cells)
