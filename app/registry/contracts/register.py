"""Query of the register: contracts by filters, in an order."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    SelectBase,
    and_,
    bindparam,
    exists,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf, resolve_groups, visible_as_of
from app.ledger.models import in_order
from app.ledger.search.filters import Index, is_named, named
from app.platform.db.columns import FIRST_DAY, LAST_DAY, table
from app.platform.db.rows import builder
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.filters import ContractFilters, ContractQuery
from app.registry.contracts.models import (
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    HoldingRow,
    NoticeFact,
)
from app.registry.contracts.queries import (
    CONTRACTS,
    DERIVED,
    ENDS,
    HAS_TERM,
    IS_TERM,
    derived_values,
    resolve_parties,
    serves,
    subject_filters,
)
from app.registry.contracts.responses import ContractOut, NoticeLinkOut
from app.registry.contracts.supplier_queries import has_supplier, suppliers_of

Conditions: TypeAlias = list[ColumnElement[bool]]

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_HOLDING, _NOTICE = table(HoldingRow), table(NoticeFact)
_REPLACEMENT = table(ContractReplacement)
_MOST: BindParameter[int] = bindparam("most", type_=Integer)
_CODELISTS = ("kind", "purpose", "regime", "ground")
_SORTED_BY = {
    "first_day": _TERM.c.first_day,
    "last_day": _TERM.c.last_day,
    "value": _TERM.c.value_pence,
}
_CONTRACT = builder(ContractOut, *DERIVED, "suppliers_as_published", "notices")
_NOTICE_LINK = builder(NoticeLinkOut)
_NOTICES = (
    select(_NOTICE.c.contract, _NOTICE.c.notice_type, _NOTICE.c.url)
    .where(visible_as_of(_NOTICE), _NOTICE.c.contract.in_(bindparam("contracts", expanding=True)))
    .order_by(*in_order(_NOTICE))
)


def list_contracts(session: Session, query: ContractQuery, as_of: AsOf) -> Page[ContractOut]:
    """Return a page of the register as of a position."""
    on = as_of.day(query.on)
    filters = register_filters(session, query, as_of, on)
    rows = _read(session, filters, query, as_of.parameters(on=on))
    page = paginate(rows, query, as_of, _key)
    notices = _notices(session, [row.contract for row, _ in page.items], as_of)
    suppliers = suppliers_of(session, [row.id for row, _ in page.items], as_of, on)
    contracts = [
        _CONTRACT(row, *derived_values(row), suppliers[row.id], notices[row.contract])
        for row, _ in page.items
    ]
    return Page(contracts, page.next)


def register_filters(session: Session, query: ContractFilters, as_of: AsOf, on: date) -> Conditions:
    """Return the conditions that a contract passes the filters of a query.

    Raises Problem `unknown-filter-code`.
    """
    codes = resolve_parties(
        session,
        query,
        as_of,
        scope=query.scope,
        identifier=query.identifier,
        framework=query.framework,
        replaces=query.replaces,
    )
    filters = subject_filters(session, codes | {"contract": codes["identifier"]}, as_of, on)
    if query.authority_match == "all" and len(query.authority) > 1:
        groups = resolve_groups(session, {"authority": query.authority}, as_of)["authority"]
        filters += [serves(group) for group in groups.values()]
    if framework := codes["framework"]:
        filters.append(_DETAILS.c.framework.in_(framework))
    if replaced := codes["replaces"]:
        facts = select(_REPLACEMENT.c.fact).where(_REPLACEMENT.c.contract.in_(replaced))
        filters.append(_TERM.c.details.in_(facts))
    filters += [*_word_filters(query), *_day_filters(query), *_value_filters(query)]
    if query.supplier is not None:
        filters.append(has_supplier(_DETAILS.c.id, query.supplier))
    if query.q is not None:
        filters += _mentions(Index(session, as_of, on), query.q)
    return filters


def _word_filters(query: ContractFilters) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on words of the details."""
    for name in _CODELISTS:
        if words := getattr(query, name):
            yield _DETAILS.c[name].in_(words)
    for name in ("confidence", "department"):
        if (word := getattr(query, name)) is not None:
            yield _DETAILS.c[name] == word
    for name in ("sme", "vcse"):
        if (known := getattr(query, name)) is not None:
            column = _DETAILS.c[name]
            yield column.is_(None) if known == "unknown" else column.is_(known == "true")
    if query.is_cancelled is not None:
        yield _TERM.c.is_cancelled.is_(query.is_cancelled)


def _day_filters(query: ContractFilters) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the days of a contract and of its awards."""
    if query.live_on is not None:
        yield exists().where(
            visible_as_of(_HOLDING),
            _HOLDING.c.contract == _TERM.c.contract,
            _HOLDING.c.state == "live",
            _HOLDING.c.first_day <= query.live_on,
            _HOLDING.c.last_day >= query.live_on,
        )
    if query.starts_from is not None:
        yield _TERM.c.first_day >= query.starts_from
    if query.starts_to is not None:
        yield _TERM.c.first_day <= query.starts_to
    if query.ends_from is not None or query.ends_to is not None:
        yield or_(and_(ENDS["known"], _ends_in(query)), ENDS["unknown"])
        yield from HAS_TERM
    if query.end is not None:
        yield ENDS[query.end]
        yield from HAS_TERM


def _value_filters(query: ContractFilters) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the value of a contract."""
    value = _TERM.c.value_pence
    if query.has_value is not None:
        yield value.is_not(None) if query.has_value else value.is_(None)
    if query.value_from is not None:
        yield value >= _pence(query.value_from)
    if query.value_to is not None:
        yield value <= _pence(query.value_to)


def _ends_in(query: ContractFilters) -> ColumnElement[bool]:
    first, last = query.ends_from or FIRST_DAY, query.ends_to or LAST_DAY
    return and_(_TERM.c.last_day >= first, _TERM.c.last_day <= last)


def _pence(pounds: str) -> int:
    return int(Decimal(pounds) * 100)


def _mentions(index: Index, q: str) -> Conditions:
    """Return the conditions that each word of `q` names a contract or its provider."""
    conditions: Conditions = []
    found: list[SelectBase] = []
    for match in index.matches(q, "contract", "provider"):
        has_provider = _TERM.c.provider.in_(named("provider", match))
        conditions.append(or_(is_named("contract", _TERM.c.contract, match), has_provider))
        of_provider = select(_TERM.c.contract).where(IS_TERM, has_provider).correlate(None)
        found.append(named("contract", match).union_all(of_provider))
    return index.rarest_first(_TERM.c.contract, conditions, found)


@dataclass(frozen=True)
class _Part:
    """A part of the list: its conditions, and its order before that of the references."""

    conditions: Conditions
    sorted_by: ColumnElement[Any]
    falls: bool = False

    @cached_property
    def whole(self) -> Select[*tuple[Any, ...]]:
        """The statement for the contracts of the part, up to `:most` of them."""
        key, reference = self.sorted_by, _TERM.c.contract
        order = [reference] if key is reference else [key.desc() if self.falls else key, reference]
        statement = CONTRACTS.add_columns(key.label("place")).where(*self.conditions)
        return statement.order_by(*order).limit(_MOST)

    def statement(
        self, filters: Conditions, after: tuple[Any, str] | None
    ) -> Select[*tuple[Any, ...]]:
        """Return the statement for the contracts that pass filters, after a place in the part."""
        key, reference = self.sorted_by, _TERM.c.contract
        # The same object is found among the prepared statements at once.
        statement = self.whole.where(*filters) if filters else self.whole
        if after is None:
            return statement
        # The first condition is the one that an index serves.
        reached = key <= after[0] if self.falls else key >= after[0]
        return statement.where(reached, or_(key != after[0], reference > after[1]))


@cache
def _parts(sort: str, *, may_end: bool) -> list[_Part]:
    """Return the parts of the list in their order: what is not known comes last.

    Contracts that may end in the days asked about (`may_end`) come last, too.
    """
    reference, column = _TERM.c.contract, _SORTED_BY.get(sort.removeprefix("-"))
    parts = [_Part([], reference)]
    if column is _TERM.c.last_day:
        parts = [_Part([not_(ENDS["unknown"])], column), _Part([ENDS["unknown"]], reference)]
    elif column is not None:
        parts = [_Part([column.is_not(None)], column), _Part([column.is_(None)], reference)]
    if column is not _TERM.c.last_day and may_end:
        parts = [
            replace(part, conditions=[*part.conditions, end])
            for end in (not_(ENDS["unknown"]), ENDS["unknown"])
            for part in parts
        ]
    return [
        replace(part, falls=sort.startswith("-") and part.sorted_by is column) for part in parts
    ]


def _may_end(query: ContractQuery) -> bool:
    """Return whether contracts that may end in the days asked about come last in the list."""
    return query.end is None and not (query.ends_from is None and query.ends_to is None)


def _read(
    session: Session,
    filters: Conditions,
    query: ContractQuery,
    parameters: dict[str, Any],
) -> list[tuple[Any, int]]:
    """Return the rows of a page and one more, each with the number of its part of the list."""
    cursor = Cursor.read(query, int, str, str)
    first = cursor.keys[0] if cursor else 0
    rows: list[tuple[Any, int]] = []
    for n, part in enumerate(_parts(query.sort, may_end=_may_end(query))):
        if n < first or len(rows) > query.limit:
            continue
        after = _place(cursor, part) if cursor and n == first else None
        most = query.limit + 1 - len(rows)
        found = session.execute(part.statement(filters, after), {**parameters, "most": most})
        rows += [(row, n) for row in found]
    return rows


def _place(cursor: Cursor, part: _Part) -> tuple[Any, str]:
    """Return the place in a part after which the next page begins."""
    _, place, reference = cursor.keys
    if part.sorted_by is _TERM.c.value_pence:
        return int(place), reference
    return place if part.sorted_by is _TERM.c.contract else cursor.day(1), reference


def _key(item: tuple[Any, int]) -> tuple[int, str, str]:
    """Return the place of a row in the list."""
    row, part = item
    return part, str(row.place), row.contract


def _notices(
    session: Session, contracts: Sequence[str], as_of: AsOf
) -> dict[str, list[NoticeLinkOut]]:
    """Return the notices about contracts, in ledger order."""
    found: dict[str, list[NoticeLinkOut]] = defaultdict(list)
    for row in session.execute(_NOTICES, as_of.parameters(contracts=contracts)):
        found[row.contract].append(_NOTICE_LINK(row))
    return found
