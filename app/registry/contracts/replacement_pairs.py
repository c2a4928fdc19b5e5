"""Pairs of an old contract and one that replaces it, in the order of their references."""

from datetime import date
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Select,
    and_,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf, visible_as_of
from app.platform.db.columns import table
from app.platform.db.references import joined_codes
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
)
from app.registry.contracts.queries import is_term, references_matching

_REPLACEMENT = table(ContractReplacement)
_OLD, _NEW = table(ContractTerm).alias("old_term"), table(ContractTerm).alias("new_term")
_OLD_DETAILS = table(ContractDetailsFact).alias("old_details")
_NEW_DETAILS = table(ContractDetailsFact).alias("new_details")
_AWARD = table(AwardFact)
_ORDER = (_REPLACEMENT.c.contract, _NEW_DETAILS.c.code)


_SERVED = joined_codes(
    select(_AWARD.c.authority)
    .where(visible_as_of(_AWARD), _AWARD.c.contract == _NEW.c.contract)
    .distinct()
    .order_by(_AWARD.c.authority)
    .correlate(_NEW)
)

_PAIRS: Select[*tuple[Any, ...]] = (
    select(
        _OLD.c.contract.label("old_contract"),
        _OLD_DETAILS.c.name.label("old_title"),
        _OLD.c.provider.label("old_provider"),
        _OLD.c.last_day.label("old_last_day"),
        _OLD.c.is_cancelled.label("old_is_cancelled"),
        _OLD_DETAILS.c.record.label("old_record"),
        _NEW.c.contract.label("new_contract"),
        _NEW_DETAILS.c.name.label("new_title"),
        _SERVED.label("authorities"),
        _NEW.c.provider.label("new_provider"),
        _NEW.c.first_day.label("new_first_day"),
        _NEW.c.is_cancelled.label("new_is_cancelled"),
        _NEW_DETAILS.c.record.label("new_record"),
    )
    .select_from(_REPLACEMENT)
    .join(_NEW_DETAILS, _NEW_DETAILS.c.id == _REPLACEMENT.c.fact)
    .join(
        _NEW,
        and_(
            _NEW.c.contract == _NEW_DETAILS.c.code,
            _NEW.c.details == _NEW_DETAILS.c.id,
            is_term(_NEW),
        ),
    )
    .join(_OLD, and_(_OLD.c.contract == _REPLACEMENT.c.contract, is_term(_OLD)))
    .join(_OLD_DETAILS, _OLD_DETAILS.c.id == _OLD.c.details)
    .order_by(*_ORDER)
)


def replacement_pairs(
    session: Session,
    codes: dict[str, list[str]],
    as_of: AsOf,
    on: date,
    *,
    after: tuple[str, str] | None,
    limit: int,
) -> list[Any]:
    """Return pairs of which a contract passes resolved filters, from one pair on.

    `codes["contract"]` names a contract of the pair itself.
    """
    statement = _PAIRS.limit(limit)
    others = {name: some for name, some in codes.items() if some and name != "contract"}
    if contract := codes.get("contract"):
        statement = statement.where(
            _REPLACEMENT.c.fact.in_(_facts_about(contract[0])),
            or_(_REPLACEMENT.c.contract == contract[0], _NEW_DETAILS.c.code == contract[0]),
        )
    if others:
        passes = references_matching(session, others, as_of, on)
        statement = statement.where(
            or_(passes(_REPLACEMENT.c.contract), passes(_NEW_DETAILS.c.code))
        )
    if after is not None:
        # The first condition is the one that an index serves.
        statement = statement.where(
            _REPLACEMENT.c.contract >= after[0], tuple_(*_ORDER) > tuple_(*map(literal, after))
        )
    return list(session.execute(statement, as_of.parameters(on=on)))


def _facts_about(contract: str) -> CompoundSelect[str]:
    """Return the details with a replacement of this contract, or by it: one probe for each."""
    other, details = table(ContractReplacement).alias(), table(ContractDetailsFact).alias()
    return union_all(
        select(other.c.fact).where(other.c.contract == contract),
        select(details.c.id).where(details.c.code == contract),
    )
