"""Plans of the statements of GETs: which tables that grow are read whole."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

from bench.scale.measure import Meter, ask_once
from bench.scale.plan_exceptions import (
    ALLOWED_STEPS,
    FIXED_TABLES,
    IN_LEDGER_ORDER,
    KNOWN,
    WHOLE_ROUTES,
)
from bench.scale.questions import Question

FEW_VALUES = 20
"""A search by columns with at most so many values reads a share of the table that grows with it."""

FEW_ROWS = 100
"""A table of at most so many rows is read whole by any planner, and rightly."""

_ALIAS = re.compile(r'\b(?:FROM|JOIN|,)\s+"?(\w+)"?(?:\s+AS\s+"?(\w+)"?)?', re.IGNORECASE)
_LATER_ALIAS = re.compile(r'"?(\w+)"?\s+AS\s+"?(\w+)"?', re.IGNORECASE)
_SQLITE_STEP = re.compile(r"^(SCAN|SEARCH) (\w+)[^(]*(?:\((.*)\))?")
_EQUAL = re.compile(r'"?(\w+)"?\)*(?:::[\w ]+)? = ')
_RANGE = re.compile(r'"?(\w+)"?\)*(?:::[\w ]+)? ?[<>]=? ?')
_OF_LEDGER = {"from_at", "to_at", "recorded_at", "position", "id"}
"""Columns of which a range may be everything that is stored."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A table that a statement of a GET reads whole, or a large part of it."""

    route: str
    table: str
    step: str
    statement: str

    @property
    def reason(self) -> str | None:
        """The reason why it is allowed, or None if it is not."""
        if self.step.endswith(IN_LEDGER_ORDER) and "LIMIT" in self.statement:
            return "a page in ledger order"
        for step, reason in ALLOWED_STEPS.items():
            if self.step.startswith(step):
                return reason
        reason, tables = KNOWN.get(self.route, ("", frozenset()))
        return reason if self.table in tables else WHOLE_ROUTES.get(self.route)


def scans(meter: Meter, questions: Sequence[Question]) -> list[Scan]:
    """Return the scans of the statements of these GETs, each statement once."""
    statements: dict[str, tuple[str, Any]] = {}
    for question in questions:
        for statement, parameters in ask_once(meter, question).sql:
            statements.setdefault(statement, (question.route, parameters))
    database, found = meter.built.database, []
    with database.readers.connect() as connection:
        explain = _EXPLAIN[database.url.get_backend_name()]
        for statement, (route, parameters) in statements.items():
            if not statement.lstrip().upper().startswith(("SELECT", "WITH")):
                continue
            for table, step, columns in explain(connection, statement, parameters):
                if not _grows(table, columns, parameters) or _has_range(step):
                    continue
                if not _is_narrow(connection, table, columns, statement):
                    found.append(Scan(route, table, step, statement))
    return found


def _has_range(step: str) -> bool:
    """Return whether a step reads a range of values, such as words or days."""
    return not _OF_LEDGER.issuperset(_RANGE.findall(step))


def _grows(table: str, columns: Sequence[str], parameters: Any) -> bool:
    """Return whether what is read of a table grows with contracts.

    Versions of other things than contracts do not. A name that is no table is that of a common
    table expression, whose own tables have steps of their own.
    """
    if table not in SQLModel.metadata.tables:
        return False
    values = parameters.values() if isinstance(parameters, Mapping) else parameters
    if table == "version" and columns and set(columns) <= {"thing", "to_at"}:
        return "contract" in values
    return table not in FIXED_TABLES


def _sqlite(
    connection: Connection, statement: str, parameters: Any
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield the tables that SQLite reads, each with its step and the columns of the search."""
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    tables, steps = _aliases(statement), [row.detail for row in plan]
    is_sorted = any("FOR ORDER BY" in step for step in steps)
    for n, step in enumerate(steps):
        parts = _SQLITE_STEP.match(step)
        if parts is None or parts[2] not in tables:
            continue
        # The first table of a page is read in the order of an index, as far as the page goes.
        stops_early = n == 0 and "LIMIT" in statement and "INDEX" in step and not is_sorted
        if not stops_early and "PRIMARY KEY" not in step:
            yield tables[parts[2]], step, re.findall(r"(\w+)=\?", parts[3] or "")


def _aliases(statement: str) -> dict[str, str]:
    """Return the tables of a statement by the names under which it reads them."""
    found = {name: name for name, _ in _ALIAS.findall(statement)}
    return found | {alias: table for table, alias in _LATER_ALIAS.findall(statement)}


def _postgresql(
    connection: Connection, statement: str, parameters: Any
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield the tables that PostgreSQL reads, each with its step and the columns of the search.

    It reads a small table whole even if it has an index, alone or in order to hash it, and rightly.
    So it is told to avoid both: what it still reads whole has no index for the question.
    """
    for setting in ("seqscan", "hashjoin", "mergejoin"):
        connection.exec_driver_sql(f"SET LOCAL enable_{setting} = off")
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    for node, stops_early in _nodes(plan[0]["Plan"], stops_early=False):
        name = node.get("Relation Name")
        if name is None or stops_early:
            continue
        condition = node.get("Index Cond") or _conditions(node)
        step = f"{node['Node Type']} on {node.get('Alias', name)} {condition}"
        yield name, step.strip(), _EQUAL.findall(condition)


def _conditions(node: Mapping[str, Any]) -> str:
    """Return the conditions of the bitmaps below a node."""
    own = [child.get("Index Cond") or _conditions(child) for child in node.get("Plans", ())]
    return " ".join(own) if node["Node Type"].startswith("Bitmap") else ""


def _nodes(
    node: Mapping[str, Any], *, stops_early: bool
) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Yield the nodes of a plan, each with whether a limit above ends it early."""
    kind = node["Node Type"]
    ends = kind == "Limit" or (stops_early and kind in _PASSES_LIMIT)
    yield node, stops_early
    for n, child in enumerate(node.get("Plans", ())):
        yield from _nodes(child, stops_early=ends and n == 0)


_PASSES_LIMIT = {"Limit", "Nested Loop", "Result", "LockRows", "Subquery Scan", "Incremental Sort"}


def _is_narrow(connection: Connection, table: str, columns: Sequence[str], statement: str) -> bool:
    """Return whether a search for one value in each column finds a small part of a table.

    The names come from the plan of a statement of ours. Rows without a value are found only if the
    statement asks for them.
    """
    if not columns:
        rows = connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"')  # noqa: S608
        return int(rows.scalar_one()) <= FEW_ROWS
    group = ", ".join(f'"{column}"' for column in columns)
    valued = [column for column in columns if f"{column} IS NULL" not in statement]
    known = " AND ".join(["1 = 1", *(f'"{column}" IS NOT NULL' for column in valued)])
    counted = f'SELECT count(*) AS n FROM "{table}" WHERE {known} GROUP BY {group}'  # noqa: S608
    rows, values = connection.exec_driver_sql(
        f"SELECT sum(n), count(*) FROM ({counted}) AS found"  # noqa: S608
    ).one()
    return values > FEW_VALUES or (rows or 0) <= FEW_ROWS


def summary(found: Iterable[Scan]) -> Iterator[str]:
    """Yield a line for each route and table that is read whole."""
    grouped: dict[tuple[str, str], list[Scan]] = defaultdict(list)
    for scan in found:
        grouped[scan.route, scan.table].append(scan)
    for (route, table), alike in grouped.items():
        worst = next((scan for scan in alike if scan.reason is None), alike[0])
        yield f"{route}: {table}: {worst.step} ({worst.reason or 'NOT ALLOWED'})"


_EXPLAIN = {"sqlite": _sqlite, "postgresql": _postgresql}
