"""What a database says about itself: tables, columns, indexes, constraints and triggers."""

from typing import Any, TypeAlias

from sqlalchemy import Connection, Inspector, inspect, text

from app.platform.db.database import Database

Shape: TypeAlias = dict[str, str]
"""What is there, by a name for it: `award.level` is a column, `award: ck_…` a constraint."""

_POSTGRES_CONSTRAINTS = text("""
    SELECT conrelid::regclass || ': ' || conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
""")

_TRIGGERS = {
    "sqlite": text("""
        SELECT tbl_name || ': trigger ' || name, sql FROM sqlite_master WHERE type = 'trigger'
    """),
    "postgresql": text("""
        SELECT tgrelid::regclass || ': trigger ' || tgname,
            concat_ws(' ', pg_get_triggerdef(pg_trigger.oid), tgenabled, prosrc)
        FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
    """),
}


def shape(database: Database) -> Shape:
    """Everything that migrations decide, as the engine tells it."""
    with database.writers.connect() as connection:
        inspector = inspect(connection)
        tables = sorted(set(inspector.get_table_names()) - {"alembic_version"})
        found: Shape = {}
        for table in tables:
            found |= _columns(inspector, table) | _indexes(inspector, table)
            found |= _keys(inspector, table) | _checks(inspector, table)
        return found | _constraints(connection) | triggers(connection)


def triggers(connection: Connection) -> Shape:
    """What the database does by itself when a row changes, word for word."""
    found = connection.execute(_TRIGGERS[connection.dialect.name])
    return dict(found.all())


def differences(one: Shape, other: Shape) -> list[str]:
    """What is not the same in two databases."""
    names = sorted(one.keys() | other.keys())
    return [name for name in names if one.get(name) != other.get(name)]


def _columns(inspector: Inspector, table: str) -> Shape:
    return {
        f"{table}.{column['name']}": f"{column['type']!r} {column['nullable']} {column['default']}"
        for column in inspector.get_columns(table)
    }


def _indexes(inspector: Inspector, table: str) -> Shape:
    return {
        f"{table}: {index['name']}": f"{index['column_names']} {index['unique']}"
        for index in inspector.get_indexes(table)
    }


def _keys(inspector: Inspector, table: str) -> Shape:
    foreign: list[Any] = list(inspector.get_foreign_keys(table))
    keys = {
        f"{table}: {key['name']}": f"{key['constrained_columns']} {key['referred_table']}"
        for key in foreign
    }
    primary = inspector.get_pk_constraint(table)
    return {**keys, f"{table}: key": f"{primary['name']} {primary['constrained_columns']}"}


def _checks(inspector: Inspector, table: str) -> Shape:
    return {
        f"{table}: {check['name']}": " ".join(check["sqltext"].split())
        for check in inspector.get_check_constraints(table)
    }


def _constraints(connection: Connection) -> Shape:
    """What no inspector sees: PostgreSQL's exclusion constraints, word for word."""
    if connection.dialect.name != "postgresql":
        return {}
    rows = connection.execute(_POSTGRES_CONSTRAINTS).all()
    return {name: definition for name, definition in rows if not name.startswith("alembic_")}
