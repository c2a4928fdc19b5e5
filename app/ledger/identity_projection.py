"""Computed rows of identities: versions of details and spellings of identifiers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY
from app.domain.vocabulary import Visibility
from app.ledger.checks import current_by, is_open
from app.ledger.fact_types import Check, FactType, Projection
from app.ledger.history import History, facts_of, is_current, moments_of, public_facts
from app.ledger.identifiers import spellings_of, with_scheme
from app.ledger.integrity import field_of_code
from app.ledger.merges import Merges
from app.ledger.models import Details, Fact, Identifier, MergeFact, NumberMatchFact, Version
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    reconcile,
)
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The details, merges and decisions about numbers of each kind of thing, where it has some."""

    details: Mapping[str, type[Details]]
    merges: Mapping[str, type[MergeFact]]
    matches: Mapping[str, type[NumberMatchFact]]

    @property
    def facts(self) -> tuple[type[Fact], ...]:
        """All kinds of facts."""
        return (*self.details.values(), *self.merges.values(), *self.matches.values())


@dataclass(frozen=True, slots=True)
class _Known:
    """A thing's code and current details, and the details of the things merged into it by code.

    `matches` are the accepted numbers of all of them. A thing that was merged into another has no
    details of its own.
    """

    thing: str
    code: str
    details: Sequence[Details]
    former: Mapping[str, Sequence[Details]]
    matches: Sequence[NumberMatchFact] = ()


def identity_projection(
    details: Iterable[FactType[Any, Any]],
    merges: Mapping[str, type[MergeFact]],
    matches: Mapping[str, type[NumberMatchFact]],
) -> Projection:
    """Return the projection of the versions and spellings of things with these details.

    A thing that was merged into another has no rows; its spellings are those of the other.
    """
    of_details = {type_.name.removesuffix("_details"): type_.model for type_ in details}
    kinds = _Kinds(of_details, merges, matches)

    def affected(session: Session, facts: Sequence[Fact], __: Changes) -> set[tuple[str, str]]:
        found = {
            (thing, fact.code)
            for thing, kind in kinds.details.items()
            for fact in facts_of(facts, kind)
        }
        for thing, match in matches.items():
            found |= {(thing, getattr(fact, thing)) for fact in facts_of(facts, match)}
        for thing, kind in merges.items():
            merged = facts_of(facts, kind)
            found |= {(thing, code) for fact in merged for code in (fact.former, fact.into)}
            if any(thing == other for other, _ in found):
                into = _current_merges(session, kind).into
                found |= {(thing, into[code]) for of, code in found if of == thing and code in into}
        return found

    def project(session: Session, things: Collection[tuple[str, str]], moment: int) -> Changes:
        changes: dict[type[SQLModel], list[Row]] = {Version: [], Identifier: []}
        for thing, some in _chunks_by_thing(things):
            known = _currently_known(session, kinds, thing, some)
            for model, rows_of in _ROWS:
                rows = [row for item in known for row in rows_of(item)]
                within = KeyScope(("thing", "code"), [(thing, code) for code in some])
                changes[model] += reconcile(session, model, within, rows, moment)
        return changes

    def histories(session: Session) -> Iterator[RowHistory]:
        for thing, some in _chunks_by_thing(_all_things(session, kinds.details)):
            yield from _identity_histories(session, kinds, thing, some)

    return Projection(
        "identities",
        kinds.facts,
        tuple(model for model, _ in _ROWS),
        affected,
        project,
        in_one_part(histories),
    )


def identity_check(thing: str, *kinds: type[Fact]) -> Check:
    """Return the check that identifiers are unique among the things of a kind.

    Two registers may give the same number to two things; without its scheme it then means the thing
    that had it first. A code is never the number of another thing. `kinds` are the details and the
    decisions about numbers, if there are any.
    """

    def check(session: Session, facts: Sequence[Any]) -> None:
        """Raise DomainError for an identifier of another thing of the same kind."""
        taken = _spellings_before(session, thing, facts, kinds or (type(facts[0]),))
        recorded = [fact for fact in facts if is_open(fact)]
        batch = {_code_of(thing, fact) for fact in facts}
        for row in _projected(session, thing, recorded, batch):
            taken[row.spelling].add(row.code)
        for fact in recorded:
            _check_identifiers(thing, fact, taken)
            for spelling in _spellings([fact]):
                taken[spelling].add(_code_of(thing, fact))

    return check


def _code_of(thing: str, fact: Any) -> str:
    """Return the thing to which a fact gives identifiers."""
    code: str = getattr(fact, thing) if _is_match(fact) else fact.code
    return code


def _check_identifiers(thing: str, fact: Any, taken: Mapping[str, Collection[str]]) -> None:
    """Refuse a fact with a spelling that is taken by another thing."""
    own = _code_of(thing, fact)
    for spelling in sorted(_spellings([fact])):
        for code in sorted(taken.get(spelling, ())):
            # Without its scheme, only the code of another thing is refused.
            is_refused = spelling == code or spelling in _unique_spellings(fact)
            if code != own and is_refused:
                where = field_of_code(thing) if spelling == own else "identifiers"
                detail = f"the identifier {spelling} belongs to {code}"
                raise DomainError("identifier-taken", detail, where, fact.id)


def _unique_spellings(fact: Any) -> set[str]:
    """Return the spellings that no other thing of the same kind may have."""
    return _own_code(fact).union(*(with_scheme(*number) for number in _numbers(fact)))


def _own_code(fact: Any) -> set[str]:
    """Return the code of a thing if a fact holds its details."""
    return set() if _is_match(fact) else {fact.code}


def _numbers(fact: Any) -> list[tuple[str, str]]:
    """Return the scheme and the number of each identifier that a fact gives to its thing."""
    if _is_match(fact):
        return [(fact.scheme, fact.number)] if fact.is_accepted else []
    return [(item["scheme"], item["id"]) for item in fact.identifiers]


def _is_match(fact: Any) -> bool:
    """Return whether a fact, or a row of one, is a decision about a number."""
    return hasattr(fact, "number_key")


def _projected(
    session: Session, thing: str, recorded: Sequence[Any], besides: Collection[str]
) -> Iterator[Identifier]:
    """Yield the computed rows of other things that have one of the spellings of some facts."""
    spelling = col(Identifier.spelling)
    for some in chunks(_spellings(recorded)):
        rows = session.scalars(
            select(Identifier).where(
                col(Identifier.thing) == thing,
                spelling.in_(some),
                col(Identifier.to_at) == NEVER,
            )
        )
        # Rows of the things of the batch are computed after the check.
        yield from (row for row in rows if row.code not in besides)


def _spellings_before(
    session: Session, thing: str, facts: Sequence[Any], kinds: Iterable[type[Fact]]
) -> defaultdict[str, set[str]]:
    """Return the things of a batch by their spellings in facts that the batch leaves alone."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    batch, codes = {fact.id for fact in facts}, {_code_of(thing, fact) for fact in facts}
    for kind in kinds:
        column = "code" if issubclass(kind, Details) else thing
        for code, known in current_by(session, kind, codes, column).items():
            for spelling in _spellings(fact for fact in known if fact.id not in batch):
                taken[spelling].add(code)
    return taken


def _known(
    thing: str,
    code: str,
    details: Mapping[str, Sequence[Details]],
    merges: Merges,
    matches: Sequence[NumberMatchFact],
) -> _Known:
    """Return what is known of a thing from the current details by code, and decisions."""
    if code in merges.into:
        return _Known(thing, code, (), {})
    group = merges.group([code])
    former = {old: details.get(old, ()) for old in group - {code}}
    own = [match for match in matches if getattr(match, thing) in group]
    return _Known(thing, code, details.get(code, ()), former, own)


def version_rows(known: _Known) -> list[dict[str, Any]]:
    """Return the rows of versions: each holds until the next begins, the first from always."""
    ordered = sorted(known.details, key=lambda details: details.holds_from or FIRST_DAY)
    starts = [FIRST_DAY, *(details.holds_from or FIRST_DAY for details in ordered[1:])]
    return [
        {
            "thing": known.thing,
            "code": details.code,
            "details": details.id,
            "name": details.name,
            "days_from": start,
            "days_to": following - ONE_DAY if following else LAST_DAY,
        }
        for details, start, following in zip(ordered, starts, [*starts[1:], None], strict=False)
        if start != following
    ]


def identifier_rows(known: _Known) -> list[dict[str, Any]]:
    """Return the rows of all spellings of a thing, and of the things merged into it."""
    if not known.details:
        return []
    former = [details for some in known.former.values() for details in some]
    return [
        {
            "thing": known.thing,
            "code": known.code,
            "spelling": spelling,
            "is_former": spelling in known.former,
        }
        for spelling in sorted(_spellings([*known.details, *former, *known.matches]))
    ]


def _spellings(facts: Iterable[Any]) -> set[str]:
    """Return all spellings by which things with these details and decisions are found."""
    spellings: set[str] = set()
    for fact in facts:
        spellings |= _own_code(fact).union(*(spellings_of(*number) for number in _numbers(fact)))
    return spellings


_ROWS: tuple[tuple[Any, Any], ...] = ((Version, version_rows), (Identifier, identifier_rows))
"""The models of this projection, each with the function that computes its rows."""


def _currently_known(
    session: Session, kinds: _Kinds, thing: str, codes: Sequence[str]
) -> list[_Known]:
    """Return what is known of some things of a kind."""
    merging, matching = kinds.merges.get(thing), kinds.matches.get(thing)
    merges = Merges() if merging is None else _current_merges(session, merging)
    group = sorted(merges.group(codes))
    by_code = _current_details(session, kinds.details[thing], group)
    matches = _current_matches(session, matching, thing, group) if matching else []
    return [_known(thing, code, by_code, merges, matches) for code in codes]


def _rows_of(model: Any, thing: str, codes: Sequence[str]) -> ColumnElement[bool]:
    return (col(model.thing) == thing) & col(model.code).in_(codes)


def _chunks_by_thing(
    things: Iterable[tuple[str, str]],
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield chunks of codes that belong to things of one kind."""
    for thing, pairs in groupby(sorted(things), key=lambda pair: pair[0]):
        for some in chunks(code for _, code in pairs):
            yield thing, some


def _current_merges(session: Session, kind: type[MergeFact]) -> Merges:
    """Return the current merges of a kind, of which there are few."""
    return Merges.of(session.scalars(select(kind).where(col(kind.to_at) == NEVER)))


def _current_details(
    session: Session, kind: type[Details], codes: Sequence[str]
) -> dict[str, list[Details]]:
    """Return the current details of each thing by code, in ledger order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for details in session.execute(_current(kind), {"codes": [*codes]}):
        found[details.code].append(details)
    return found


@cache
def _current(kind: type[Details]) -> Select[Any]:
    """Build a statement once for each use: building it costs more than running it."""
    facts = table(kind).c
    codes = facts.code.in_(bindparam("codes", expanding=True))
    return public_facts(kind, codes, facts.to_at == NEVER)


def _current_matches(
    session: Session, kind: type[NumberMatchFact], thing: str, codes: Sequence[str]
) -> list[Any]:
    """Return the current decisions about numbers of some things."""
    facts = table(kind).c
    named = (facts[thing].in_(codes), facts.to_at == NEVER)
    return [*session.execute(public_facts(kind, *named))]


def _identity_histories(
    session: Session, kinds: _Kinds, thing: str, codes: Sequence[str]
) -> Iterator[RowHistory]:
    history, computed = History(session), [RowsOverTime(model) for model, _ in _ROWS]
    merged = history.ever(kinds.merges[thing]) if thing in kinds.merges else []
    matched = history.ever(kinds.matches[thing]) if thing in kinds.matches else []
    # Rows may name a kind of thing that does not exist.
    kind = kinds.details.get(thing)
    if kind is not None:
        # All at once first, so that they are loaded by one statement.
        history.ever(kind, code={*codes, *(fact.former for fact in merged)})
    for code in codes if kind else ():
        merges = [fact for fact in merged if code in {fact.former, fact.into}]
        former = {fact.former for fact in merges if fact.into == code}
        details = history.ever(kind, code=sorted({code, *former})) if kind else []
        group = {code, *former}
        matches = [match for match in matched if getattr(match, thing) in group]
        for moment in sorted(moments_of([*details, *merges, *matches])):
            current: dict[str, list[Details]] = defaultdict(list)
            for item in details:
                if is_current(item, moment):
                    current[item.code].append(item)
            now = Merges.of(fact for fact in merges if is_current(fact, moment))
            decided = [match for match in matches if is_current(match, moment)]
            known = _known(thing, code, current, now, decided)
            for rows, (_, rows_of) in zip(computed, _ROWS, strict=True):
                rows.want(code, rows_of(known), moment)
    for rows, (model, _) in zip(computed, _ROWS, strict=True):
        yield RowHistory(model, _rows_of(model, thing, codes), rows.rows())


def _all_things(session: Session, kinds: Mapping[str, type[Details]]) -> set[tuple[str, str]]:
    """Return all things that ever had details or computed rows."""
    things: set[tuple[str, str]] = set()
    for thing, kind in kinds.items():
        stated = select(col(kind.code)).where(col(kind.visibility) == Visibility.PUBLIC)
        things |= {(thing, code) for code in session.scalars(stated.distinct())}
    for model, _ in _ROWS:
        shown = select(col(model.thing), col(model.code)).distinct()
        things |= {(thing, code) for thing, code in session.execute(shown)}
    return things
