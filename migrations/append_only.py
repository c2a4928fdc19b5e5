"""Tables whose rows the database itself refuses to change or to delete.

Migrations call this. SQLite drops the triggers of a table with it, so whatever rebuilds a table
(batch mode) or adds a column to it must protect it again, on the way up and on the way down.
"""

from typing import Any

from sqlalchemy import inspect

NEVER = 2**63 - 1
CLOSING = "to_position"
"""The one column of a fact that changes, once: from NEVER to the position that ends the fact."""


def protect(op: Any, table: str, *, closed_once: bool = False) -> None:
    """Let rows be added to a table, and nothing else; those of a fact may be closed once."""
    unprotect(op, table)
    statements = _on_sqlite if op.get_bind().dialect.name == "sqlite" else _on_postgres
    for statement in statements(op, table, closed_once):
        op.execute(statement)


def unprotect(op: Any, table: str) -> None:
    """Let rows of a table be changed and deleted again."""
    on = "" if op.get_bind().dialect.name == "sqlite" else f" ON {table}"
    for what in ("update", "delete", "replace", "truncate"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_{what}{on}")


def install(op: Any) -> None:
    """Add what the triggers of PostgreSQL run."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(_REFUSE)
        op.execute(_REFUSE_ALL_BUT_CLOSING)


def uninstall(op: Any) -> None:
    """Take away what the triggers of PostgreSQL run."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION append_only_but_closing()")
        op.execute("DROP FUNCTION append_only()")


def _on_postgres(_: Any, table: str, closed_once: bool) -> list[str]:
    trigger = "CREATE TRIGGER {0}_{1} BEFORE {1} ON {0} FOR EACH {2} EXECUTE FUNCTION {3}()"
    update = "append_only_but_closing" if closed_once else "append_only"
    return [
        trigger.format(table, "update", "ROW", update),
        trigger.format(table, "delete", "ROW", "append_only"),
        trigger.format(table, "truncate", "STATEMENT", "append_only"),
    ]


def _on_sqlite(op: Any, table: str, closed_once: bool) -> list[str]:
    # INSERT OR REPLACE deletes rows and tells no trigger for DELETE: it has one of its own.
    inspector = inspect(op.get_bind())
    columns = [column["name"] for column in inspector.get_columns(table)]
    key = inspector.get_pk_constraint(table)["constrained_columns"]
    same_key = " AND ".join(f'"{name}" = NEW."{name}"' for name in key)
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid OR {same_key})"
    refuse = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    trigger = "CREATE TRIGGER {0}_{1} BEFORE {2} ON {0} {3} {4}"
    return [
        trigger.format(table, "update", "UPDATE", _unless_closed(columns, closed_once), refuse),
        trigger.format(table, "delete", "DELETE", "", refuse),
        trigger.format(table, "replace", "INSERT", f"WHEN {taken}", refuse),
    ]


def _unless_closed(columns: list[str], closed_once: bool) -> str:
    if not closed_once:
        return ""
    same = [f'NEW."{name}" IS OLD."{name}"' for name in columns if name != CLOSING]
    closing = [f"OLD.{CLOSING} IS {NEVER}", f"NEW.{CLOSING} IS NOT {NEVER}"]
    return f"WHEN NOT ({' AND '.join([*closing, *same])})"


_FUNCTION = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ {} $$"
_RAISE = "RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';"
_REFUSE = _FUNCTION.format("append_only", f"BEGIN {_RAISE} END")
# *<> compares rows byte by byte: there are values that differ and yet are equal.
_REFUSE_ALL_BUT_CLOSING = _FUNCTION.format(
    "append_only_but_closing",
    f"""
    DECLARE
        closed CONSTANT bigint := NEW.{CLOSING};
    BEGIN
        NEW.{CLOSING} := OLD.{CLOSING};
        IF OLD.{CLOSING} <> {NEVER} OR closed = {NEVER} OR NEW *<> OLD THEN
            {_RAISE}
        END IF;
        NEW.{CLOSING} := closed;
        RETURN NEW;
    END
    """,
)
