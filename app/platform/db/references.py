"""Lists of codes as link tables: a row for each place of a list, with foreign keys both ways."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Dialect,
    Label,
    Select,
    Table,
    exists,
    func,
    inspect,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.orm.instrumentation import manager_of_class
from sqlalchemy.types import UserDefinedType
from sqlmodel import Relationship, SQLModel

from app.platform.db.columns import NEVER, table

Row = TypeVar("Row", bound=SQLModel)

_SEPARATOR = " "  # no code has a space


class Link(SQLModel):
    """The code at one place of a list.

    Its primary key is the row that the list belongs to, then the ordinal; its one other column
    names a thing.
    """

    @property
    def code(self) -> str:
        """The code of the thing that is named."""
        return str(getattr(self, named_by(type(self)).name))


class CodeList(UserDefinedType[list[str]]):
    """A list of codes that a statement reads as one text."""

    cache_ok = True

    def result_processor(self, _: Dialect, __: object) -> Callable[[Any], list[str]]:
        """Return the function that makes the text of a row a list, in its order."""
        return _split


def _split(text: str | None) -> list[str]:
    return text.split(_SEPARATOR) if text else []


def link_list(link: type[Link], *, field: str | None = None, lazy: str = "select") -> Any:
    """Declare a list of codes on a model; `field` is its name in a request where that differs."""
    order = {"order_by": table(link).c.ordinal, "lazy": lazy, "info": {"field": field}}
    return Relationship(sa_relationship_kwargs=order)


@cache
def links_of(model: type[SQLModel]) -> dict[str, type[Link]]:
    """Return the link table behind each list of codes of a model."""
    return {
        one.key: one.mapper.class_
        for one in inspect(model).relationships
        if issubclass(one.mapper.class_, Link)
    }


def field_of(model: type[SQLModel], name: str) -> str:
    """Return the name that a list of a model has in a request."""
    return inspect(model).relationships[name].info["field"] or name


@cache
def owner_of(link: type[Link]) -> Column[Any]:
    """Return the column of a link table that names the row its list belongs to."""
    return next(column for column in table(link).primary_key if column.foreign_keys)


@cache
def named_by(link: type[Link]) -> Column[Any]:
    """Return the column of a link table that names a thing."""
    return next(column for column in table(link).c if not column.primary_key)


def target_of(column: Column[Any]) -> Column[Any]:
    """Return the column that a foreign key refers to."""
    (key,) = column.foreign_keys
    return key.column


def with_links(model: type[Row], content: Mapping[str, Any]) -> Row:
    """Build a row of a model from its content, each list of codes as link rows."""
    row = model.model_validate(content)
    for name, link in links_of(model).items():
        column = named_by(link).name
        places = [link(**{"ordinal": n, column: code}) for n, code in enumerate(content[name])]
        setattr(row, name, places)
    return row


def loaded(model: type[Row], content: Mapping[str, Any]) -> Row:
    """Build a row of a model from its content, as if it had been read; lists hold codes.

    The unit of work does not track it, which would cost twenty times as much: `stored_rows` are
    inserted instead.
    """
    bare = model.__new__(model)
    columns = vars(model.__pydantic_validator__.validate_python({**content}, self_instance=bare))
    row: Row = manager_of_class(model).new_instance()
    vars(row).update(columns, **{name: [*content[name]] for name in links_of(model)})
    return row


def stored_rows(row: SQLModel) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Yield the row in its own table, and those of its lists of codes, each with its table."""
    model, values = type(row), vars(row)
    yield table(model), {name: values[name] for name in table(model).c.keys()}  # noqa: SIM118
    for name, link in links_of(model).items():
        owner, named = owner_of(link), named_by(link).name
        key = values[target_of(owner).name]
        for n, code in enumerate(values[name]):
            yield table(link), {owner.name: key, "ordinal": n, named: code}


def codes_of(links: Iterable[Link | str]) -> list[str]:
    """Return the codes of a list in their order: of link rows, or as a statement read them."""
    return [link if isinstance(link, str) else link.code for link in links]


def lists_of(row: SQLModel) -> dict[str, list[str]]:
    """Return every list of codes of a row by its name."""
    return {name: codes_of(getattr(row, name)) for name in links_of(type(row))}


def list_columns(model: type[SQLModel]) -> list[Label[list[str]]]:
    """Return the lists of a model as columns of a statement that reads its table."""
    return [_codes(link).label(name) for name, link in links_of(model).items()]


def stands(target: Column[Any], code: str) -> ColumnElement[bool]:
    """Return whether a row has this code; of an identity, whether its details stand."""
    details = details_of(target)
    if details is None:
        return exists().where(target == literal(code))
    return exists().where(details.c.code == literal(code), details.c.to_at == NEVER)


def standing(target: Column[Any], codes: BindParameter[Any]) -> Select[tuple[str]]:
    """Build the statement that finds which of some codes stand, as `stands` says of one."""
    details = details_of(target)
    if details is None:
        return select(target.label("code")).where(target.in_(codes))
    is_current = details.c.to_at == NEVER
    return select(details.c.code.label("code")).where(details.c.code.in_(codes), is_current)


@cache
def details_of(identity: Column[Any]) -> Table | None:
    """Return the table of facts that are the details of an identity."""
    for rows in SQLModel.metadata.tables.values():
        code = rows.c.get("code")
        if (
            code is not None
            and "to_at" in rows.c
            and any(key.column is identity for key in code.foreign_keys)
        ):
            return rows
    return None


def _codes(link: type[Link]) -> ColumnElement[list[str]]:
    owner = owner_of(link)
    key = target_of(owner)
    in_order = (
        select(named_by(link).label("code"))
        .where(owner == key)
        .order_by(table(link).c.ordinal)
        .correlate(key.table)
    )
    return joined_codes(in_order)


def joined_codes(in_order: Select[str]) -> ColumnElement[list[str]]:
    """Return the codes that a correlated statement selects, in its order, as one column."""
    codes = in_order.subquery()
    joined = select(func.aggregate_strings(codes.c[0], _SEPARATOR)).scalar_subquery()
    return type_coerce(joined, CodeList)
