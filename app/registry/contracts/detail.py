"""Query of one contract with all facts about it."""

from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BindParameter, FromClause, Select, bindparam, select
from sqlalchemy.orm import Session

from app.domain.vocabulary import Audience, CaseCategory, ContractStatus, Risk
from app.ledger.as_of import AsOf, resolve_code, visible_as_of
from app.ledger.models import in_order
from app.ledger.queries import corroborations
from app.ledger.schemas import IdentifierOut
from app.platform.db.columns import table
from app.platform.db.rows import builder, from_row
from app.registry.claims.queries import claims_about
from app.registry.claims.schemas import ClaimOut
from app.registry.contracts.filters import ContractItemQuery
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, DERIVED, build_term, derived_values
from app.registry.contracts.responses import (
    AwardOut,
    ContractItemOut,
    NoticeOut,
    OptionOut,
    TermChangeOut,
    ValueOut,
)
from app.registry.contracts.supplier_queries import suppliers_of

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_REFERENCE: BindParameter[str] = bindparam("contract")
_ITEM_COLUMNS = [
    _DETAILS.c[name]
    for name in (
        "cpv", "department", "options", "break_on", "review_on",
        "decided_on", "signed_on", "amounts", "irrecoverable_vat", "tender_route", "sme", "vcse",
        "identifiers", "ocid", "note", "decision_reference", "special_urgency", "route",
        "notice_months",
    )
]  # fmt: skip
# Stored as JSON, in which enum values and days are text.
_OPTION, _VALUE = TypeAdapter(OptionOut), TypeAdapter(ValueOut)
_AWARD = builder(AwardOut, "days", "cases", "audiences")
_ITEM = CONTRACTS.add_columns(*_ITEM_COLUMNS).where(_TERM.c.contract == _REFERENCE)
_DAYS = ("first_day", "first_day_basis", "last_day", "last_day_basis")


def _about(facts: FromClause, out: Any, *others: str) -> Select[*tuple[Any, ...]]:
    """Return the statement for the facts about a contract, with the columns of their output."""
    names = {field.name for field in fields(out)}.union(others)
    return (
        select(*(column for column in facts.c if column.name in names))
        .where(facts.c.contract == _REFERENCE, visible_as_of(facts))
        .order_by(*in_order(facts))
    )


_AWARDS = _about(table(AwardFact), AwardOut, *_DAYS)
_CHANGES = _about(table(TermChangeFact), TermChangeOut)
_NOTICES = _about(table(NoticeFact), NoticeOut)


def get_contract(
    session: Session, query: ContractItemQuery, as_of: AsOf, spelling: str
) -> ContractItemOut:
    """Return a contract as of a position, by its reference or any identifier."""
    code = resolve_code(session, "contract", spelling, as_of)
    on = as_of.day(query.on)
    row = session.execute(_ITEM, as_of.parameters(on=on, contract=code)).one()
    awards = [_award(item) for item in _facts(session, _AWARDS, code, as_of)]
    changes = [from_row(TermChangeOut, item) for item in _facts(session, _CHANGES, code, as_of)]
    notices = [
        from_row(NoticeOut, item, with_copy=bool(item.with_copy))
        for item in _facts(session, _NOTICES, code, as_of)
    ]
    claims = claims_about(session, "contract", [code], as_of)[code]
    facts: list[Any] = [row, *awards, *changes, *notices, *claims]
    further = corroborations(session, [fact.id for fact in facts], as_of)
    sources = {fact.source for fact in facts}
    sources |= {source for added in further.values() for source in added}
    return from_row(
        ContractItemOut,
        row,
        **dict(zip(DERIVED, derived_values(row), strict=True)),
        suppliers_as_published=suppliers_of(session, [row.id], as_of, on)[row.id],
        replaces=row.replaces_contracts,
        options=[_OPTION.validate_python(option) for option in row.options],
        values=[_VALUE.validate_python(value) for value in row.amounts],
        identifiers=[IdentifierOut(**identifier) for identifier in row.identifiers],
        awards=awards,
        term_changes=changes,
        notices=notices,
        claims=claims,
        risks=[Risk.END_CLAIMED] if any(map(_claims_end, claims)) else [],
        sources=sorted(sources),
    )


def _claims_end(claim: ClaimOut) -> bool:
    """Return whether an undecided claim says that the contract was cancelled or terminated."""
    is_decided = claim.verdict is not None and claim.verdict.settles
    ends = {ContractStatus.CANCELLED, ContractStatus.TERMINATED}
    return claim.field == "status" and claim.reads_as in ends and not is_decided


def _facts(session: Session, statement: Any, contract: str, as_of: AsOf) -> list[Any]:
    """Return the facts of one kind about a contract, in ledger order."""
    return list(session.execute(statement, as_of.parameters(contract=contract)))


def _award(row: Any) -> AwardOut:
    award: AwardOut = _AWARD(
        row,
        build_term(row.first_day, row.first_day_basis, row.last_day, row.last_day_basis),
        [*map(CaseCategory, row.cases)],
        [*map(Audience, row.audiences)],
    )
    return award
