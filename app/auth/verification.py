"""Verification of the audit log: its hash chain, and the rows that follow from its entries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import exists, not_, select
from sqlalchemy.orm import Session, selectinload
from sqlmodel import SQLModel, col

from app.auth.audit import audit_entry_hash
from app.auth.audited import AuditedAction, AuditedTable, id_of
from app.auth.models import AuditEntry
from app.platform.canonical import GENESIS, link_fault
from app.platform.db.columns import table
from app.platform.db.references import Link, links_of, owner_of, target_of
from app.platform.db.rows import READ_ERRORS
from app.platform.progress import ProgressCallback, no_progress

CHUNK = 1_000
"""Entries, or rows, that are read at once."""

_NAMES = {"kind", "action", "id"}


@dataclass(frozen=True, slots=True)
class AuditPin:
    """A head of the audit log stored earlier: position and hash of an entry."""

    position: int
    hash: str


def verify_audit(
    session: Session,
    tables: Sequence[AuditedTable[Any]],
    *,
    pinned: Sequence[AuditPin] = (),
    on_progress: ProgressCallback = no_progress,
) -> str | None:
    """Return the first difference in the audit log or in the audited tables; None if sound.

    Only a pinned head detects that the end of the log was cut off, or rewritten with all hashes,
    where no row follows from it. `on_progress` receives the number of verified entries.
    """
    try:
        walk = _AuditWalk(session, tables, CHUNK, on_progress)
        return next(walk.differences(pinned), None)
    except READ_ERRORS:
        return _first_unreadable(session, tables)


def _first_unreadable(session: Session, tables: Sequence[AuditedTable[Any]]) -> str | None:
    """Return the first difference of a log or a table that cannot be read, row by row."""
    walk = _AuditWalk(session, tables, chunk=1)
    try:
        return next(walk.differences(()), None)
    except READ_ERRORS as error:
        return f"{walk.place}: what is stored of it cannot be read: {error}"


@dataclass(slots=True)
class _AuditWalk:
    """A pass over the entries in order, and then over the tables that follow from them."""

    session: Session
    tables: Sequence[AuditedTable[Any]]
    chunk: int
    on_progress: ProgressCallback = no_progress
    position: int = 0
    previous: str = GENESIS
    place: str = "audit 1"
    rows: dict[str, dict[str, Mapping[str, Any]]] = field(init=False)
    """By kind and id, the values that the entries so far leave in a row."""

    def __post_init__(self) -> None:
        self.rows = {audited.kind: {} for audited in self.tables}

    def differences(self, pinned: Sequence[AuditPin]) -> Iterator[str]:
        """Yield all differences: of the chain, of the pinned heads, of the rows."""
        for chunk in self._chunks(AuditEntry):
            for entry in chunk:
                yield from self._check_entry(entry)
            self.on_progress(len(chunk))
        for pin in pinned:
            if self._hash_at(pin.position) != pin.hash:
                yield f"audit {pin.position}: it does not have the pinned hash"
        for audited in self.tables:
            yield from self._check_table(audited)

    def _chunks(self, model: type[SQLModel]) -> Iterator[Sequence[Any]]:
        (key,) = table(model).primary_key
        lists = [selectinload(getattr(model, name)) for name in links_of(model)]
        in_order = select(model).order_by(key).limit(self.chunk).options(*lists)
        in_order = in_order.execution_options(populate_existing=True)
        chunk = self.session.scalars(in_order).all()
        while chunk:
            yield chunk
            last = getattr(chunk[-1], key.name)
            chunk = self.session.scalars(in_order.where(key > last)).all()

    def _hash_at(self, position: int) -> str | None:
        if position == 0:
            return GENESIS
        at_position = select(col(AuditEntry.hash)).where(col(AuditEntry.position) == position)
        return self.session.scalar(at_position)

    def _check_entry(self, entry: AuditEntry) -> Iterator[str]:
        if entry.position != self.position + 1:
            yield f"audit {self.position + 1}: the entry is missing"
        fault = link_fault(entry, self.previous, audit_entry_hash)
        fault = fault or self._replay(entry.content)
        if fault is not None:
            yield f"audit {entry.position}: {fault}"
        self.position, self.previous = entry.position, entry.hash
        self.place = f"audit {entry.position + 1}"

    def _replay(self, content: Mapping[str, Any] | None) -> str | None:
        """Change the expected rows as an entry says; return its fault, or None."""
        if content is None:
            return None
        kind, id_, action = content["kind"], content["id"], AuditedAction(content["action"])
        if kind not in self.rows:
            return f"nothing of the kind {kind} is audited"
        rows = self.rows[kind]
        if (action is AuditedAction.ISSUED) == (id_ in rows):
            return f"{kind} {id_} was {'' if id_ in rows else 'not '}issued before"
        if action is AuditedAction.DELETED:
            del rows[id_]
        elif action is not AuditedAction.REPLAYED:
            values = {name: content[name] for name in content.keys() - _NAMES}
            rows[id_] = {**rows.get(id_, {}), **values}
        return None

    def _check_table(self, audited: AuditedTable[Any]) -> Iterator[str]:
        expected, name = self.rows[audited.kind], audited.table_name
        self.place = f"{name}, first row"
        for chunk in self._chunks(audited.model):
            for row in chunk:
                id_ = id_of(row)
                difference = _row_difference(audited, row, expected.pop(id_, None))
                if difference is not None:
                    yield f"{name} {id_}: {difference}"
                self.place = f"{name}, row after {id_}"
        for id_ in sorted(expected):
            yield f"{name} {id_}: the row is missing"
        for link in audited.links.values():
            yield from self._orphans(link)

    def _orphans(self, link: type[Link]) -> Iterator[str]:
        owner = owner_of(link)
        key = target_of(owner)
        without = select(owner).where(not_(exists().where(key == owner))).order_by(owner)
        for id_ in self.session.scalars(without.limit(1)):
            yield f"{table(link).name} {id_}: no row of {key.table.name} has this id"


def _row_difference(
    audited: AuditedTable[Any], row: Any, expected: Mapping[str, Any] | None
) -> str | None:
    """Return the difference between a row and the values that the entries leave in it."""
    if expected is None:
        return "no entry of the audit log issued it"
    values = audited.values(row)
    for name in sorted(values.keys() | expected.keys()):
        # Columns added later are missing in older entries.
        if values.get(name) != expected.get(name):
            return f"the value of {name} does not follow from the audit log"
    for name in audited.links:
        places = [link.ordinal for link in getattr(row, name)]
        if places != list(range(len(places))):
            return f"the places of {name} are not numbered from 0"
    return None
