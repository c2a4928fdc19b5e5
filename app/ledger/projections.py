"""Rows computed from facts: closed when they change, never overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY
from app.ledger.hashing import canonical, to_plain
from app.ledger.integrity import field_of_code, is_referenced
from app.ledger.models import Details, Fact, Identifier, Version
from app.ledger.registration import Check, Projector
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER

AnyDetails = TypeVar("AnyDetails", bound=Details)

COMPANIES_HOUSE = "gb-coh"
LEDGER_KEYS = {"id", "from_position", "to_position"}


def reconcile(
    session: Session,
    model: Any,
    scope: ColumnElement[bool],
    wanted: Iterable[Mapping[str, Any]],
    position: int,
) -> None:
    """Make the open rows within a scope the wanted ones: close those gone, open those new."""
    table = model.__table__
    columns = [column for column in table.columns if column.name not in LEDGER_KEYS]
    open_rows = session.execute(
        select(table.c.id, table.c.from_position, *columns).where(
            scope, table.c.to_position == NEVER
        )
    ).mappings()
    present: dict[str, list[Any]] = {}
    for found in open_rows:
        key = canonical(to_plain({column.name: found[column.name] for column in columns}))
        present.setdefault(key, []).append(found)

    new = []
    for row in wanted:
        kept = present.get(canonical(to_plain(dict(row))))
        if kept:
            kept.pop()
        else:
            new.append({**row, "from_position": position, "to_position": NEVER})
    gone = [row for rows in present.values() for row in rows]
    # What was opened at this very position was never seen by anybody.
    unseen = [row["id"] for row in gone if row["from_position"] == position]
    closed = [row["id"] for row in gone if row["from_position"] != position]
    if unseen:
        session.execute(delete(table).where(table.c.id.in_(unseen)))
    if closed:
        session.execute(update(table).where(table.c.id.in_(closed)).values(to_position=position))
    if new:
        session.execute(insert(table), new)


def identity_projector(model: type[AnyDetails], thing: str) -> Projector:
    """A projector that keeps the versions and the spellings of one sort of thing."""

    def project(session: Session, fact: Fact, position: int) -> None:
        code = cast(AnyDetails, fact).code
        known = _versions(session, model, code)
        for rows, computed in (
            (Version, version_rows(thing, known)),
            (Identifier, identifier_rows(thing, known)),
        ):
            reconcile(session, rows, _of(rows, thing, code), computed, position)

    return project


def identity_check(thing: str) -> Check:
    """A check that no two things of one sort share an identifier, or a code with one.

    Registers may give one number to two things. Whoever then asks for the number without the
    register means the thing that had it first; but a code is never another thing's number.
    """

    def check(session: Session, fact: Fact) -> None:
        details = cast(Details, fact)
        named = [(one["scheme"], one["id"]) for one in details.identifiers]
        wanted = {details.code, *(one for name in named for one in _with_scheme(*name))}
        spelling, code = col(Identifier.spelling), col(Identifier.code)
        of_another = {one for scheme, id_ in named for one in spellings_of(scheme, id_)}
        taken = session.scalars(
            select(Identifier).where(
                col(Identifier.thing) == thing,
                or_(spelling.in_(wanted), and_(spelling.in_(of_another), spelling == code)),
                col(Identifier.to_position) == NEVER,
                code != details.code,
            )
        ).first()
        if taken is not None and details.to_position == NEVER:
            is_code = taken.spelling == details.code
            where = field_of_code(thing) if is_code else "identifiers"
            detail = f"the identifier {taken.spelling} belongs to {taken.code}"
            raise DomainError("identifier-taken", detail, where)
        if details.to_position != NEVER and not _versions(session, type(details), details.code):
            _check_unspoken(session, thing, details.code)

    return check


def _versions(session: Session, model: type[AnyDetails], code: str) -> Sequence[AnyDetails]:
    """Every version of a thing's details that stands, in the order of the ledger."""
    return session.scalars(
        select(model)
        .where(col(model.code) == code, col(model.to_position) == NEVER)
        .order_by(col(model.from_position))
    ).all()


def _check_unspoken(session: Session, thing: str, code: str) -> None:
    """Refuse to leave a thing without any details while other facts speak of it."""
    if is_referenced(session, thing, code):
        raise DomainError("details-missing", f"other facts name {code}; withdraw those first")


def version_rows(thing: str, known: Sequence[Details]) -> list[dict[str, Any]]:
    """Each version holds until the next one begins; the first holds from always."""
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
    """Every spelling under which a thing can be asked for."""
    spellings = {details.code for details in known} | {
        spelling
        for details in known
        for one in details.identifiers
        for spelling in spellings_of(one["scheme"], one["id"])
    }
    return [
        {"thing": thing, "code": known[0].code, "spelling": spelling}
        for spelling in sorted(spellings)
    ]


def spellings_of(scheme: str, value: str) -> set[str]:
    """How an identifier may be written in a filter: with its scheme and without."""
    return _numbers(scheme, value) | _with_scheme(scheme, value)


def _with_scheme(scheme: str, value: str) -> set[str]:
    return {normalised(f"{scheme}-{number}") for number in _numbers(scheme, value)}


def _numbers(scheme: str, value: str) -> set[str]:
    """How a register writes a number: that of a company has eight places."""
    number = normalised(value)
    return {number, number.zfill(8)} if normalised(scheme) == COMPANIES_HOUSE else {number}


def normalised(spelling: str) -> str:
    """One spelling for what differs only in case or surrounding space."""
    return spelling.strip().casefold()


def _of(model: type[SQLModel], thing: str, code: str) -> ColumnElement[bool]:
    columns: Any = model
    return (col(columns.thing) == thing) & (col(columns.code) == code)
