"""Queries that set the record beside what is claimed of it, or beside what else is on offer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.cover.count_queries import cell_days
from app.cover.holders import WITHOUT_LAST_DAY, live_on
from app.cover.overview_responses import CompletenessOut, Nearness, RouteOpen, SubstituteOut
from app.cover.reads import AUTHORITIES, ON_THE_DAY, data_until, select_cells, states_on
from app.cover.schemas import CellFilters, CompletenessQuery, CoverQuery, SubstituteQuery
from app.domain.periods import Period
from app.domain.vocabulary import AttestationSubject, ContractKind, CoverState
from app.ledger.as_of import AsOf, names_on, resolve_filters, visible_as_of
from app.ledger.projections import MAX_VALUES, chunks
from app.ledger.schemas import NamedOut
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.authorities.models import AttestationFact
from app.registry.authorities.queries import (
    AuthorityFilter,
    area_of,
    consortia_of,
    find_authorities,
    members_on,
)
from app.registry.claims.queries import claims_about
from app.registry.contracts.models import ContractDetailsFact, ContractTerm, HoldingRow
from app.registry.contracts.queries import IS_TERM, count_contracts
from app.registry.providers.queries import find_groups

_ATTESTATION, _TERM = table(AttestationFact), table(ContractTerm)
_DETAILS, _HOLDING = table(ContractDetailsFact), table(HoldingRow)
_ATTESTED_TO = select(func.max(_ATTESTATION.c.last_day)).where(
    visible_as_of(_ATTESTATION),
    _ATTESTATION.c.subject == AttestationSubject.COVER,
    _ATTESTATION.c.authority.in_(AUTHORITIES),
)
_KINDS = (
    select(_TERM.c.contract, _DETAILS.c.kind)
    .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .where(IS_TERM, _TERM.c.contract.in_(bindparam("contracts", expanding=True)))
)
_LOADS = (
    select(_HOLDING.c.provider, func.count(_HOLDING.c.authority.distinct()).label("load"))
    .where(_HOLDING.c.state == "live", *ON_THE_DAY)
    .where(_HOLDING.c.provider.in_(bindparam("providers", expanding=True)))
    .group_by(_HOLDING.c.provider)
)
_CLOSED = {
    ContractKind.DIRECT_AWARD,
    ContractKind.SPOT_PURCHASE,
    ContractKind.IN_HOUSE,
    ContractKind.DIRECT_ENGAGEMENT,
}
"""Kinds of contracts that other authorities cannot use."""


def get_completeness(session: Session, query: CompletenessQuery, as_of: AsOf) -> CompletenessOut:
    """Return how much of a consortium, an authority or the registry is on record on a day."""
    on = as_of.day(query.on)
    codes = resolve_filters(session, as_of, authority=query.authority, consortium=query.consortium)
    asked = CellFilters.model_construct(
        authority=codes["authority"],
        consortium=query.consortium,
        scope=[],
        authority_kind=query.authority_kind,
        region=query.region,
    )
    selection = select_cells(session, asked, as_of, Period(on, on))
    cells = cell_days(session, selection, as_of, on)
    consortium = next(iter(codes["consortium"]), None)
    claims = claims_about(session, "consortium", codes["consortium"], as_of)
    about = claims.get(consortium or "", [])
    said = {
        field: sorted({claim.value for claim in about if claim.field == field})
        for field in ("member_count", "contract_count")
    }
    members = None
    if consortium is not None:
        on_record = select(func.count()).select_from(members_on(consortium).subquery())
        members = session.scalar(on_record, as_of.parameters(on=on))
    authorities = sorted({cell.authority.code for cell in cells})
    until = data_until(session, authorities, as_of)
    return CompletenessOut(
        on=on,
        consortium=consortium,
        authorities=authorities,
        members_recorded=members,
        members_claimed=said["member_count"],
        contracts_recorded=count_contracts(session, codes | area_of(query), as_of, on),
        contracts_claimed=said["contract_count"],
        unknown_cells=sum(cell.state is CoverState.UNKNOWN for cell in cells),
        all_cells=len(cells),
        evidence_on=max(until.values(), default=None),
        attested_to=session.scalar(_ATTESTED_TO, as_of.parameters(authorities=authorities)),
    )


def list_substitutes(session: Session, query: SubstituteQuery, as_of: AsOf) -> Page[SubstituteOut]:
    """List the providers that hold scopes on a day, other than those of one group.

    Those that serve nearest to an authority come first; then by code.
    """
    on = as_of.day(query.on)
    codes = resolve_filters(session, as_of, excluding_group=query.excluding_group, near=query.near)
    groups = find_groups(session, as_of, on)
    excluded = {groups[code].code for code in codes["excluding_group"] if code in groups}
    held = {
        code: holdings
        for code, holdings in _held_by_provider(session, query.scope, as_of, on).items()
        if _group_of(code, groups) not in excluded
    }
    nearness = _nearness_of(session, next(iter(codes["near"]), None), held, as_of, on)
    places = sorted((_ranked(nearness.get(code)), code) for code in held)
    if cursor := Cursor.read(query, int, str):
        places = [place for place in places if place > cursor.keys]
    page = {code: held[code] for _, code in places[: query.limit + 1]}
    found = _substitutes(session, page, nearness, as_of, on)
    return paginate(found, query, as_of, lambda item: (_ranked(item.nearness), item.provider))


def _substitutes(
    session: Session,
    held: Mapping[str, Sequence[Any]],
    nearness: Mapping[str, Nearness],
    as_of: AsOf,
    on: date,
) -> list[SubstituteOut]:
    """Return providers with what they hold, in the order given."""
    kinds = _kinds_of(session, (row.contract for rows in held.values() for row in rows), as_of, on)
    names = names_on(session, {"provider": held.keys()}, as_of, on)
    loads = session.execute(_LOADS, as_of.parameters(on=on, providers=[*held]))
    load_of = {row.provider: row.load for row in loads}
    return [
        _substitute(
            rows,
            kinds,
            on,
            {
                "provider": code,
                "provider_name": names.get(("provider", code)),
                "nearness": nearness.get(code),
                "load": load_of[code],
            },
        )
        for code, rows in held.items()
    ]


def _ranked(nearness: Nearness | None) -> int:
    return 0 if nearness is None else get_args(Nearness).index(nearness)


def _nearness_of(
    session: Session,
    near: str | None,
    held: Mapping[str, Sequence[Any]],
    as_of: AsOf,
    on: date,
) -> dict[str, Nearness]:
    """Return the nearest that each provider serves to an authority; nothing without one."""
    if near is None:
        return {}
    served = {row.authority for rows in held.values() for row in rows} | {near}
    filters = AuthorityFilter(Period(on, on), on, sorted(served))
    details = {row.code: row for row in find_authorities(session, as_of, filters)}
    consortia = consortia_of(session, sorted(served), as_of, on)
    nearness = {code: _nearness(near, code, details, consortia) for code in served}
    return {
        provider: min((nearness[row.authority] for row in rows), key=_ranked)
        for provider, rows in held.items()
    }


def _nearness(
    near: str, other: str, details: Mapping[str, Any], consortia: Mapping[str, set[str]]
) -> Nearness:
    """Return how near an authority is to another, by what their records have in common."""
    if other == near:
        return "own"
    mine, theirs = details.get(near), details.get(other)
    if mine is None or theirs is None:
        return "elsewhere"
    # A board is of its own area.
    if (mine.icb or near) == (theirs.icb or other):
        return "board"
    if not consortia[near].isdisjoint(consortia[other]):
        return "consortium"
    return "region" if mine.region and mine.region == theirs.region else "elsewhere"


def _held_by_provider(
    session: Session, scopes: list[str], as_of: AsOf, on: date
) -> Mapping[str, Sequence[Any]]:
    """Return the live awards that hold covered cells on a day, by provider."""
    asked = CoverQuery.model_construct(on=on, scope=scopes)
    selection = select_cells(session, asked, as_of, Period(on, on))
    states = states_on(session, selection, as_of, on, with_ends=False)
    found: dict[str, list[Any]] = defaultdict(list)
    for cell, rows in live_on(session, selection, as_of, on).items():
        if cell in states and states[cell].state.level is not None:
            for row in rows:
                if row.provider is not None:
                    found[row.provider].append(row)
    return found


def _kinds_of(
    session: Session, contracts: Iterable[str], as_of: AsOf, on: date
) -> Mapping[str, ContractKind]:
    return {
        row.contract: row.kind
        for some in [*chunks(sorted({*contracts}), MAX_VALUES)] or [[]]
        for row in session.execute(_KINDS, as_of.parameters(on=on, contracts=some))
    }


def _group_of(provider: str, groups: Mapping[str, NamedOut]) -> str:
    return groups[provider].code if provider in groups else provider


def _substitute(
    held: Sequence[Any], kinds: Mapping[str, ContractKind], on: date, named: Mapping[str, Any]
) -> SubstituteOut:
    last_days = [row.held_to for row in held if row.ending not in WITHOUT_LAST_DAY]
    last_end = max(last_days) if len(last_days) == len(held) else None
    return SubstituteOut(
        **named,
        scopes=sorted({row.scope for row in held}),
        authorities=sorted({row.authority for row in held}),
        level=max((row.level for row in held), key=lambda level: level.rank),
        term_left=(last_end - on).days if last_end is not None else None,
        next_end=min(last_days, default=None),
        last_end=last_end,
        route_open=_route_open({kinds[row.contract] for row in held}),
    )


def _route_open(kinds: set[ContractKind]) -> RouteOpen:
    """Return whether another authority could use a contract of one of these kinds."""
    return "no" if kinds <= _CLOSED else "unknown"
