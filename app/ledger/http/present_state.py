"""The present state of the ledger: what kept responses are compared with before they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import String, case, cast, func, literal, select, union_all

from app.auth.models import AuditEntry
from app.ledger.as_of import Head
from app.ledger.http.minimum_positions import check_min_position
from app.ledger.models import StreamHead
from app.ledger.moments import versions_of
from app.ledger.projection_state import ProjectionState
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.watched_query import Rows, WatchedQuery, watch
from app.platform.problems.problem import Problem

_HEAD, _AUDIT, _ROWS = table(StreamHead), table(AuditEntry), table(ProjectionState)
_NOTHING = literal(0)
_OF_HEAD, _OF_KEYS, _OF_ROWS = "head ", "keys", "rows"


@dataclass(frozen=True, slots=True)
class PresentState:
    """The heads of all streams, the last change of keys, and the last rebuild of computed rows.

    `rules` are the version of the rows, the mark that they are stale, and the number of rebuilds.
    """

    heads: Mapping[str, Head]
    keys: str
    rules: str
    _versions: dict[tuple[str, ...] | None, tuple[Head, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Rows) -> "PresentState":
        """Return the state that the rows of the watched query describe."""
        heads, keys, rules = {}, "", ""
        for name, first, second, third in rows:
            if name == _OF_KEYS:
                keys = str(first)
            elif name == _OF_ROWS:
                rules = f"{first} {second} {third}"
            else:
                stream = name.removeprefix(_OF_HEAD)
                heads[stream] = (stream, int(first), str(second), int(third))
        return cls(heads, keys, rules)

    def versions(self, sources: tuple[str, ...] | None) -> tuple[Head, ...]:
        """Return the heads of streams; of all if `sources` is None."""
        known = self._versions.get(sources)
        if known is None:
            names = self.heads if sources is None else sources
            known = versions_of(self.heads[name] for name in names if name in self.heads)
            self._versions[sources] = known
        return known

    def has_reached(self, positions: str, sources: tuple[str, ...] | None) -> bool:
        """Return whether streams have reached the positions of `Registry-Min-Position`."""
        versions = self.versions(sources)
        try:
            check_min_position(positions, sources or [*self.heads], versions)
        except Problem:
            return False
        return True


class PresentReader:
    """Reads the present state before each request; the same object while nothing changes."""

    def __init__(self, query: WatchedQuery) -> None:
        """Take the watched query."""
        self._query = query
        self._rows: Rows | None = None
        self._state = PresentState({}, "", "")

    async def read(self) -> PresentState:
        """Return the present state. Raises WatchError."""
        rows = await self._query.rows()
        if rows is not self._rows:
            self._rows, self._state = rows, PresentState.of(rows)
        return self._state

    def close(self) -> None:
        """Close the connection."""
        self._query.close()


def present_reader(database: Database) -> PresentReader | None:
    """Return a reader for a database, or None for one in memory."""
    dialect = database.url.get_dialect()()
    statement = _statement().compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    query = watch(database.url, str(statement))
    return None if query is None else PresentReader(query)


def _statement() -> Any:
    """Build the query: a row for each head, one for the keys, and one for the computed rows.

    Every change of keys adds an entry to the audit log in the same transaction.
    """
    heads = _row(literal(_OF_HEAD) + _HEAD.c.stream, _HEAD.c.position, _HEAD.c.hash,
                 _HEAD.c.erasures)  # fmt: skip
    keys = _row(literal(_OF_KEYS), func.coalesce(func.max(_AUDIT.c.position), 0))
    stale = case((_ROWS.c.is_stale, 1), else_=0)
    rows = _row(literal(_OF_ROWS), _ROWS.c.version, stale, _ROWS.c.rebuilds)
    return union_all(heads, keys, rows)


def _row(name: Any, first: Any, second: Any = _NOTHING, third: Any = _NOTHING) -> Any:
    return select(*(cast(column, String) for column in (name, first, second, third)))
