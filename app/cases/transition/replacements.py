"""Pairs of contracts of which the new one replaces the old one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.cases.transition.responses import ReplacementOut
from app.cases.transition.schemas import ReplacementQuery
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.ledger.as_of import AsOf, resolve_filters
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.models import ContractTerm
from app.registry.contracts.queries import CONTRACTS, find_references, has_term, last_day_of
from app.registry.contracts.responses import PartyFilters
from app.registry.providers.queries import provider_events

_TERM = table(ContractTerm)


def list_replacements(
    session: Session, query: ReplacementQuery, as_of: AsOf
) -> Page[ReplacementOut]:
    """List the pairs by the references of their contracts, in three or four statements."""
    on = as_of.day(query.on)
    parties = {name: getattr(query, name) for name in PartyFilters.model_fields}
    codes = resolve_filters(session, as_of, contract=query.contract, **parties)
    in_order = CONTRACTS.order_by(_TERM.c.contract)
    rows = session.execute(in_order, as_of.parameters(on=on)).all()
    found = _pairs(rows)
    providers = sorted({old.provider for old, _ in found if old.provider})
    trading = {
        code: trading_days(events)
        for code, events in provider_events(session, as_of, providers).items()
    }
    pairs = [_replacement_out(old, new, trading) for old, new in found]
    if codes["contract"]:
        pairs = [pair for pair in pairs if codes["contract"][0] in _references(pair)]
    filters = {name: codes[name] for name in parties if codes[name]}
    if filters:
        concerned = find_references(session, filters, as_of, on)
        pairs = [pair for pair in pairs if concerned & _references(pair)]
    if cursor := Cursor.read(query, str, str):
        pairs = [pair for pair in pairs if _place(pair) > cursor.keys]
    return paginate(pairs[: query.limit + 1], query, as_of, _place)


def _pairs(rows: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return the pairs of an old contract and one that replaces it, by their references."""
    by_reference = {row.contract: row for row in rows}
    found = [
        (by_reference[old], row)
        for row in rows
        for old in row.replaces_contracts
        if old in by_reference
    ]
    return sorted(found, key=lambda pair: (pair[0].contract, pair[1].contract))


def _replacement_out(old: Any, new: Any, trading: Mapping[str, Timeline]) -> ReplacementOut:
    ended_on = _ended_on(old, trading.get(old.provider, Timeline.always()))
    begins_on = new.first_day if has_term(new) else None
    return ReplacementOut(
        old_contract=old.contract,
        old_title=old.name,
        old_provider=old.provider,
        old_last_day=ended_on,
        new_contract=new.contract,
        new_title=new.name,
        new_provider=new.provider,
        new_first_day=begins_on,
        days_between=None
        if ended_on is None or begins_on is None
        else (begins_on - ended_on).days - 1,
    )


def _ended_on(old: Any, trading: Timeline) -> date | None:
    """Return the last day of the term, or of trading by its provider if earlier."""
    if not has_term(old):
        return None
    days = (last_day_of(old), trading.last_day)
    return min((day for day in days if day is not None), default=None)


def _references(pair: ReplacementOut) -> set[str]:
    return {pair.old_contract, pair.new_contract}


def _place(pair: ReplacementOut) -> tuple[str, str]:
    return (pair.old_contract, pair.new_contract)
