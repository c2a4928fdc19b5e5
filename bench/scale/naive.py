"""A naive FastAPI and SQLModel application on contracts and awards: no history, no audiences.

Run as `python -m bench.scale.naive FILE PORT`.
"""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import uvicorn
from fastapi import Depends, FastAPI, HTTPException
from sqlmodel import Field, Session, SQLModel, col, create_engine, select


class NaiveContract(SQLModel, table=True):
    """A contract with what our list shows of it, but for notices and suppliers as published."""

    __tablename__ = "plain_contract"

    reference: str = Field(primary_key=True)
    title: str
    kind: str
    purpose: str
    regime: str
    special_regime: str
    ground: str | None
    provider: str | None
    provider_name: str | None
    lead: str | None
    buyers: str
    consortium: str | None
    framework: str | None
    signed_first_day: date | None
    signed_first_day_basis: str | None
    signed_last_day: date | None
    signed_last_day_basis: str | None
    first_day: date | None
    first_day_basis: str | None
    last_day: date | None
    last_day_basis: str | None
    is_cancelled: bool
    value_pence: int | None
    value_basis: str | None
    value_vat: str | None
    replaces: str
    replaced_by: str
    record: str
    superseded_by: str | None
    fact: str
    source: str
    confidence: str


class NaiveAward(SQLModel, table=True):
    """An award of a scope to an authority."""

    __tablename__ = "plain_award"

    id: int | None = Field(default=None, primary_key=True)
    contract: str = Field(foreign_key="plain_contract.reference", index=True)
    authority: str = Field(index=True)
    scope: str = Field(index=True)
    level: str


class Contracts(SQLModel):
    """A page of contracts."""

    items: list[NaiveContract]


class Cell(SQLModel):
    """The contracts of a cell on a day."""

    authority: str
    scope: str
    on: date
    is_covered: bool
    holders: list[NaiveContract]


def create_app(file: str) -> FastAPI:
    """Build the application on a SQLite file."""
    engine = create_engine(f"sqlite:///{file}", connect_args={"check_same_thread": False})
    app = FastAPI()

    def session() -> Iterator[Session]:
        with Session(engine) as session:
            yield session

    Database = Annotated[Session, Depends(session)]  # noqa: N806 - a type

    @app.get("/contracts/{reference}")
    def get_contract(reference: str, session: Database) -> NaiveContract:
        contract = session.get(NaiveContract, reference)
        if contract is None:
            raise HTTPException(404)
        return contract

    @app.get("/contracts")
    def list_contracts(session: Database, limit: int = 50) -> Contracts:
        statement = select(NaiveContract).order_by(col(NaiveContract.reference)).limit(limit)
        return Contracts(items=list(session.exec(statement)))

    @app.get("/cover")
    def get_cell(authority: str, scope: str, on: date, session: Database) -> Cell:
        statement = (
            select(NaiveContract)
            .join(NaiveAward)
            .where(NaiveAward.authority == authority, NaiveAward.scope == scope)
            .where(col(NaiveContract.first_day) <= on, col(NaiveContract.last_day) >= on)
            .order_by(col(NaiveContract.reference))
        )
        holders = list(session.exec(statement))
        return Cell(
            authority=authority, scope=scope, on=on, is_covered=bool(holders), holders=holders
        )

    return app


if __name__ == "__main__":
    uvicorn.run(
        create_app(sys.argv[1]), port=int(sys.argv[2]), access_log=False, log_level="warning"
    )
