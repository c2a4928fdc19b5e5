"""Whether the rows computed from facts are those that follow from the facts that stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select, union
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.vocabulary import Visibility
from app.ledger.hashing import canonical, to_plain
from app.ledger.models import Details, Fact, Identifier, Version, fact_models
from app.ledger.projections import LEDGER_KEYS, identifier_rows, version_rows
from app.platform.db.columns import NEVER, table

Item = TypeVar("Item")
CHUNK = 500


def differences(
    session: Session,
    model: type[SQLModel],
    within: ColumnElement[bool],
    wanted: Iterable[Mapping[str, Any]],
) -> Iterator[str]:
    """Each open row within a scope that does not follow from the facts, and each one missing."""
    rows = table(model)
    columns = [column for column in rows.c if column.name not in LEDGER_KEYS]
    found = session.execute(select(*columns).where(within, rows.c.to_position == NEVER)).mappings()
    present, right = _counted(found), _counted(wanted)
    for row in sorted((present - right).elements()):
        yield f"{rows.name} has what does not follow from the facts: {row}"
    for row in sorted((right - present).elements()):
        yield f"{rows.name} lacks {row}"


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[Sequence[Item]]:
    """As many at a time as one statement takes."""
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk


def identities(session: Session) -> Iterator[str]:
    """What is wrong with the versions and the spellings of things."""
    for name, kind in sorted(fact_models(Details).items()):
        thing = name.removesuffix("_details")
        for some in chunks(_codes(session, kind, thing)):
            yield from _identity_differences(session, kind, thing, some)


def _identity_differences(
    session: Session, kind: Any, thing: str, some: Sequence[str]
) -> Iterator[str]:
    known = session.scalars(
        select(kind)
        .where(col(kind.code).in_(some), *_stands(kind))
        .order_by(col(kind.code), col(kind.from_position))
    )
    by_code = [list(facts) for _, facts in groupby(known, lambda details: details.code)]
    for model, rows in ((Version, version_rows), (Identifier, identifier_rows)):
        columns: Any = model
        within = (col(columns.thing) == thing) & col(columns.code).in_(some)
        wanted = [row for facts in by_code for row in rows(thing, facts)]
        yield from differences(session, model, within, wanted)


def _codes(session: Session, kind: Any, thing: str) -> Sequence[str]:
    """Every code of which something is said or shown."""
    stated = select(col(kind.code)).where(*_stands(kind))
    versions = select(col(Version.code)).where(col(Version.thing) == thing)
    spellings = select(col(Identifier.code)).where(col(Identifier.thing) == thing)
    return session.scalars(union(stated, versions, spellings)).all()


def _stands(kind: type[Fact]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(kind.to_position) == NEVER, col(kind.visibility) == Visibility.PUBLIC


def _counted(rows: Iterable[Any]) -> Counter[str]:
    return Counter(canonical(to_plain(dict(row))) for row in rows)
