"""The tables of the database, room by room, as Mermaid diagrams."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from sqlalchemy import Table
from sqlmodel import SQLModel

from app.platform.db.columns import table as table_of
from tools.reference.markdown import MADE, page

_INTRODUCTION = """
One diagram for each room that owns tables. A line is a foreign key, from the table that names to
the table that is named; a table in another room stands without columns. Each diagram shows the
keys and the columns that name other tables; `app/*/models.py` has all columns with their
constraints.

Facts are append-only: every table with `from_position` and `to_position` keeps what was recorded
and what has ended. The tables of `app.cover.models` and `app.ledger.search.models`, and the rows
called `contract_term`, `holding`, `key_date`, `notice_duty`, `member`, `version`, `identifier` and
`case_days`, are projections: they are computed from facts.
"""
_KEYS = {"from_position", "to_position"}


def data_model() -> str:
    """The page of the data model."""
    for module in ("app.api.wiring", "app.main"):
        import_module(module)
    rooms = _rooms()
    parts = [MADE]
    for room in sorted(rooms):
        parts += [f"## {room}", _diagram(rooms[room])]
    return page("Data model", _INTRODUCTION, *parts)


def _rooms() -> dict[str, list[Table]]:
    """The tables of each room, by the package of their models."""
    rooms: dict[str, list[Table]] = {}
    for model in _models(SQLModel):
        room = model.__module__.removesuffix(".models")
        rooms.setdefault(room, []).append(table_of(model))
    return rooms


def _models(base: type[SQLModel]) -> Iterator[type[SQLModel]]:
    for model in base.__subclasses__():
        if hasattr(model, "__table__") and model.__module__.startswith("app."):
            yield model
        yield from _models(model)


def _diagram(tables: list[Table]) -> str:
    lines = ["```mermaid", "erDiagram"]
    for item in sorted(tables, key=lambda item: item.name):
        lines += [f"    {item.name} {{", *_columns(item), "    }"]
        lines += [
            f"    {item.name} }}o--|| {target} : {name}" for name, target in _named(item).items()
        ]
    return "\n".join([*lines, "```"])


def _columns(item: Table) -> Iterator[str]:
    named = _named(item)
    for column in item.columns:
        if column.primary_key or column.name in named or column.name in _KEYS:
            keys = [
                key
                for key, is_set in (("PK", column.primary_key), ("FK", column.name in named))
                if is_set
            ]
            kind = type(column.type).__name__.lower()
            yield f"        {kind} {column.name} {', '.join(keys)}".rstrip()


def _named(item: Table) -> Mapping[str, str]:
    """The table that each foreign key of a table names, by the column."""
    return {
        key.parent.name: key.column.table.name
        for key in sorted(item.foreign_keys, key=lambda key: key.parent.name)
    }
