"""Reads of cells, tiles and holders at a ledger position."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, product
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, Date, Integer, and_, bindparam, case, exists, func, select
from sqlalchemy.orm import Session

from app.cover.models import CoverCell, CoverTile
from app.cover.responses import ContractRefOut, SeeAlsoOut
from app.cover.schemas import CellFilters
from app.domain.cover import Tile, basis_of_end
from app.domain.dependence import CellKey
from app.domain.periods import Period, period_of, shared_days
from app.domain.timelines import Timeline
from app.domain.vocabulary import CoverReason, CoverState, Risk, ServiceLevel
from app.ledger.as_of import ON, AsOf, resolve_filters, version_of, visible_as_of
from app.ledger.history import source_days
from app.ledger.projections import MAX_VALUES, chunks
from app.platform.db.columns import FIRST_DAY, LAST_DAY, table
from app.registry.authorities.queries import AuthorityFilter, find_authorities, member_days
from app.registry.contracts.models import (
    AwardFact,
    ContractBuyer,
    ContractDetailsFact,
    ContractTerm,
    HoldingRow,
)
from app.registry.contracts.queries import IS_TERM
from app.registry.scopes.queries import ScopeTree, scope_tree

_CELL, _TILE = table(CoverCell), table(CoverTile)
_HOLDING, _AWARD = table(HoldingRow), table(AwardFact)
_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_TITLE, _IS_TITLE = version_of("contract", _TERM.c.contract)
_TERM_PROVIDER, _IS_TERM_PROVIDER = version_of("provider", _TERM.c.provider)
FROM, TO = bindparam("first", type_=Date), bindparam("last", type_=Date)
AUTHORITIES: BindParameter[str] = bindparam("authorities", expanding=True)
SCOPES: BindParameter[str] = bindparam("scopes", expanding=True)
IN_CELLS = (_HOLDING.c.authority.in_(AUTHORITIES), _HOLDING.c.scope.in_(SCOPES))
"""The conditions that a holding is of one of these authorities and scopes."""
ON_THE_DAY = (visible_as_of(_HOLDING), _HOLDING.c.first_day <= ON, _HOLDING.c.last_day >= ON)
"""The conditions that a visible holding is of the day `:on`."""
WITHIN_DAYS = (visible_as_of(_HOLDING), _HOLDING.c.first_day <= TO, _HOLDING.c.last_day >= FROM)
"""The conditions that a visible holding shares a day with the days from `:first` to `:last`."""

_ANY_LEVEL = 9

# Built once at import, because building a statement costs more than running it.
_OTHER = _TILE.alias()
_FIRST_TILE = (
    select(_OTHER.c.first_day)
    .where(_OTHER.c.authority == _CELL.c.authority, _OTHER.c.scope == _CELL.c.scope)
    .where(_OTHER.c.first_day <= FROM, visible_as_of(_OTHER))
    .order_by(_OTHER.c.first_day.desc())
    .limit(1)
    .correlate(_CELL)
    .scalar_subquery()
)
"""The first day of the tile around the day `:first`: tiles leave no day out."""
_TILES = (
    select(_TILE, _CELL.c.evidence_on)
    .join_from(
        _CELL, _TILE, and_(_TILE.c.authority == _CELL.c.authority, _TILE.c.scope == _CELL.c.scope)
    )
    .where(visible_as_of(_CELL), _CELL.c.authority.in_(AUTHORITIES), _CELL.c.scope.in_(SCOPES))
    .where(visible_as_of(_TILE), _TILE.c.first_day >= _FIRST_TILE, _TILE.c.first_day <= TO)
    .order_by(_CELL.c.authority, _CELL.c.scope, _TILE.c.first_day)
)
_TILES_BELOW = (
    select(
        _TILE,
        _CELL.c.authority.label("of_authority"),
        _CELL.c.scope.label("of_scope"),
        _CELL.c.evidence_on,
    )
    .join_from(
        _CELL,
        _TILE,
        and_(
            _TILE.c.authority == _CELL.c.authority,
            _TILE.c.scope == _CELL.c.scope,
            visible_as_of(_TILE),
            _TILE.c.first_day >= _FIRST_TILE,
            _TILE.c.first_day <= TO,
            _TILE.c.level < bindparam("level", type_=Integer),
        ),
        isouter=True,
    )
    .where(visible_as_of(_CELL), _CELL.c.authority.in_(AUTHORITIES), _CELL.c.scope.in_(SCOPES))
    .order_by(_CELL.c.authority, _CELL.c.scope, _TILE.c.first_day)
)
_AFTER = (
    select(_OTHER.c.first_day)
    .where(_OTHER.c.authority == _TILE.c.authority, _OTHER.c.scope == _TILE.c.scope)
    .where(_OTHER.c.first_day > _TILE.c.first_day, visible_as_of(_OTHER))
    # Without cover there is no run: the next tile of any level ends the walk.
    .where(_OTHER.c.level < case((_TILE.c.level == 0, _ANY_LEVEL), else_=_TILE.c.level))
    .order_by(_OTHER.c.first_day)
    .limit(1)
    .correlate(_TILE)
    .scalar_subquery()
)
"""The first day on which the level of a tile is no longer reached."""
_BEFORE, _LAST = _TILE.alias(), _TILE.alias()
_LAST_OF_RUN = (
    select(_BEFORE.c.id)
    .where(_BEFORE.c.authority == _TILE.c.authority, _BEFORE.c.scope == _TILE.c.scope)
    .where(_BEFORE.c.first_day < func.coalesce(_AFTER, LAST_DAY), visible_as_of(_BEFORE))
    .order_by(_BEFORE.c.first_day.desc())
    .limit(1)
    .correlate(_TILE)
    .scalar_subquery()
)
_TILES_ON = _TILES.add_columns(
    _LAST.c.last_day.label("run_last_day"), _LAST.c.end_basis.label("run_basis")
).join_from(_TILE, _LAST, _LAST.c.id == _LAST_OF_RUN)
_COUNTED = (
    _TILE.c.authority,
    _TILE.c.scope,
    _TILE.c.state,
    _TILE.c.certainty,
    _TILE.c.risks,
    _TILE.c.level,
    _CELL.c.evidence_on,
)
_STATES = _TILES.with_only_columns(*_COUNTED)
_STATES_AND_ENDS = _TILES_ON.with_only_columns(*_COUNTED, _LAST.c.last_day.label("run_last_day"))
_KNOWN_STATES = (
    _TILES.with_only_columns(func.count(), maintain_column_froms=True)
    .where(_TILE.c.state != CoverState.UNKNOWN)
    .order_by(None)
)
_REFS = (
    select(_TERM.c.contract, _TITLE.c.name, _TERM.c.provider, _TERM_PROVIDER.c.name)
    .join(_TITLE, _IS_TITLE)
    .outerjoin(_TERM_PROVIDER, _IS_TERM_PROVIDER)
    .where(IS_TERM, _TERM.c.contract.in_(bindparam("contracts", expanding=True)))
)
_DATA_UNTIL = (
    select(_CELL.c.authority, func.max(_CELL.c.evidence_on).label("day"))
    .where(visible_as_of(_CELL), _CELL.c.authority.in_(AUTHORITIES))
    .where(_CELL.c.evidence_on.is_not(None))
    .group_by(_CELL.c.authority)
)
_BUYER = table(ContractBuyer)
_WITHOUT_AWARD = (
    select(
        func.coalesce(_BUYER.c.authority, _DETAILS.c.lead).label("authority"),
        _TERM.c.contract,
        _DETAILS.c.name.label("title"),
        _TERM.c.provider,
        _TERM_PROVIDER.c.name.label("provider_name"),
        _DETAILS.c.source,
    )
    .join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    .outerjoin(_BUYER, _BUYER.c.fact == _DETAILS.c.id)
    .outerjoin(_TERM_PROVIDER, _IS_TERM_PROVIDER)
    .where(IS_TERM, _TERM.c.provider.in_(bindparam("providers", expanding=True)))
    .where(func.coalesce(_BUYER.c.authority, _DETAILS.c.lead).in_(AUTHORITIES))
    .where(~exists().where(_AWARD.c.contract == _TERM.c.contract, visible_as_of(_AWARD)))
    .order_by(_TERM.c.contract)
)


@dataclass(frozen=True, slots=True)
class AuthorityPeriod:
    """An authority, and days on which it exists and is a member of the consortium, if asked."""

    code: str
    name: str
    days: Period


@dataclass(frozen=True, slots=True)
class CellSelection:
    """The cells that a query selects: authorities, leaf scopes, and the names of both.

    An authority that left the consortium and came back within the days has two periods.
    """

    authorities: list[AuthorityPeriod]
    leaves: list[str]
    tree: ScopeTree
    providers: frozenset[str]

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The bound parameters of statements about these cells."""
        return {
            "authorities": [authority.code for authority in self.authorities],
            "scopes": self.leaves,
        }

    @property
    def cells(self) -> list[tuple[AuthorityPeriod, str]]:
        """Every cell, in the order of authority and scope."""
        return [
            (period, leaf)
            for _, periods in groupby(self.authorities, attrgetter("code"))
            for (leaf, period) in product(self.leaves, [*periods])
        ]


def select_cells(
    session: Session, query: Any, as_of: AsOf, days: Period, *, duties_only: bool = False
) -> CellSelection:
    """Return the cells that a query selects.

    An authority without a social-care duty counts only if the query names it, or its kind. With
    `duties_only`, the same holds for a leaf scope without a duty of its own. Members of a
    consortium are those of any of the days, each for the days of its membership. Names are those of
    the day if the query covers a single day, else those of today.
    """
    codes = resolve_filters(
        session,
        as_of,
        authority=query.authority,
        consortium=getattr(query, "consortium", None),
        scope=query.scope,
        provider=getattr(query, "provider", None),
    )
    named_on = days.first_day if days.first_day == days.last_day else as_of.today
    tree = scope_tree(session, as_of, named_on)
    if codes["scope"]:
        leaves = sorted({leaf for scope in codes["scope"] for leaf in tree.leaves_under(scope)})
    else:
        leaves = [leaf for leaf in tree.leaves if leaf in tree.duties or not duties_only]
    kinds, regions = getattr(query, "authority_kind", ()), getattr(query, "region", ())
    filters = AuthorityFilter(
        days, named_on, codes["authority"], next(iter(codes["consortium"]), None)
    )
    rows = [
        row
        for row in find_authorities(session, as_of, filters)
        if (codes["authority"] or kinds or row.kind.has_social_care_duty)
        and (not kinds or row.kind in kinds)
        and (not regions or row.region in regions)
    ]
    existence = {row.code: Period(row.first_day or FIRST_DAY, row.last_day) for row in rows}
    if filters.consortium is None or days.first_day == days.last_day:
        periods = {code: [period] for code, period in existence.items()}
    else:
        membership = member_days(session, as_of, filters.consortium)
        periods = {
            code: [*(Timeline.of(period) & membership[code]).periods()]
            for code, period in existence.items()
        }
    authorities = [
        AuthorityPeriod(row.code, row.name, period)
        for row in rows
        for period in periods[row.code]
        if shared_days(period, days)
    ]
    return CellSelection(authorities, leaves, tree, frozenset(codes["provider"]))


def tiles_of(
    session: Session, selection: CellSelection, as_of: AsOf, days: Period
) -> dict[CellKey, list[tuple[Tile, Any]]]:
    """Return the tiles that overlap these days, by cell, each with its stored row.

    The tiles come without holders. Those of a single day have the end of their run.
    """
    found: dict[CellKey, list[tuple[Tile, Any]]] = defaultdict(list)
    if not selection.cells:
        return found
    range_ = {"first": days.first_day, "last": days.last_day or LAST_DAY}
    statement = _TILES_ON if days.first_day == days.last_day else _TILES
    for row in session.execute(statement, as_of.parameters(**selection.parameters, **range_)):
        found[row.authority, row.scope].append((_tile(row), row))
    return found


def tiles_below(
    session: Session, selection: CellSelection, as_of: AsOf, days: Period, level: ServiceLevel
) -> dict[CellKey, list[tuple[Tile, Any]]]:
    """Return the tiles of some days that do not reach a level, by cell, each with its stored row.

    A cell with evidence that reaches the level on all days has an empty list.
    """
    found: dict[CellKey, list[tuple[Tile, Any]]] = defaultdict(list)
    if not selection.cells:
        return found
    range_ = {"first": days.first_day, "last": days.last_day or LAST_DAY, "level": level.rank + 1}
    bound = as_of.parameters(**selection.parameters, **range_)
    for row in session.execute(_TILES_BELOW, bound):
        some = found[row.of_authority, row.of_scope]
        if row.id is not None:
            some.append((_tile(row), row))
    return found


def states_on(
    session: Session, selection: CellSelection, as_of: AsOf, on: date, *, with_ends: bool
) -> dict[CellKey, Any]:
    """Return the counted columns of the tiles of a day, by cell; none without evidence.

    The ends of their runs are looked up only `with_ends`.
    """
    if not selection.cells:
        return {}
    statement = _STATES_AND_ENDS if with_ends else _STATES
    bound = as_of.parameters(**selection.parameters, first=on, last=on)
    return {(row.authority, row.scope): row for row in session.execute(statement, bound)}


def count_unknown(session: Session, as_of: AsOf, on: date) -> tuple[int, int]:
    """Return the number of cells whose state is unknown on a day, and that of all cells."""
    selection = select_cells(session, CellFilters(), as_of, Period(on, on))
    bound = as_of.parameters(**selection.parameters, first=on, last=on)
    known: int = session.execute(_KNOWN_STATES, bound).scalar_one() if selection.cells else 0
    return len(selection.cells) - known, len(selection.cells)


def contract_refs(
    session: Session, contracts: Iterable[str], as_of: AsOf
) -> dict[str, ContractRefOut]:
    """Return contracts by reference, with the names of today."""
    return {
        row[0]: ContractRefOut(*row)
        for some in chunks(sorted(set(contracts)), MAX_VALUES)
        for row in session.execute(_REFS, as_of.parameters(on=as_of.today, contracts=some))
    }


def data_until(session: Session, authorities: Iterable[str], as_of: AsOf) -> dict[str, date]:
    """Return the latest day on which a source speaks of the cover of each authority."""
    if not (named := sorted(set(authorities))):
        return {}
    bound = as_of.parameters(authorities=named)
    return {row.authority: row.day for row in session.execute(_DATA_UNTIL, bound)}


def contracts_without_award(
    session: Session, authorities: Iterable[str], providers: Iterable[str], as_of: AsOf, on: date
) -> dict[tuple[str, str], list[SeeAlsoOut]]:
    """Return contracts of authorities with providers that have no award, by both codes.

    Contracts are those that the authority leads or buys under, with the day of their source.
    """
    if not (served := sorted(set(authorities))) or not (last := sorted(set(providers))):
        return {}
    bound = as_of.parameters(on=on, authorities=served, providers=last)
    rows = session.execute(_WITHOUT_AWARD, bound).all()
    days = source_days(session, sorted({row.source for row in rows}))
    found: dict[tuple[str, str], list[SeeAlsoOut]] = defaultdict(list)
    for row in rows:
        if (day := days.get(row.source)) is not None:
            contract = SeeAlsoOut(row.contract, row.title, row.provider, row.provider_name, day)
            found[row.authority, row.provider].append(contract)
    return found


def covered_until(row: Any) -> date | None:
    """Return the last day of the run of a tile on its level; None if it is open, or no cover."""
    has_end = row.level > 0 and row.run_last_day != LAST_DAY
    return row.run_last_day if has_end else None


def _tile(row: Any) -> Tile:
    has_run = row.level > 0 and "run_last_day" in row._fields
    return Tile(
        days=period_of(row.first_day, row.last_day),
        state=row.state,
        because=row.because,
        certainty=row.certainty,
        risks=tuple(Risk(risk) for risk in row.risks),
        live_contracts=row.live_contracts,
        covered_until=covered_until(row) if has_run else None,
        until_basis=basis_of_end(row.run_basis) if has_run else None,
        end_basis=row.end_basis,
    )


NO_DATA_TILE = Tile(
    days=Period(date.min),
    state=CoverState.UNKNOWN,
    because=CoverReason.NEVER_RECORDED,
    certainty=None,
)
"""The tile of a cell without any evidence."""
