"""Explanations of undertakings: the rule, and the facts to which it was applied."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, or_
from sqlalchemy.orm import Session

from app.cases.core.listing import Listing
from app.cover.responses import ExplainedPage, Explanation
from app.domain.vocabulary import AttestationSubject
from app.ledger.as_of import AsOf
from app.ledger.models import Change
from app.ledger.queries import CHANGES, change_outs, current_changes
from app.ledger.schemas import ChangeOut
from app.platform.db.columns import table

UNDERTAKING_RULE = [
    "It is done if a source says so by the day: done late if that day is after the last day in "
    "time.",
    "Else it fell away if a source says so by the day.",
    "Else it is late if a source reported it as late by the day.",
    "Else it is open up to its last day in time; without one, up to the latest day on which a "
    "source speaks of it, and on days for which the record is attested to be complete.",
    "Else it is late if the authority attests its record of such undertakings as complete for a "
    "day after the last day in time.",
    "Else it is not recorded: nothing is said about the day, and silence accuses nobody.",
]
TRANSFER_RULE = [
    "A transfer is done once completed, and fell away once abandoned.",
    "Else it is open up to the latest day on which a source speaks of it, and on days for which "
    "the authority attests its record of transfers as complete; then it is not recorded.",
    "A block is known from its first day to the day before its end. Without an end, it is known up "
    "to the latest day on which a source speaks of it, and on attested days.",
    "Cells are at risk on days on which the transfer is known to be open, without data received or "
    "with a block that is known.",
]
READINESS_RULE = [
    *UNDERTAKING_RULE,
    "An authority is not ready if a step is known to be left; it is ready if none is left and it "
    "attests its list of steps as complete for the day; else it is not known.",
]
INCIDENT_RULE = [
    "The cells of an incident are those that the failed providers held on its first day; they stay "
    "in the counts on all later days.",
    "A cell is replaced or reduced if another provider holds it, at the former level or a lower "
    "one; it is at risk if only failed providers hold it.",
    "Else it is open if somebody says that nobody delivers, or if its cover ended because a failed "
    "provider stopped.",
    "Else it is unclear: nothing is known about the day.",
]
_CHANGE = table(Change)


def explained_listing(
    session: Session, query: Any, as_of: AsOf, listing: Listing[Any], rule: Sequence[str]
) -> ExplainedPage[Any]:
    """Return one page of a listing with a subject, with an explanation if requested."""
    page = listing.page(session, query, as_of)
    explanation = None
    if query.explain and listing.subject is not None:
        explanation = explain_records(session, rule, listing.subject, page.items, as_of)
    return ExplainedPage(page.items, page.next, explanation)


def explain_records(
    session: Session,
    rule: Sequence[str],
    subject: AttestationSubject,
    items: Sequence[Any],
    as_of: AsOf,
) -> Explanation:
    """Return a rule and the current facts of some records, with attestations of the subject."""
    facts = _facts_of(items)
    authorities = {item.authority for item in items if item.authority}
    consortia = {getattr(item, "consortium", None) for item in items} - {None}
    about = or_(
        and_(_CHANGE.c.thing == "authority", _CHANGE.c.code.in_(sorted(authorities))),
        and_(_CHANGE.c.thing == "consortium", _CHANGE.c.code.in_(sorted(map(str, consortia)))),
    )
    order = (_CHANGE.c.recorded_at, _CHANGE.c.stream, _CHANGE.c.position)
    rows = session.execute(CHANGES.where(about).order_by(*order), as_of.parameters()).all()
    entries = current_changes(change_outs(session, rows))
    return Explanation(list(rule), [entry for entry in entries if _decides(entry, facts, subject)])


def _facts_of(items: Sequence[Any]) -> set[str]:
    """Return the ids of the facts behind some records: their own, and those of their parts."""
    found: set[str] = set()
    for item in items:
        found |= {getattr(item, name) for name in ("fact", "decision") if hasattr(item, name)}
        found |= {step.fact for step in getattr(item, "steps", ()) if hasattr(step, "fact")}
    return found


def _decides(entry: ChangeOut, facts: Collection[str], subject: AttestationSubject) -> bool:
    """Return whether an entry is one of the facts, confirms one, or attests the subject."""
    if entry.type == "attestation":
        return bool(entry.content.get("subject") == subject)
    named = {entry.fact, entry.content.get("opening")}
    if entry.type == "corroboration":
        named = {entry.content.get("fact")}
    return not named.isdisjoint(facts)
