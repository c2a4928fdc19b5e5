"""Which contracts take the place of which."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.contracts.models import ContractDetailsFact, ContractTerm
from app.contracts.queries import CONTRACTS, references_concerning
from app.kit.columns import LAST_DAY, table
from app.kit.pages import Cursor, Page, cut
from app.ledger.knowledge import At, filter_codes
from app.transition.answers import ReplacementOut
from app.transition.schemas import ReplacementQuery

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)


def list_replacements(session: Session, query: ReplacementQuery, at: At) -> Page[ReplacementOut]:
    """Pairs of an old and a new contract, by their references; two or three statements."""
    on = at.day(query.on)
    codes = filter_codes(
        session, at, authority=query.authority, provider=query.provider, contract=query.contract
    )
    rows = session.execute(
        CONTRACTS.add_columns(_DETAILS.c.replaces_contracts).order_by(_TERM.c.contract),
        at.binds(on=on),
    ).all()
    pairs = list(_pairs(rows))
    if codes["contract"]:
        pairs = [one for one in pairs if codes["contract"][0] in _named(one)]
    if codes["authority"] or codes["provider"]:
        asked = {name: codes[name] for name in ("authority", "provider")}
        concerned = references_concerning(session, asked, at, on)
        pairs = [one for one in pairs if concerned & _named(one)]
    if cursor := Cursor.read(query, str, str):
        pairs = [one for one in pairs if _place(one) > cursor.keys]
    return cut(pairs[: query.limit + 1], query, at, _place)


def _pairs(rows: Any) -> Iterator[ReplacementOut]:
    by_reference = {row.contract: row for row in rows}
    found = [
        (by_reference[old], row)
        for row in rows
        for old in row.replaces_contracts
        if old in by_reference
    ]
    for old, new in sorted(found, key=lambda pair: (pair[0].contract, pair[1].contract)):
        yield _pair(old, new)


def _pair(old: Any, new: Any) -> ReplacementOut:
    ended = None if old.last_day == LAST_DAY else old.last_day
    return ReplacementOut(
        old_contract=old.contract,
        old_title=old.name,
        old_provider=old.provider,
        old_last_day=ended,
        new_contract=new.contract,
        new_title=new.name,
        new_provider=new.provider,
        new_first_day=new.first_day,
        days_between=_days_between(ended, new.first_day),
    )


def _days_between(ended: date | None, begins: date | None) -> int | None:
    return None if ended is None or begins is None else (begins - ended).days - 1


def _named(one: ReplacementOut) -> set[str]:
    return {one.old_contract, one.new_contract}


def _place(one: ReplacementOut) -> tuple[str, str]:
    return (one.old_contract, one.new_contract)
