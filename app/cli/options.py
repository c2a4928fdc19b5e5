"""Options of a query command, made from the model that reads the HTTP parameters."""

import argparse
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

QueryModel = TypeVar("QueryModel", bound=BaseModel)

_HTTP_ONLY = frozenset({"count", "cursor", "fields", "format", "limit"})
"""Parameters of pages and formats; the command line returns everything at once."""

_METAVARS = {date: "DAY", datetime: "MOMENT", int: "N"}


def add_options(parser: argparse.ArgumentParser, model: type[BaseModel]) -> None:
    """Add an option for each field of the model; a required list is positional."""
    for name in _names(model):
        _add(parser, name, model.model_fields[name])


def parse_query(
    parser: argparse.ArgumentParser, model: type[QueryModel], args: argparse.Namespace
) -> QueryModel:
    """Return the arguments as the model; exit with usage and 2 if they are invalid."""
    given = {name: vars(args)[name] for name in _names(model) if name in vars(args)}
    for name, value in given.items():
        if isinstance(value, list) and not _value_type(model.model_fields[name].annotation)[1]:
            if len(value) > 1:
                # argparse would silently use the last value.
                parser.error(f"argument {_format_option(name)}: expected one value, got several")
            given[name] = value[0]
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        named = f"argument {_format_option(str(first['loc'][0]))}: " if first["loc"] else ""
        parser.error(f"{named}{first['msg']}")


def _names(model: type[BaseModel]) -> list[str]:
    return [name for name in model.model_fields if name not in _HTTP_ONLY]


def _add(parser: argparse.ArgumentParser, name: str, field: FieldInfo) -> None:
    kind, is_list = _value_type(field.annotation)
    options: dict[str, Any] = {"help": _help(field), "default": argparse.SUPPRESS}
    if kind is bool:
        is_open = field.default is None
        action: Any = argparse.BooleanOptionalAction if is_open else "store_true"
        parser.add_argument(_format_option(name), action=action, **options)
    elif is_list and field.is_required():
        parser.add_argument(name, nargs="+", metavar=name.upper().removesuffix("S"), **options)
    else:
        choices = _choices(kind)
        options |= (
            {"choices": choices} if choices else {"metavar": _METAVARS.get(kind, name.upper())}
        )
        parser.add_argument(
            _format_option(name), action="append", required=field.is_required(), **options
        )


def _format_option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _value_type(annotation: Any) -> tuple[Any, bool]:
    """Return the type of a single value, and True if the field is a list."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value_type(inner[0])
    if origin in {Union, UnionType}:
        return _value_type(next(item for item in inner if item is not type(None)))
    if origin is list:
        return _value_type(inner[0])[0], True
    return annotation, False


def _choices(kind: Any) -> list[str] | None:
    """Return the permitted words, or None if any text is permitted."""
    if get_origin(kind) is Literal:
        return [str(word) for word in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [word.value for word in kind]
    return None


def _help(field: FieldInfo) -> str:
    text = (field.description or "").replace("%", "%%")
    if field.is_required() or field.get_default(call_default_factory=True) in (None, False, []):
        return text
    return f"{text} [{field.default}]"
