"""Parameters of reads as FastAPI reads them, with what is known in advance looked up once.

For every request, FastAPI looks at the types of all fields of the model of a query: more than half
of the time of an answer. Parameters that are not valid are left to FastAPI, which says why.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from fastapi._compat import ModelField, field_annotation_is_sequence
from pydantic import BaseModel
from starlette.datastructures import QueryParams

Values: TypeAlias = dict[str, Any] | None
"""The arguments by their names, or None if FastAPI has to say what is wrong with them."""

ReadPath: TypeAlias = Callable[[Mapping[str, Any]], Values]
ReadQuery: TypeAlias = Callable[[QueryParams], Values]


def path_reader(fields: Sequence[ModelField]) -> ReadPath:
    """Return a function that reads the parameters of a path."""

    def read(found: Mapping[str, Any]) -> Values:
        values = {}
        for field in fields:
            values[field.name], errors = field.validate(found[field.alias])
            if errors:
                return None
        return values

    return read


def query_reader(fields: Sequence[ModelField]) -> ReadQuery | None:
    """Return a function that reads the parameters of a query into its model.

    None if the parameters are not one model that keeps no unknown names.
    """
    if not fields:
        return lambda _: {}
    model: Any = fields[0].field_info.annotation
    if len(fields) > 1 or not _is_plain_model(model):
        return None
    return _model_reader(fields[0], model)


def _model_reader(field: ModelField, model: type[BaseModel]) -> ReadQuery:
    lists = {
        name
        for name, described in model.model_fields.items()
        if field_annotation_is_sequence(described.annotation)
    }

    @cache
    def without_parameters() -> Values:
        # Models of queries are frozen, so that this one serves all such requests.
        return validated({})

    def validated(given: Mapping[str, Any]) -> Values:
        value, errors = field.validate(given)
        return None if errors else {field.name: value}

    def read(found: QueryParams) -> Values:
        if not found:
            return without_parameters()
        given: dict[str, Any] = {}
        for name, text in found.multi_items():
            if name in lists:
                given.setdefault(name, []).append(text)
            else:
                given[name] = text
        return validated(given)

    return read


def _is_plain_model(annotation: Any) -> bool:
    """Return whether an annotation is a model without values of unknown names, or of aliases."""
    return (
        isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
        and annotation.model_config.get("extra") != "allow"
        and not any(field.alias for field in annotation.model_fields.values())
    )
