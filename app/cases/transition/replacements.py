"""Which contracts take the place of which."""

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
from app.registry.contracts.models import ContractDetailsFact, ContractTerm
from app.registry.contracts.queries import CONTRACTS, find_references, last_day_of
from app.registry.providers.queries import provider_events

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)


def list_replacements(
    session: Session, query: ReplacementQuery, as_of: AsOf
) -> Page[ReplacementOut]:
    """Pairs of an old and a new contract, by their references; three or four statements."""
    on = as_of.day(query.on)
    codes = resolve_filters(
        session, as_of, authority=query.authority, provider=query.provider, contract=query.contract
    )
    rows = session.execute(
        CONTRACTS.add_columns(_DETAILS.c.replaces_contracts).order_by(_TERM.c.contract),
        as_of.parameters(on=on),
    ).all()
    found = _pairs(rows)
    providers = sorted({old.provider for old, _ in found if old.provider})
    trading = {
        code: trading_days(events)
        for code, events in provider_events(session, as_of, providers).items()
    }
    pairs = [_pair(old, new, trading) for old, new in found]
    if codes["contract"]:
        pairs = [one for one in pairs if codes["contract"][0] in _named(one)]
    if codes["authority"] or codes["provider"]:
        asked = {name: codes[name] for name in ("authority", "provider")}
        concerned = find_references(session, asked, as_of, on)
        pairs = [one for one in pairs if concerned & _named(one)]
    if cursor := Cursor.read(query, str, str):
        pairs = [one for one in pairs if _place(one) > cursor.keys]
    return paginate(pairs[: query.limit + 1], query, as_of, _place)


def _pairs(rows: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each old contract with each that takes its place, by their references."""
    by_reference = {row.contract: row for row in rows}
    found = [
        (by_reference[old], row)
        for row in rows
        for old in row.replaces_contracts
        if old in by_reference
    ]
    return sorted(found, key=lambda pair: (pair[0].contract, pair[1].contract))


def _pair(old: Any, new: Any, trading: Mapping[str, Timeline]) -> ReplacementOut:
    ended = _ended(old, trading.get(old.provider, Timeline.always()))
    begins = None if new.is_cancelled else new.first_day
    return ReplacementOut(
        old_contract=old.contract,
        old_title=old.name,
        old_provider=old.provider,
        old_last_day=ended,
        new_contract=new.contract,
        new_title=new.name,
        new_provider=new.provider,
        new_first_day=begins,
        days_between=None if ended is None or begins is None else (begins - ended).days - 1,
    )


def _ended(old: Any, trading: Timeline) -> date | None:
    """The last day of the term, or the last on which its provider traded, if that came first."""
    if old.is_cancelled:
        return None
    days = (last_day_of(old), trading.last_day)
    return min((day for day in days if day is not None), default=None)


def _named(one: ReplacementOut) -> set[str]:
    return {one.old_contract, one.new_contract}


def _place(one: ReplacementOut) -> tuple[str, str]:
    return (one.old_contract, one.new_contract)
