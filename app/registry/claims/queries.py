"""Queries of claims and of conflicts between sources."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, literal, not_, select, tuple_
from sqlalchemy.orm import Session

from app.domain.claims import has_form
from app.domain.vocabulary import Verdict
from app.ledger.as_of import AsOf, check_used, resolve_groups, visible_as_of
from app.ledger.entry_filters import check_source
from app.ledger.models import in_order, place_of
from app.ledger.queries import recorded_in
from app.ledger.schemas import FactQuery, Versioned
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.domain_errors import translate_query_errors
from app.platform.problems.problem import query_problem, unknown_code
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.claims.schemas import ClaimOut, ClaimQuery, ConflictOut, ConflictQuery

_CLAIM, _DECISION = table(ClaimFact), table(ClaimDecisionFact)

_CLAIMS = (
    select(
        _CLAIM.c.id,
        _CLAIM.c.thing,
        _CLAIM.c.code,
        _CLAIM.c.field,
        _CLAIM.c.value,
        _CLAIM.c.reads_as,
        _CLAIM.c.topic,
        _CLAIM.c.source,
        _CLAIM.c.confidence,
        _DECISION.c.verdict,
        _DECISION.c.reason,
        _DECISION.c.id.label("decision"),
        _CLAIM.c.visibility,
        *in_order(_CLAIM),
    )
    .outerjoin(_DECISION, and_(_DECISION.c.claim == _CLAIM.c.id, visible_as_of(_DECISION)))
    .where(visible_as_of(_CLAIM))
    .order_by(*in_order(_CLAIM))
)
_THINGS = ("authority", "consortium", "provider", "scope", "contract")
_CLAIMS_ABOUT = _CLAIMS.where(
    _CLAIM.c.thing == bindparam("thing"), _CLAIM.c.code.in_(bindparam("codes", expanding=True))
)


def are_undecided(field: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a claim about a field of a contract is undecided."""
    is_decided = exists().where(
        visible_as_of(_DECISION),
        _DECISION.c.claim == _CLAIM.c.id,
        _DECISION.c.verdict.in_([verdict for verdict in Verdict if verdict.settles]),
    )
    return (
        visible_as_of(_CLAIM),
        _CLAIM.c.thing == "contract",
        _CLAIM.c.field == field,
        not_(is_decided),
    )


def claims_about(
    session: Session, thing: str, codes: Sequence[str], as_of: AsOf
) -> dict[str, list[ClaimOut]]:
    """Return the claims about things of one kind, by code, in one statement."""
    found: dict[str, list[ClaimOut]] = defaultdict(list)
    for row in session.execute(_CLAIMS_ABOUT, as_of.parameters(thing=thing, codes=codes)):
        found[row.code].append(_to_out(row))
    return found


def get_claim(session: Session, _: FactQuery, as_of: AsOf, claim: str) -> Versioned[ClaimOut]:
    """Return a claim; its version is the latest decision, else the claim itself."""
    row = None
    if "\x00" not in claim:
        row = session.execute(_CLAIMS.where(_CLAIM.c.id == claim), as_of.parameters()).first()
    if row is None:
        raise unknown_code("claim", claim)
    return Versioned(row.decision or row.id, _to_out(row))


def list_claims(session: Session, query: ClaimQuery, as_of: AsOf) -> Page[ClaimOut]:
    """List claims in ledger order."""
    statement = _CLAIMS.limit(query.limit + 1)
    if query.about is not None:
        thing, codes = _subject(session, query.about, as_of)
        statement = statement.where(_CLAIM.c.thing == thing, _CLAIM.c.code.in_(codes))
    _check_filters(session, query, as_of)
    statement = statement.where(*recorded_in(query, _CLAIM.c.from_at))
    for field in ("field", "source", "topic", "confidence"):
        if (value := getattr(query, field)) is not None:
            statement = statement.where(_CLAIM.c[field] == value)
    if cursor := Cursor.read(query, int, str, int):
        place = tuple_(*in_order(_CLAIM))
        statement = statement.where(place > tuple_(*map(literal, cursor.keys)))
    rows = session.execute(statement, as_of.parameters()).all()
    page = paginate(rows, query, as_of, place_of)
    return Page([_to_out(row) for row in page.items], page.next)


def _check_filters(session: Session, query: ClaimQuery, as_of: AsOf) -> None:
    """Check that the source, the field and the topic are known. Raises Problem."""
    if query.source is not None:
        with translate_query_errors():
            check_source(session, query.source, as_of)
    if query.field is not None and not has_form(query.field):
        check_used(session, as_of, _CLAIM, field=_CLAIM.c.field == query.field)
    if query.topic is not None:
        check_used(session, as_of, _CLAIM, topic=_CLAIM.c.topic == query.topic)


def list_conflicts(session: Session, query: ConflictQuery, as_of: AsOf) -> Page[ConflictOut]:
    """List the topics on which sources give different values."""
    conflicts = find_conflicts(session, as_of)
    if query.about is not None:
        thing, codes = _subject(session, query.about, as_of)
        subjects = {f"{thing}:{code}" for code in codes}
        conflicts = [item for item in conflicts if subjects.intersection(item.about)]
    if query.open is not None:
        conflicts = [item for item in conflicts if item.is_open is query.open]
    if cursor := Cursor.read(query, str):
        conflicts = [item for item in conflicts if item.topic > cursor.keys[0]]
    return paginate(conflicts[: query.limit + 1], query, as_of, lambda item: (item.topic,))


def _subject(session: Session, about: str, as_of: AsOf) -> tuple[str, list[str]]:
    """Return the kind of the thing that a filter names, and all its codes.

    The filter is a code or an identifier, or the kind and either of them. Raises Problem
    `unknown-filter-code` if no thing is named so, or things of several kinds.
    """
    kind, separator, rest = about.partition(":")
    given = (kind, rest) if separator and kind in _THINGS else ("", about)
    things = [given[0]] if given[0] else _THINGS
    found = resolve_groups(session, {thing: [given[1]] for thing in things}, as_of)
    named = {thing: groups[given[1]] for thing, groups in found.items() if groups}
    if len(named) == 1:
        return next(iter(named.items()))
    several = ", ".join(f"{thing}:{codes[0]}" for thing, codes in named.items())
    detail = (
        f"several things have this code; send one of {several}"
        if named
        else f"no thing has the code or identifier {about[:60]!r}"
    )
    raise query_problem("about", "unknown-filter-code", detail)


def find_conflicts(session: Session, as_of: AsOf) -> list[ConflictOut]:
    """Return all topics on which sources give different values, in one statement."""
    by_topic: dict[str, list[ClaimOut]] = defaultdict(list)
    for row in session.execute(_CLAIMS.where(_CLAIM.c.topic.is_not(None)), as_of.parameters()):
        by_topic[row.topic].append(_to_out(row))
    return [
        _conflict_out(topic, claims)
        for topic, claims in sorted(by_topic.items())
        if len({claim.value for claim in claims}) > 1
    ]


def _conflict_out(topic: str, claims: list[ClaimOut]) -> ConflictOut:
    accepted = [claim for claim in claims if claim.verdict is Verdict.ACCEPTED]
    return ConflictOut(
        topic=topic,
        about=sorted({claim.about for claim in claims}),
        claims=claims,
        is_open=any(claim.verdict is None or not claim.verdict.settles for claim in claims),
        used=list(dict.fromkeys(claim.value for claim in accepted)),
        why=list(dict.fromkeys(claim.reason for claim in accepted if claim.reason)),
    )


def _to_out(row: Any) -> ClaimOut:
    return from_row(ClaimOut, row, about=f"{row.thing}:{row.code}")
