"""Projection of the names of providers, by which suppliers of equal name are found."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.suppliers import name_key
from app.ledger.fact_types import Projection
from app.ledger.history import History, facts_of, is_current, moments_of, public_facts
from app.ledger.models import Fact
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    reconcile,
    replace_histories,
)
from app.platform.db.columns import NEVER, table
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderName

_DETAILS = table(ProviderDetailsFact)


def name_rows(details: Iterable[Any]) -> list[Row]:
    """Return the rows of the names of providers with these details."""
    keys = {(item.code, name_key(name)) for item in details for name in _names(item)}
    return [{"provider": code, "name_key": key} for code, key in sorted(keys) if key]


def _names(details: ProviderDetailsFact) -> list[str]:
    names = [details.name, details.legal_name, *details.trading_names, *details.name_variants]
    return [name for name in names if name]


def _affected(_: Session, facts: Sequence[Fact], __: Changes) -> set[str]:
    return {fact.code for fact in facts_of(facts, ProviderDetailsFact)}


def _project(session: Session, providers: Collection[str], moment: int) -> Changes:
    changed: list[Row] = []
    for some in chunks(sorted(providers)):
        is_open = (_DETAILS.c.code.in_(some), _DETAILS.c.to_at == NEVER)
        details = session.execute(public_facts(ProviderDetailsFact, *is_open))
        within = KeyScope("provider", some)
        changed += reconcile(session, ProviderName, within, name_rows(details), moment)
    return {ProviderName: changed}


def _histories(session: Session) -> Iterator[RowHistory]:
    stored = select(col(ProviderName.provider))
    codes = session.scalars(select(col(Provider.code)).union(stored)).all()
    for some in chunks(codes):
        yield _history(session, some)


def _history(session: Session, providers: Sequence[str]) -> RowHistory:
    """Compute all rows that ever followed from the details of some providers."""
    history, computed = History(session), RowsOverTime(ProviderName)
    history.ever(ProviderDetailsFact, code=providers)
    for code in providers:
        details = history.ever(ProviderDetailsFact, code=[code])
        for moment in sorted(moments_of(details)):
            current = [item for item in details if is_current(item, moment)]
            computed.want(code, name_rows(current), moment)
    return RowHistory(ProviderName, col(ProviderName.provider).in_(providers), computed.rows())


def _erase(session: Session, facts: Sequence[Any]) -> None:
    replace_histories(session, [_history(session, sorted({fact.code for fact in facts}))])


PROVIDER_NAMES = Projection(
    "provider-names",
    (ProviderDetailsFact,),
    (ProviderName,),
    _affected,
    _project,
    in_one_part(_histories),
    erase=_erase,
)
PROJECTIONS = (PROVIDER_NAMES,)
