"""Serialization of responses as JSON, CSV and newline-delimited JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Protocol, get_args, get_origin, get_type_hints, runtime_checkable

from pydantic import BaseModel, TypeAdapter
from starlette.datastructures import Headers

from app.platform.http.pagination import Page
from app.platform.problems.problem import Problem

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "ndjson": "application/x-ndjson",
}
_BY_MEDIA_TYPE = {
    "application/json": "json",
    "text/csv": "csv",
    "application/x-ndjson": "ndjson",
    "*/*": "json",
    "application/*": "json",
    "text/*": "csv",
}
# A spreadsheet program takes a cell with one of these first characters for a formula.
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


@runtime_checkable
class Tabular(Protocol):
    """An object with several CSV rows, each a dataclass of one type."""

    def rows(self) -> Iterable[Any]:
        """Return the rows."""
        ...


def accepted_format(requested: str | None, headers: Headers) -> str:
    """Return the requested format, or the best one that `Accept` allows.

    Raises `not-acceptable` if `Accept` allows none.
    """
    if requested is not None:
        return requested
    accept = headers.get("accept", "*/*")
    ranked: list[tuple[float, str]] = []
    for part in accept.split(","):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((_quality(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        if media_type in _BY_MEDIA_TYPE and quality > 0:
            ranked.append((quality, _BY_MEDIA_TYPE[media_type]))
    if not ranked:
        raise Problem(
            "not-acceptable",
            f"Accept names no available format: {accept[:100]!r}; send application/json, "
            "text/csv or application/x-ndjson",
        )
    return max(ranked, key=lambda pair: pair[0])[1]


def serialize(result: Any, shape: Any, format_: str) -> bytes:
    """Return a result as bytes; `shape` is its type, a dataclass or a page of dataclasses."""
    if format_ == "json":
        return _adapter(shape).dump_json(result)
    items: Sequence[Any] = result.items if isinstance(result, Page) else [result]
    item_shape = get_args(shape)[0] if isinstance(result, Page) else shape
    if format_ == "ndjson":
        adapter = _adapter(item_shape)
        return b"".join(adapter.dump_json(item) + b"\n" for item in items)
    return _csv(result.table_items if isinstance(result, Page) else items, item_shape)


def _csv(items: Sequence[Any], shape: Any) -> bytes:
    row_shape = get_type_hints(shape.rows)["return"] if hasattr(shape, "rows") else shape
    if hasattr(shape, "rows"):
        row_shape = get_args(row_shape)[0]
        items = [row for item in items for row in item.rows()]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_columns(row_shape))
    adapter = _adapter(row_shape)
    for item in items:
        plain = adapter.dump_python(item, mode="json")
        writer.writerow([csv_cell(cell) for cell in _cells(plain, row_shape)])
    return text.getvalue().encode()


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


@cache
def _columns(shape: Any) -> tuple[str, ...]:
    """Return the column names of a dataclass; a nested field is named `outer_inner`."""
    return tuple(name for name, _ in _spread(shape))


def _spread(shape: Any, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    hints = get_type_hints(shape)
    for field in _fields(shape):
        hint = hints[field]
        inner = next((t for t in (hint, *get_args(hint)) if _nests(t)), None)
        if inner is None or get_origin(hint) in {list, dict}:
            yield f"{prefix}{field}", (field,)
        else:
            for name, path in _spread(inner, f"{prefix}{field}_"):
                yield name, (field, *path)


def _fields(shape: Any) -> list[str]:
    """Return the field names of a dataclass or of a pydantic model."""
    return [field.name for field in fields(shape)] if is_dataclass(shape) else [*shape.model_fields]


def _nests(type_: Any) -> bool:
    return isinstance(type_, type) and (is_dataclass(type_) or issubclass(type_, BaseModel))


def _cells(plain: dict[str, Any], shape: Any) -> Iterator[Any]:
    for _, path in _spread(shape):
        value: Any = plain
        for step in path:
            value = None if value is None else value[step]
        yield value


def csv_cell(value: Any) -> Any:
    """Return a value as a CSV cell: lists joined by semicolons, objects as JSON.

    Formulas are escaped.
    """
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        value = ";".join(str(_label(entry)) for entry in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA_MARKS):
        return "'" + value
    return value


def _label(entry: Any) -> Any:
    """Return the first field of an object, which represents it in a list in a cell."""
    return next(iter(entry.values()), "") if isinstance(entry, dict) else entry


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
