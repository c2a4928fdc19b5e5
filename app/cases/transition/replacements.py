"""Pairs of contracts of which the new one replaces the old one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.cases.transition.responses import ReplacementOut
from app.cases.transition.schemas import ReplacementQuery
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.domain.vocabulary import RecordState
from app.ledger.as_of import AsOf
from app.platform.db.columns import LAST_DAY
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.queries import resolve_parties
from app.registry.contracts.replacement_pairs import replacement_pairs
from app.registry.providers.queries import provider_events


def list_replacements(
    session: Session, query: ReplacementQuery, as_of: AsOf
) -> Page[ReplacementOut]:
    """List the pairs by the references of their contracts, in three or four statements."""
    on = as_of.day(query.on)
    codes = resolve_parties(session, query, as_of, contract=query.contract)
    cursor = Cursor.read(query, str, str)
    after = (cursor.keys[0], cursor.keys[1]) if cursor else None
    rows = replacement_pairs(session, codes, as_of, on, after=after, limit=query.limit + 1)
    providers = sorted({row.old_provider for row in rows if row.old_provider})
    trading = {
        code: trading_days(events)
        for code, events in provider_events(session, as_of, providers).items()
    }
    pairs = [_replacement_out(row, trading) for row in rows]
    return paginate(pairs, query, as_of, lambda pair: (pair.old_contract, pair.new_contract))


def _replacement_out(row: Any, trading: Mapping[str, Timeline]) -> ReplacementOut:
    ended_on = _ended_on(row, trading.get(row.old_provider, Timeline.always()))
    has_term = not row.new_is_cancelled and row.new_record is not RecordState.SUPERSEDED
    begins_on = row.new_first_day if has_term else None
    return ReplacementOut(
        authorities=row.authorities,
        old_contract=row.old_contract,
        old_title=row.old_title,
        old_provider=row.old_provider,
        old_last_day=ended_on,
        new_contract=row.new_contract,
        new_title=row.new_title,
        new_provider=row.new_provider,
        new_first_day=begins_on,
        days_between=None
        if ended_on is None or begins_on is None
        else (begins_on - ended_on).days - 1,
    )


def _ended_on(row: Any, trading: Timeline) -> date | None:
    """Return the last day of the old term, or of trading by its provider if earlier."""
    if row.old_is_cancelled or row.old_record is RecordState.SUPERSEDED:
        return None
    agreed = None if row.old_last_day == LAST_DAY else row.old_last_day
    return min((day for day in (agreed, trading.last_day) if day is not None), default=None)
