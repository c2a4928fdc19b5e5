"""Whether terms and holdings are those that follow from the facts that stand."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from app.ledger.verification.projections import chunks, differences
from app.platform.db.columns import NEVER
from app.registry.contracts.models import Contract, ContractTerm, HoldingRow
from app.registry.contracts.projection import holding_rows, term_rows
from app.registry.contracts.snapshot import Snapshot, Standing


def contract_days(session: Session) -> Iterator[str]:
    """What is wrong with the terms of contracts and the days of their awards."""
    for some in chunks(_contracts(session)):
        known = Standing.read(Snapshot(session), some)
        terms = [row for contract in some for row in term_rows(known, contract)]
        yield from differences(session, ContractTerm, col(ContractTerm.contract).in_(some), terms)
        held = [row for contract in some for row in holding_rows(known, contract)]
        yield from differences(session, HoldingRow, col(HoldingRow.contract).in_(some), held)


def _contracts(session: Session) -> Sequence[str]:
    """Every contract that is known, and any that only the computed rows know."""
    terms = select(col(ContractTerm.contract)).where(col(ContractTerm.to_position) == NEVER)
    held = select(col(HoldingRow.contract)).where(col(HoldingRow.to_position) == NEVER)
    return session.scalars(union(select(col(Contract.code)), terms, held)).all()
