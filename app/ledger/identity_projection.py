"""Computed rows of identities: versions of details and spellings of identifiers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select, union
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY
from app.domain.vocabulary import Visibility
from app.ledger.checks import current_by, is_current
from app.ledger.fact_types import Check, FactType, Projection
from app.ledger.identifiers import spellings_of, with_scheme
from app.ledger.integrity import field_of_code
from app.ledger.models import Details, Fact, Identifier, Version
from app.ledger.projections import chunks, differences, reconcile
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER

AnyDetails = TypeVar("AnyDetails", bound=Details)


def identity_projection(details: Iterable[FactType[Any, Any]]) -> Projection:
    """Return the projection of the versions and spellings of things with these details."""
    types = tuple(details)
    models = {type_.name.removesuffix("_details"): type_.model for type_ in types}

    def affected(_: Session, fact: Details, __: int) -> list[tuple[str, str]]:
        return [(str(type(fact).__tablename__).removesuffix("_details"), fact.code)]

    def project(session: Session, things: Collection[tuple[str, str]], position: int) -> None:
        for thing, code in things:
            known = _versions(session, models[thing], code)
            for rows, computed in (
                (Version, version_rows(thing, known)),
                (Identifier, identifier_rows(thing, known)),
            ):
                reconcile(session, rows, _rows_of(rows, thing, code), computed, position)

    def differences(session: Session) -> Iterator[str]:
        for thing, model in sorted(models.items()):
            for some in chunks(_codes(session, model, thing)):
                yield from _identity_differences(session, model, thing, some)

    return Projection("identities", tuple(models.values()), affected, project, differences)


def identity_check(thing: str) -> Check:
    """Return the check that identifiers are unique among the things of a kind.

    Two registers may give the same number to two things; without its scheme it then means the thing
    that had it first. A code is never the number of another thing.
    """

    def check(session: Session, facts: Sequence[Details]) -> None:
        """Raise DomainError for an identifier of another thing of the same kind."""
        taken = _spellings_before(session, facts)
        recorded = [fact for fact in facts if is_current(fact)]
        for row in _projected(session, thing, recorded, {fact.code for fact in facts}):
            taken[row.spelling].add(row.code)
        for details in recorded:
            _check_identifiers(thing, details, taken)
            for spelling in spellings_of_details([details]):
                taken[spelling].add(details.code)

    return check


def _check_identifiers(thing: str, details: Details, taken: Mapping[str, Collection[str]]) -> None:
    """Refuse details with a spelling that is taken by another thing."""
    for spelling in sorted(spellings_of_details([details])):
        for code in sorted(taken.get(spelling, ())):
            # Without its scheme, only the code of another thing is refused.
            is_refused = spelling == code or spelling in _unique_spellings(details)
            if code != details.code and is_refused:
                where = field_of_code(thing) if spelling == details.code else "identifiers"
                detail = f"the identifier {spelling} belongs to {code}"
                raise DomainError("identifier-taken", detail, where, details.id)


def _unique_spellings(details: Details) -> set[str]:
    """Return the spellings that no other thing of the same kind may have."""
    named = [with_scheme(item["scheme"], item["id"]) for item in details.identifiers]
    return {details.code}.union(*named)


def _projected(
    session: Session, thing: str, recorded: Sequence[Details], besides: Collection[str]
) -> Iterator[Identifier]:
    """Yield the computed rows of other things that have one of the spellings of some details."""
    spelling = col(Identifier.spelling)
    for some in chunks(spellings_of_details(recorded)):
        rows = session.scalars(
            select(Identifier).where(
                col(Identifier.thing) == thing,
                spelling.in_(some),
                col(Identifier.to_at) == NEVER,
            )
        )
        # Rows of the things of the batch are computed after the check.
        yield from (row for row in rows if row.code not in besides)


def _spellings_before(session: Session, facts: Sequence[Details]) -> defaultdict[str, set[str]]:
    """Return the things of a batch by their spellings in details that the batch leaves alone."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    batch = {fact.id for fact in facts}
    known = current_by(session, type(facts[0]), {fact.code for fact in facts}, "code")
    for code, versions in known.items():
        for spelling in spellings_of_details(fact for fact in versions if fact.id not in batch):
            taken[spelling].add(code)
    return taken


def _versions(session: Session, model: type[AnyDetails], code: str) -> Sequence[AnyDetails]:
    """Return the current versions of a thing's details, in ledger order."""
    return session.scalars(
        select(model)
        .where(col(model.code) == code, col(model.to_at) == NEVER)
        .order_by(col(model.from_at))
    ).all()


def version_rows(thing: str, known: Sequence[Details]) -> list[dict[str, Any]]:
    """Return the rows of versions: each holds until the next begins, the first from always."""
    ordered = sorted(known, key=lambda details: details.holds_from or FIRST_DAY)
    starts = [FIRST_DAY, *(details.holds_from or FIRST_DAY for details in ordered[1:])]
    return [
        {
            "thing": thing,
            "code": details.code,
            "details": details.id,
            "name": details.name,
            "days_from": start,
            "days_to": following - ONE_DAY if following else LAST_DAY,
        }
        for details, start, following in zip(ordered, starts, [*starts[1:], None], strict=False)
        if start != following
    ]


def identifier_rows(thing: str, known: Sequence[Details]) -> list[dict[str, Any]]:
    """Return the rows of all spellings of a thing."""
    return [
        {"thing": thing, "code": known[0].code, "spelling": spelling}
        for spelling in sorted(spellings_of_details(known))
    ]


def spellings_of_details(known: Iterable[Details]) -> set[str]:
    """Return all spellings by which things with these details are found."""
    spellings: set[str] = set()
    for details in known:
        named = [spellings_of(item["scheme"], item["id"]) for item in details.identifiers]
        spellings |= {details.code}.union(*named)
    return spellings


def _rows_of(model: type[SQLModel], thing: str, code: str) -> ColumnElement[bool]:
    columns: Any = model
    return (col(columns.thing) == thing) & (col(columns.code) == code)


def _identity_differences(
    session: Session, kind: Any, thing: str, some: Sequence[str]
) -> Iterator[str]:
    known = session.scalars(
        select(kind)
        .where(col(kind.code).in_(some), *_is_current(kind))
        .order_by(col(kind.code), col(kind.from_at))
    )
    by_code = [list(facts) for _, facts in groupby(known, lambda details: details.code)]
    for model, rows in ((Version, version_rows), (Identifier, identifier_rows)):
        columns: Any = model
        within = (col(columns.thing) == thing) & col(columns.code).in_(some)
        wanted = [row for facts in by_code for row in rows(thing, facts)]
        yield from differences(session, model, within, wanted)


def _codes(session: Session, kind: Any, thing: str) -> Sequence[str]:
    """Return the codes of all things with current details or computed rows."""
    stated = select(col(kind.code)).where(*_is_current(kind))
    versions = select(col(Version.code)).where(col(Version.thing) == thing)
    spellings = select(col(Identifier.code)).where(col(Identifier.thing) == thing)
    return session.scalars(union(stated, versions, spellings)).all()


def _is_current(kind: type[Fact]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(kind.to_at) == NEVER, col(kind.visibility) == Visibility.PUBLIC
