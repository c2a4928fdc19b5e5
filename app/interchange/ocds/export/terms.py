"""Terms of contracts with agreed or derived days only, never assumed ones."""

from datetime import date

from app.domain.terms import Edge, Term, TermChange, contract_term, term_change
from app.domain.vocabulary import DateBasis, TermChangeKind
from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import Content, ReplayedContract
from app.interchange.ocds.export.times import first_moment, last_moment

_CERTAIN = {DateBasis.AGREED, DateBasis.DERIVED}


def signed_term(contract: ReplayedContract) -> Term:
    """Return the signed term, without a last day that follows from a framework."""
    details = contract.details
    return contract_term(_edge(details, "first"), _edge(details, "last"), [])


def agreed_term(contract: ReplayedContract) -> Term:
    """Return the signed term with every change applied, in the order of agreement."""
    details, changes = contract.details, contract.facts("term_change").values()
    ordered = sorted(changes, key=lambda item: (item.get("agreed_on") or "", item["position"]))
    edges = _edge(details, "first"), _edge(details, "last")
    return contract_term(*edges, [_change(change) for change in ordered])


def period(term: Term, options: list[Content]) -> Json:
    """Return the certain days of a term as moments, with the latest day of its options."""
    if not term.days:
        return {}
    first, last = _certain_day(term.first), _certain_day(Edge(term.days.last_day, term.last.basis))
    last_days = [
        option["last_day"]
        for option in options
        if option["last_day"] and option["basis"] in _CERTAIN
    ]
    furthest = max(last_days, default=None)
    if last and furthest and furthest <= last:
        furthest = None
    return compact(
        startDate=first_moment(first) if first else None,
        endDate=last_moment(last) if last else None,
        maxExtentDate=last_moment(furthest) if furthest else None,
    )


def status(contract: ReplayedContract, term: Term, day: str) -> str | None:
    """Return the OCDS status on a day, or None if it rests on assumed days only."""
    signed = contract.details.get("signed_on")
    if not term.days:
        return "terminated" if signed else "cancelled"
    first, last = _certain_day(term.first), _certain_day(Edge(term.days.last_day, term.last.basis))
    if last and last < day:
        return "terminated"
    if first and day < first:
        return "pending"
    return "active" if first or (signed and signed <= day) else None


def _certain_day(edge: Edge) -> str | None:
    return edge.day.isoformat() if edge.day and edge.basis in _CERTAIN else None


def _edge(details: Content, which: str) -> Edge:
    day = details.get(f"{which}_day")
    basis = DateBasis(details[f"{which}_day_basis"])
    return Edge(date.fromisoformat(day) if day else None, basis)


def _change(content: Content) -> TermChange:
    day = content["last_day"]
    return term_change(TermChangeKind(content["change"]), date.fromisoformat(day) if day else None)
