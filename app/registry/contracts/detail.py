"""One contract, with everything that is known about it."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from app.domain.vocabulary import CaseCategory
from app.ledger.as_of import AsOf, resolve_code, visible_as_of
from app.ledger.queries import corroborations
from app.ledger.schemas import IdentifierOut
from app.platform.db.columns import table
from app.registry.claims.queries import claims_about
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, contract_fields
from app.registry.contracts.responses import (
    AwardOut,
    ContractItemOut,
    ContractItemQuery,
    NoticeOut,
    OptionOut,
    TermChangeOut,
    TermOut,
    ValueOut,
)

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_REFERENCE: BindParameter[str] = bindparam("contract")
_MORE = [
    _DETAILS.c[name]
    for name in (
        "cpv", "department", "replaces_contracts", "options", "break_on", "review_on",
        "decided_on", "signed_on", "amounts", "irrecoverable_vat", "tender_route", "sme", "vcse",
        "identifiers", "ocid", "note",
    )
]  # fmt: skip
# Stored as JSON, where words and days are text.
_OPTION, _VALUE = TypeAdapter(OptionOut), TypeAdapter(ValueOut)
_ITEM = CONTRACTS.add_columns(*_MORE).where(_TERM.c.contract == _REFERENCE)
_AWARDS, _CHANGES, _NOTICES = (
    select(facts)
    .where(facts.c.contract == _REFERENCE, visible_as_of(facts))
    .order_by(facts.c.from_position)
    for facts in (table(AwardFact), table(TermChangeFact), table(NoticeFact))
)


def get_contract(
    session: Session, query: ContractItemQuery, as_of: AsOf, spelling: str
) -> ContractItemOut:
    """One contract as it stood at a ledger position, by its reference or any identifier."""
    code = resolve_code(session, "contract", spelling, as_of)
    row = session.execute(_ITEM, as_of.parameters(on=as_of.day(query.on), contract=code)).one()
    awards = [_award(one) for one in _facts(session, _AWARDS, code, as_of)]
    changes = [
        TermChangeOut(one.id, one.change, one.last_day, one.agreed_on, one.reason, one.source,
                      one.confidence, one.note)
        for one in _facts(session, _CHANGES, code, as_of)
    ]  # fmt: skip
    notices = [
        NoticeOut(one.id, one.notice_type, one.published_on, one.identifier, one.url,
                  bool(one.with_copy), one.source, one.confidence)
        for one in _facts(session, _NOTICES, code, as_of)
    ]  # fmt: skip
    claims = claims_about(session, "contract", [code], as_of)[code]
    stated: list[Any] = [row, *awards, *changes, *notices, *claims]
    further = corroborations(session, [one.id for one in stated], as_of)
    sources = {one.source for one in stated}
    sources |= {source for also in further.values() for source in also}
    return ContractItemOut(
        **contract_fields(row),
        cpv=row.cpv,
        department=row.department,
        replaces=row.replaces_contracts,
        options=[_OPTION.validate_python(option) for option in row.options],
        break_on=row.break_on,
        review_on=row.review_on,
        decided_on=row.decided_on,
        signed_on=row.signed_on,
        values=[_VALUE.validate_python(value) for value in row.amounts],
        irrecoverable_vat=row.irrecoverable_vat,
        tender_route=row.tender_route,
        sme=row.sme,
        vcse=row.vcse,
        identifiers=[IdentifierOut(**identifier) for identifier in row.identifiers],
        ocid=row.ocid,
        note=row.note,
        awards=awards,
        term_changes=changes,
        notices=notices,
        claims=claims,
        sources=sorted(sources),
    )


def _facts(session: Session, statement: Any, contract: str, as_of: AsOf) -> list[Any]:
    """The facts of one kind about a contract, in the order of the ledger."""
    return list(session.execute(statement, as_of.parameters(contract=contract)))


def _award(row: Any) -> AwardOut:
    return AwardOut(
        id=row.id,
        authority=row.authority,
        scope=row.scope,
        level=row.level,
        items=row.items,
        cases=[CaseCategory(case) for case in row.cases],
        installed_base=row.installed_base,
        days=TermOut(row.first_day, row.first_day_basis, row.last_day, row.last_day_basis),
        seen_from=row.seen_from,
        seen_to=row.seen_to,
        source=row.source,
        confidence=row.confidence,
        note=row.note,
    )
