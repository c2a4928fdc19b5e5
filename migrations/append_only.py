"""Tables whose rows the database itself refuses to change or to delete.

Migrations call this. SQLite drops the triggers of a table with it, so a migration that rebuilds a
table (batch mode) or adds a column to it must protect it again, on the way up and on the way down.

Three changes are let through. A fact is closed once: `to_at` goes from never to a moment. A
credential is revoked once: the columns of the revocation are filled. And texts are erased: the
columns named as erasable may change once a free text of the row's entry is erased in `change_text`,
where text and salt may only become null.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect

NEVER = 2**63 - 1
CLOSING = "to_at"
SOURCE = "source"
TEXTS = "change_text"
REVOCATION = ("revoked_by", "revoked_at")


def protect(
    op: Any,
    table: str,
    *,
    closed_once: bool = False,
    revoked_once: bool = False,
    erasable: Sequence[str] = (),
) -> None:
    """Let rows be added to a table, and nothing else but what the arguments name."""
    unprotect(op, table)
    statements = _on_sqlite if op.get_bind().dialect.name == "sqlite" else _on_postgres
    ending = "closing" if closed_once else "revoking" if revoked_once else ""
    for statement in statements(op, table, ending, erasable):
        op.execute(statement)


def unprotect(op: Any, table: str) -> None:
    """Let rows of a table be changed and deleted again."""
    on = "" if op.get_bind().dialect.name == "sqlite" else f" ON {table}"
    for what in ("update", "delete", "replace", "truncate"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_{what}{on}")


def install(op: Any) -> None:
    """Add the functions that the triggers of PostgreSQL run."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(_REFUSE)
        op.execute(_REFUSE_ALL_BUT)


def _on_postgres(_: Any, table: str, ending: str, erasable: Sequence[str]) -> list[str]:
    trigger = "CREATE TRIGGER {0}_{1} BEFORE {1} ON {0} FOR EACH {2} EXECUTE FUNCTION {3}"
    allowed = f"append_only_but('{ending}', '{','.join(erasable)}')"
    return [
        trigger.format(table, "update", "ROW", allowed),
        trigger.format(table, "delete", "ROW", "append_only()"),
        trigger.format(table, "truncate", "STATEMENT", "append_only()"),
    ]


def _on_sqlite(op: Any, table: str, ending: str, erasable: Sequence[str]) -> list[str]:
    # INSERT OR REPLACE deletes rows and tells no trigger for DELETE: it has one of its own.
    inspector = inspect(op.get_bind())
    columns = [column["name"] for column in inspector.get_columns(table)]
    key = inspector.get_pk_constraint(table)["constrained_columns"]
    same_key = " AND ".join(f'"{name}" = NEW."{name}"' for name in key)
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid OR {same_key})"
    refuse = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    trigger = "CREATE TRIGGER {0}_{1} BEFORE {2} ON {0} {3} {4}"
    unless = _unless_allowed(table, columns, ending, erasable)
    return [
        trigger.format(table, "update", "UPDATE", unless, refuse),
        trigger.format(table, "delete", "DELETE", "", refuse),
        trigger.format(table, "replace", "INSERT", f"WHEN {taken}", refuse),
    ]


def _unless_allowed(table: str, columns: list[str], ending: str, erasable: Sequence[str]) -> str:
    """Build the condition of the trigger for updates on SQLite."""
    allowed = []
    if ending == "closing":
        closing = [f"OLD.{CLOSING} IS {NEVER}", f"NEW.{CLOSING} IS NOT {NEVER}"]
        allowed.append([*closing, *_same(columns, [CLOSING])])
    if ending == "revoking":
        revoking = [f"OLD.{name} IS NULL AND NEW.{name} IS NOT NULL" for name in REVOCATION]
        allowed.append([*revoking, *_same(columns, REVOCATION)])
    if erasable:
        allowed.append([*_same(columns, erasable), _erased(table)])
    if not allowed:
        return ""
    return f"WHEN NOT ({' OR '.join(' AND '.join(conditions) for conditions in allowed)})"


def _same(columns: list[str], except_for: Sequence[str]) -> list[str]:
    return [f'NEW."{name}" IS OLD."{name}"' for name in columns if name not in except_for]


def _erased(table: str) -> str:
    """Build the condition that a text of the entry behind a row is erased, or the row itself."""
    if table == TEXTS:
        return "NEW.text IS NULL AND NEW.salt IS NULL"
    return f"EXISTS (SELECT 1 FROM {TEXTS} t WHERE t.text IS NULL AND {_OF_ENTRY[table == SOURCE]})"


_OF_ENTRY = {
    False: "t.stream = OLD.stream AND t.position = OLD.position",
    True: "(t.stream, t.position) IN "
    "(SELECT c.stream, c.position FROM change c WHERE c.fact = OLD.code AND c.type = 'source')",
}

_FUNCTION = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ {} $$"
_RAISE = "RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';"
_REFUSE = _FUNCTION.format("append_only", f"BEGIN {_RAISE} END")
# The arguments of the trigger are the way in which a row ends, and the erasable columns.
# *<> compares rows byte by byte: there are values that differ and yet are equal.
_REFUSE_ALL_BUT = _FUNCTION.format(
    "append_only_but",
    f"""
    DECLARE
        closed bigint;
        erasable CONSTANT text[] := string_to_array(TG_ARGV[1], ',');
        revocation CONSTANT text[] := ARRAY['{REVOCATION[0]}', '{REVOCATION[1]}'];
        is_erased boolean := false;
    BEGIN
        IF TG_ARGV[0] = 'revoking' THEN
            IF OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL
                AND OLD.revoked_by IS NULL AND NEW.revoked_by IS NOT NULL
                AND to_jsonb(NEW) - revocation = to_jsonb(OLD) - revocation THEN
                RETURN NEW;
            END IF;
        ELSIF TG_ARGV[0] = 'closing' THEN
            closed := NEW.{CLOSING};
            NEW.{CLOSING} := OLD.{CLOSING};
            IF OLD.{CLOSING} = {NEVER} AND closed <> {NEVER} AND NOT NEW *<> OLD THEN
                NEW.{CLOSING} := closed;
                RETURN NEW;
            END IF;
            NEW.{CLOSING} := closed;
        END IF;
        IF TG_ARGV[1] <> '' AND to_jsonb(NEW) - erasable = to_jsonb(OLD) - erasable THEN
            IF TG_TABLE_NAME = '{TEXTS}' THEN
                is_erased := NEW.text IS NULL AND NEW.salt IS NULL;
            ELSIF TG_TABLE_NAME = '{SOURCE}' THEN
                is_erased := EXISTS (
                    SELECT 1 FROM {TEXTS} t WHERE t.text IS NULL AND {_OF_ENTRY[True]});
            ELSE
                is_erased := EXISTS (
                    SELECT 1 FROM {TEXTS} t WHERE t.text IS NULL AND {_OF_ENTRY[False]});
            END IF;
            IF is_erased THEN
                RETURN NEW;
            END IF;
        END IF;
        {_RAISE}
    END
    """,
)
