"""Query of the numbers of contracts, and of the sums of their values, by some of their fields."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    select,
    union,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.visitors import iterate

from app.domain.vocabulary import ValueBasis, Vat
from app.ledger.as_of import AsOf, current_code, names_on, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.count_responses import ContractCountOut, ValueCountOut
from app.registry.contracts.filters import ContractCountQuery
from app.registry.contracts.models import (
    AwardFact,
    ContractBuyer,
    ContractDetailsFact,
    ContractTerm,
)
from app.registry.contracts.queries import ENDS, IS_TERM, format_pence, is_term
from app.registry.contracts.register import register_filters

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_BUYER, _AWARD = table(ContractBuyer), table(AwardFact)


def _served() -> FromClause:
    """Return the authorities that each contract serves, each by the code that answers use."""
    terms, details = table(ContractTerm).alias(), table(ContractDetailsFact).alias()
    awarded = select(terms.c.details, _AWARD.c.authority).join(
        _AWARD, _AWARD.c.contract == terms.c.contract
    )
    named = union(
        select(details.c.id.label("details"), details.c.lead.label("authority")).where(
            details.c.lead.is_not(None)
        ),
        select(_BUYER.c.fact, _BUYER.c.authority),
        awarded.where(is_term(terms), visible_as_of(_AWARD)),
    ).subquery()
    code = current_code("authority", named.c.authority)
    return select(named.c.details, code.label("authority")).distinct().subquery()


_SERVED = _served()
_END_MONTH = case(
    (_TERM.c.is_cancelled, None),
    (ENDS["open"], "open"),
    (ENDS["unknown"], "unknown"),
    else_=func.substr(cast(_TERM.c.last_day, String), 1, 7),
)
_COLUMNS: dict[str, ColumnElement[Any]] = {
    "authority": _SERVED.c.authority,
    "provider": _TERM.c.provider,
    "consortium": _TERM.c.consortium,
    **{name: _DETAILS.c[name] for name in ("kind", "purpose", "regime", "ground", "sme", "vcse")},
    "end_month": _END_MONTH,
}
_THINGS = ("authority", "provider")


def count_contracts_by(
    session: Session, query: ContractCountQuery, as_of: AsOf
) -> Page[ContractCountOut]:
    """Return a page of the groups of contracts; what is not recorded is a group of its own."""
    on = as_of.day(query.on)
    by = sorted(set(query.by), key=[*_COLUMNS].index)
    filters = register_filters(session, query, as_of, on)
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in session.execute(_counts(by, filters), as_of.parameters(on=on)):
        groups[tuple(row[: len(by)])].append(row)
    if not by:
        groups.setdefault((), [])
    keys = sorted(groups, key=_place)
    if cursor := Cursor.read(query, *([str] * len(by))):
        keys = [key for key in keys if _place(key) > cursor.keys]
    shown = keys[: query.limit + 1]
    page = paginate(shown, query, as_of, _place)
    things = _things(by, page.items)
    named = names_on(session, things, as_of, on) if things else {}
    return Page([_to_out(by, key, groups[key], named) for key in page.items], page.next)


def _counts(by: Sequence[str], filters: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Return the statement for the numbers and sums, by group, kind of value and days of terms.

    Sums and medians so need one pass over the contracts.
    """
    statement = _numbers(by, _TERM.c.days).select_from(_TERM)
    if any(map(_names_details, [*filters, *(_COLUMNS[name] for name in by)])):
        statement = statement.join(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    if "authority" in by:
        statement = statement.outerjoin(_SERVED, _SERVED.c.details == _TERM.c.details)
    return statement.where(IS_TERM, *filters)


def _names_details(expression: ColumnElement[Any]) -> bool:
    """Return whether an expression names a column of the details, which are wide rows."""
    return any(getattr(item, "table", None) is _DETAILS for item in iterate(expression))


def counts_among(by: Sequence[str], contracts: FromClause) -> Select[Any]:
    """Return the statement for the numbers and sums of some contracts, by their own fields."""
    return (
        _numbers(by)
        .select_from(contracts)
        # Outer joins let no engine begin with the terms, which are of all contracts.
        .outerjoin(_TERM, and_(_TERM.c.contract == contracts.c.contract, IS_TERM))
        .outerjoin(_DETAILS, _DETAILS.c.id == _TERM.c.details)
    )


def _numbers(by: Sequence[str], *more: ColumnElement[Any]) -> Select[Any]:
    columns = [_COLUMNS[name].label(name) for name in by]
    kinds = [_TERM.c.value_basis, _TERM.c.value_vat, *more]
    numbers = [func.count().label("contracts"), func.sum(_TERM.c.value_pence).label("pence")]
    return select(*columns, *kinds, *numbers).group_by(*columns, *kinds)


def _median(numbers: Mapping[int, int]) -> float | None:
    """Return the median of numbers, of which each occurs some times."""
    if not numbers:
        return None
    values = sorted(numbers)
    places = [*accumulate(numbers[value] for value in values)]
    low, high = ((places[-1] + n) // 2 for n in (1, 2))
    return (values[bisect_left(places, low)] + values[bisect_left(places, high)]) / 2


def _place(key: tuple[Any, ...]) -> tuple[str, ...]:
    """Return the place of a group in the order of the list: what is not recorded comes last."""
    return tuple("~" if value is None else str(value) for value in key)


def _things(by: Sequence[str], keys: Sequence[tuple[Any, ...]]) -> dict[str, set[str]]:
    """Return the codes in the keys of groups, by kind of thing."""
    return {
        name: {key[n] for key in keys if key[n]} for n, name in enumerate(by) if name in _THINGS
    }


def _to_out(
    by: Sequence[str],
    key: tuple[Any, ...],
    rows: Sequence[Any],
    named: Mapping[tuple[str, str], str],
) -> ContractCountOut:
    group = dict(zip(by, key, strict=True))
    names: dict[str, Any] = {
        f"{thing}_name": named.get((thing, group[thing])) for thing in _THINGS if thing in group
    }
    days: Counter[int] = Counter()
    for row in rows:
        if row.days is not None:
            days[row.days] += row.contracts
    return ContractCountOut(
        **group,
        **names,
        contracts=sum(row.contracts for row in rows),
        with_value=sum(row.contracts for row in rows if row.value_basis),
        with_days=days.total(),
        median_days=_median(days),
        values=sum_values(rows),
    )


def sum_values(rows: Iterable[Any]) -> list[ValueCountOut]:
    """Return the sums of the values in rows of counts, each of equal basis and VAT."""
    sums: Counter[tuple[ValueBasis, Vat]] = Counter()
    contracts: Counter[tuple[ValueBasis, Vat]] = Counter()
    for row in rows:
        if row.value_basis:
            sums[row.value_basis, row.value_vat] += int(row.pence)
            contracts[row.value_basis, row.value_vat] += row.contracts
    return [
        ValueCountOut(*kind, contracts[kind], format_pence(pence))
        for kind, pence in sorted(sums.items())
    ]
