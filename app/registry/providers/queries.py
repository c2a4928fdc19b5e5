"""Queries of providers, their status on a day, and their events."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, status_on, trading_days
from app.domain.vocabulary import Confidence
from app.ledger.as_of import AsOf, resolve_group, resolve_item, version_of, visible_as_of
from app.ledger.identifiers import public_identifiers
from app.ledger.models import in_order, place_of
from app.ledger.schemas import IdentifierOut, NamedOut
from app.ledger.search.filters import Index
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.providers.models import (
    Provider,
    ProviderDetailsFact,
    ProviderEventFact,
    ProviderMergeFact,
)
from app.registry.providers.schemas import (
    EventQuery,
    ProviderEventOut,
    ProviderItemQuery,
    ProviderOut,
    ProviderQuery,
)

_PROVIDER, _DETAILS = table(Provider), table(ProviderDetailsFact)
_EVENT = table(ProviderEventFact)
_MERGE = table(ProviderMergeFact)
_VERSION, _IS_VERSION = version_of("provider", _PROVIDER.c.code)
_CURRENT = func.coalesce(_MERGE.c.into, _EVENT.c.provider)

_PROVIDERS = (
    select(
        _PROVIDER.c.code,
        _DETAILS.c.name,
        _DETAILS.c.legal_name,
        _DETAILS.c.trading_names,
        _DETAILS.c.name_variants,
        _DETAILS.c.identifiers,
        _DETAILS.c.parent,
        _DETAILS.c.parent_confidence,
        _DETAILS.c.website,
        _DETAILS.c.exists_from,
        _DETAILS.c.service_role,
        _DETAILS.c.service_mailbox,
        _DETAILS.c.service_line,
        _DETAILS.c.id,
        _DETAILS.c.source,
        _DETAILS.c.confidence,
    )
    .join(_VERSION, _IS_VERSION)
    .join(_DETAILS, _DETAILS.c.id == _VERSION.c.details)
    .order_by(_PROVIDER.c.code)
)
_EVENTS = (
    select(
        _EVENT.c.id,
        _EVENT.c.provider,
        _EVENT.c.event,
        _EVENT.c.day,
        _EVENT.c.day_basis,
        _EVENT.c.description,
        _EVENT.c.source,
        _EVENT.c.confidence,
        _EVENT.c.visibility,
        _CURRENT.label("current"),
        *in_order(_EVENT),
    )
    .outerjoin(_MERGE, and_(_MERGE.c.former == _EVENT.c.provider, visible_as_of(_MERGE)))
    .where(visible_as_of(_EVENT))
    .order_by(_EVENT.c.day, *in_order(_EVENT))
)


def list_providers(session: Session, query: ProviderQuery, as_of: AsOf) -> Page[ProviderOut]:
    """List providers, by code. There are few, so all are read in one statement."""
    on = as_of.day(query.on)
    rows = session.execute(_PROVIDERS, as_of.parameters(on=on)).all()
    providers = _to_outs(rows, provider_events(session, as_of), on)
    named = _codes_named(session, query.q, as_of, on)
    after = cursor.keys[0] if (cursor := Cursor.read(query, str)) else ""
    chosen = [
        item
        for item in providers
        if item.code > after
        and query.status in {None, item.status}
        and (named is None or item.code in named)
    ]
    return paginate(chosen[: query.limit + 1], query, as_of, lambda item: (item.code,))


def _codes_named(session: Session, q: str | None, as_of: AsOf, on: date) -> set[str] | None:
    """Return the codes of the providers that the words of `q` name; None without `q`."""
    if q is None:
        return None
    conditions = Index(session, as_of, on).naming("provider", _PROVIDER.c.code, q)
    statement = select(_PROVIDER.c.code).where(*conditions)
    return {*session.scalars(statement, as_of.parameters(on=on))}


def get_provider(
    session: Session, query: ProviderItemQuery, as_of: AsOf, spelling: str
) -> ProviderOut:
    """Return a provider with its status on a day, by its code or any identifier."""
    code, on = resolve_item(session, "provider", spelling, as_of), as_of.day(query.on)
    rows = session.execute(_PROVIDERS, as_of.parameters(on=on)).all()
    return next(
        item for item in _to_outs(rows, provider_events(session, as_of), on) if item.code == code
    )


def list_events(
    session: Session, query: EventQuery, as_of: AsOf, spelling: str
) -> Page[ProviderEventOut]:
    """List the events of a provider, in the order of their days."""
    codes = resolve_group(session, "provider", spelling, as_of)
    statement = _EVENTS.where(_EVENT.c.provider.in_(codes))
    if query.event is not None:
        statement = statement.where(_EVENT.c.event == query.event)
    rows = session.execute(statement, as_of.parameters()).all()
    if cursor := Cursor.read(query, str, int, str, int):
        rows = [row for row in rows if _sort_key(row) > cursor.keys]
    page = paginate(rows[: query.limit + 1], query, as_of, _sort_key)
    return Page(
        [from_row(ProviderEventOut, row, provider=row.current) for row in page.items], page.next
    )


def _sort_key(event: Any) -> tuple[str, int, str, int]:
    """Return the key of an event in a list: its day, then its place in the ledger."""
    return event.day.isoformat(), *place_of(event)


def provider_events(
    session: Session, as_of: AsOf, providers: Sequence[str] | None = None
) -> dict[str, list[ProviderEvent]]:
    """Return the events of each provider as domain values, in one statement."""
    statement = _EVENTS if providers is None else _EVENTS.where(_CURRENT.in_(providers))
    found: dict[str, list[ProviderEvent]] = defaultdict(list)
    for row in session.execute(statement, as_of.parameters()):
        found[row.current].append(ProviderEvent(row.event, row.day))
    return found


def find_groups(session: Session, as_of: AsOf, on: date) -> dict[str, NamedOut]:
    """Return the top provider of each provider's group."""
    rows = session.execute(_PROVIDERS, as_of.parameters(on=on)).all()
    parents, names = _confirmed_parents(rows), {row.code: row.name for row in rows}
    tops = {row.code: _group_of(row.code, parents) for row in rows}
    return {code: NamedOut(top, names.get(top, top)) for code, top in tops.items()}


def _to_outs(
    rows: Sequence[Any], events: Mapping[str, list[ProviderEvent]], on: date
) -> list[ProviderOut]:
    parents = _confirmed_parents(rows)
    return [
        from_row(
            ProviderOut,
            row,
            identifiers=[
                IdentifierOut(**identifier) for identifier in public_identifiers(row.identifiers)
            ],
            status=status_on(events.get(row.code, ()), on),
            last_day_of_service=_last_day_of_service(events.get(row.code, []), on),
            group=_group_of(row.code, parents),
            fact=row.id,
        )
        for row in rows
    ]


def _last_day_of_service(events: Sequence[ProviderEvent], on: date) -> date | None:
    trading = trading_days(events)
    return None if on in trading else (trading & Timeline.until(on)).last_day


def _confirmed_parents(rows: Sequence[Any]) -> dict[str, str]:
    return {
        row.code: row.parent
        for row in rows
        if row.parent and row.parent_confidence is Confidence.HIGH
    }


def _group_of(code: str, parents: Mapping[str, str]) -> str:
    seen = {code}
    while (parent := parents.get(code)) is not None and parent not in seen:
        seen.add(parent)
        code = parent
    return code
