"""Whether the things that a fact names are known."""

from sqlalchemy import exists, literal, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.kit.columns import table
from app.ledger.models import Fact


def check_references(session: Session, fact: Fact) -> None:
    """Refuse a fact that names a thing nobody has made known; one statement for all it names."""
    named = [
        (key.column.table, key.column, value)
        for key in table(type(fact)).foreign_keys
        if (value := getattr(fact, key.parent.name)) is not None
    ]
    found = session.execute(
        select(*(exists().where(column == literal(value)) for _, column, value in named))
    ).one()
    for (thing, _, value), is_known in zip(named, found, strict=True):
        if not is_known:
            raise Refused(f"unknown-{thing.name.replace('_', '-')}", f"there is no {value}")
