"""Selection of entries by the filters of the feed and of webhooks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    and_,
    bindparam,
    exists,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.errors import DomainError
from app.ledger.as_of import AT, STREAMS, AsOf, resolve_groups
from app.ledger.models import FILTERS, Change, HideableFact, Source, fact_models
from app.ledger.schemas import EntryFilters, ThingText
from app.ledger.still_named import references
from app.platform.db.columns import table
from app.platform.db.references import target_of

_CHANGE, _SOURCE = table(Change), table(Source)
_PARTIES = ("authority", "provider")


@dataclass(frozen=True, slots=True)
class EntrySelection:
    """The entries that filters select.

    `found` are the codes of each filter value that names a thing, by parameter and value. What an
    entry concerns is a matter of its own moment, so that a later fact never adds an entry to a part
    of the ledger that was already read.
    """

    filters: EntryFilters
    found: Mapping[str, Mapping[str, Sequence[str]]]

    @classmethod
    def of(cls, session: Session, filters: EntryFilters, as_of: AsOf) -> "EntrySelection":
        """Resolve the filters that name things; a merged thing has all its codes."""
        asked = {name: getattr(filters, name) for name in _PARTIES}
        code = [] if filters.code is None else [filters.code]
        things = get_args(ThingText) if filters.thing is None else (filters.thing,)
        spellings = {
            thing: [*asked.get(thing, ()), *(code if thing in things else ())]
            for thing in get_args(ThingText)
        }
        if not any(spellings.values()):
            return cls(filters, {})
        groups = resolve_groups(session, spellings, as_of)
        found = {name: {value: groups[name].get(value, []) for value in asked[name]}
                 for name in _PARTIES}  # fmt: skip
        codes = {c: [x for thing in things for x in groups[thing].get(c, [])] for c in code}
        return cls(filters, {**found, "code": codes})

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The bind parameters of the conditions."""
        return {name: self._codes(name) for name in _PARTIES if getattr(self.filters, name)}

    def check(self, session: Session, as_of: AsOf) -> None:
        """Check that each filter value is known. Raises DomainError `unknown-filter-code`."""
        if self.filters.source is not None:
            check_source(session, self.filters.source, as_of)
        for name, value in self._unknown_values(session, as_of):
            raise _unknown(name, f"nothing on record has the {name} {value[:60]!r}")

    def _unknown_values(self, session: Session, as_of: AsOf) -> Iterator[tuple[str, str]]:
        kinds = {*fact_models(), table(Source).name}
        yield from (("kind", kind) for kind in self.filters.kind if kind not in kinds)
        for name, values in self.found.items():
            for value, codes in values.items():
                # The code of a source is none of a thing with identifiers.
                if not codes and (name != "code" or not _is_used(session, "code", value, as_of)):
                    yield name, value
        author = self.filters.author
        if author is not None and not _is_used(session, "author", author, as_of):
            yield "author", author

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """Yield the conditions on entries; `parameters` are their bind parameters."""
        for name, column in FILTERS.items():
            values = self._values(name)
            if len(values) == 1:  # which an index finds in the order of the ledger
                yield _CHANGE.c[column] == values[0]
            elif values:
                yield _CHANGE.c[column].in_(values)
        for name in self.parameters:
            yield _concerns(name)

    def _values(self, name: str) -> list[str]:
        """Return the values of the column that a filter compares with."""
        value = getattr(self.filters, name)
        if name == "code" and value is not None:
            return self._codes(name) or [value]
        return value if isinstance(value, list) else [] if value is None else [value]

    def _codes(self, name: str) -> list[str]:
        found = self.found.get(name, {}).values()
        return list(dict.fromkeys(code for codes in found for code in codes))


def check_source(session: Session, code: str, as_of: AsOf) -> None:
    """Check that a filter names a source. Raises DomainError `unknown-filter-code`."""
    known = select(_SOURCE.c.code).where(_SOURCE.c.code == code, _SOURCE.c.from_at <= AT)
    if session.scalar(known, as_of.parameters()) is None:
        raise _unknown("source", f"no source has the code {code[:60]!r}")


def _is_used(session: Session, column: str, value: str, as_of: AsOf) -> bool:
    """Return whether an entry that the caller may read has a value in a column."""
    used = _CHANGE.c[column] == value
    known = select(_CHANGE.c.position).where(
        _CHANGE.c.stream.in_(STREAMS), used, _CHANGE.c.recorded_at <= AT
    )
    return session.scalar(known.limit(1), as_of.parameters()) is not None


def _unknown(name: str, detail: str) -> DomainError:
    return DomainError("unknown-filter-code", detail, name)


@cache
def _concerns(thing: str) -> ColumnElement[bool]:
    """Build the condition that an entry concerns things whose codes are bound to their kind."""
    codes: BindParameter[Sequence[str]] = bindparam(thing, expanding=True)
    target = SQLModel.metadata.tables[thing].c.code
    naming = union_all(
        *(
            select(facts.c.id).where(names)
            for facts in map(table, fact_models().values())
            for _, names in references(facts, target, codes)
        )
    )
    return or_(
        and_(_CHANGE.c.thing == thing, _CHANGE.c.code.in_(codes)),
        _CHANGE.c.fact.in_(naming),
        _CHANGE.c.replaces.in_(naming),
        and_(_CHANGE.c.thing == "contract", or_(*_contracts_of(target, codes))),
    )


def _contracts_of(
    target: Column[Any], codes: BindParameter[Sequence[str]]
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of which one holds for an entry about a contract that names a thing.

    These are the facts from which it follows whom a contract serves: they are always public. A fact
    that ends with the entry still counts.
    """
    for model in fact_models().values():
        facts = table(model)
        own = facts.c.get("code", facts.c.get("contract"))
        if own is None or not own.foreign_keys or issubclass(model, HideableFact):
            continue
        if target_of(own).table.name == "contract":
            is_current = (
                own == _CHANGE.c.code,
                facts.c.from_at <= _CHANGE.c.recorded_at,
                facts.c.to_at >= _CHANGE.c.recorded_at,
            )
            for _, names in references(facts, target, codes):
                yield exists().where(*is_current, names)
