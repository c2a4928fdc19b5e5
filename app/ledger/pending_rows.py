"""Rows of a batch that are not yet sent to the database: facts, their lists, and other rows."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, groupby
from typing import Any

from sqlalchemy import Table, Update, bindparam, insert, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key
from sqlmodel import SQLModel

from app.ledger.models import Fact, MergeFact
from app.platform.db.columns import table
from app.platform.db.references import stored_rows


@dataclass(slots=True)
class PendingRows:
    """Rows that are inserted together, one statement for each table, and facts that end."""

    session: Session
    _rows: list[tuple[Table, dict[str, Any]]] = field(default_factory=list)
    _new: dict[str, Fact] = field(default_factory=dict)
    _ended: list[Fact] = field(default_factory=list)
    _merges: bool = False

    @property
    def only_adds(self) -> bool:
        """True if no fact ends with these rows, and no thing is merged into another."""
        return not self._ended and not self._merges

    def add(self, model: type[SQLModel], columns: dict[str, Any]) -> None:
        """Add a row of a model."""
        self._rows.append((table(model), columns))

    def add_fact(self, fact: Fact) -> None:
        """Add a fact, which is inserted as it is then."""
        self._new[fact.id] = fact
        self._merges |= isinstance(fact, MergeFact)

    def end_fact(self, fact: Fact, moment: int, copy: Fact | None) -> None:
        """End a fact, and the other objects for it: a copy, and one that the session has read."""
        read = self.session.identity_map.get(identity_key(type(fact), fact.id))
        for known in (fact, copy, read):
            if known is not None:
                set_committed_value(known, "to_at", moment)
        if fact.id not in self._new:
            self._ended.append(fact)

    def flush(self) -> None:
        """Send everything to the database, what the session itself has to store included."""
        rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        added = (row for fact in self._new.values() for row in stored_rows(fact))
        for table_, row in chain(self._rows, added):
            rows[table_].append(row)
        for table_ in sorted(rows, key=_insertion_order().__getitem__):
            self.session.execute(insert(table_), rows[table_])
        for kind, ended in groupby(self._ended, key=type):
            self.session.execute(
                _ending(kind), [{"ended_id": f.id, "ended_at": f.to_at} for f in ended]
            )
        self._rows, self._new, self._ended, self._merges = [], {}, [], False
        self.session.flush()


@cache
def _insertion_order() -> dict[Table, int]:
    """Return the places of all tables in an order in which each comes after those it refers to."""
    return {table_: n for n, table_ in enumerate(SQLModel.metadata.sorted_tables)}


@cache
def _ending(kind: type[Fact]) -> Update:
    """Build the statement that ends a fact of a kind."""
    facts = table(kind)
    # Parameters of an UPDATE may not be called like a column, of which `fact` is one.
    is_ended = facts.c.id == bindparam("ended_id")
    return update(facts).where(is_ended).values(to_at=bindparam("ended_at"))
