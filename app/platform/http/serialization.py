"""Serialization of responses as JSON, CSV and newline-delimited JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any, Protocol, get_args, get_origin, get_type_hints, runtime_checkable

import msgspec
from pydantic import BaseModel
from starlette.datastructures import Headers

from app.platform.http.pagination import Page
from app.platform.problems.problem import Problem, query_problem

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
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


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
    return _best_format(headers.get("accept", "*/*")) if requested is None else requested


@lru_cache(maxsize=64)
def _best_format(accept: str) -> str:
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


def serialize(
    result: Any, shape: Any, format_: str, columns: str | None = None, *, begins: bool = True
) -> bytes:
    """Return a result as bytes; `shape` is its type, a dataclass or a page of dataclasses.

    `columns` names the columns of the CSV format; it has a first line with their names, unless the
    result goes on with an earlier one (`begins`).
    """
    if format_ == "json":
        return as_json(result)
    items: Sequence[Any] = result.items if isinstance(result, Page) else [result]
    if format_ == "ndjson":
        return _ENCODER.encode_lines(items)
    item_shape = get_args(shape)[0] if isinstance(result, Page) else shape
    rows = result.table_items if isinstance(result, Page) else items
    return _csv(rows, item_shape, columns, begins=begins)


def as_json(result: Any) -> bytes:
    """Return a dataclass or a model as JSON."""
    return _ENCODER.encode(result)


def check_columns(columns: str | None, shape: Any, format_: str) -> None:
    """Raise a problem if columns are named for another format than CSV, or some do not exist.

    Raises Problem `fields-are-for-csv` and `unknown-column`.
    """
    if columns is None:
        return
    if format_ != "csv":
        detail = "fields names the columns of the CSV format; add format=csv, or leave it out"
        raise query_problem("fields", "fields-are-for-csv", detail)
    chosen_columns(columns, _columns(_row_shape(get_args(shape)[0])))


def chosen_columns(columns: str | None, known: Sequence[str]) -> Sequence[str]:
    """Return the names in `columns`, or all that are known. Raises Problem `unknown-column`."""
    chosen = columns.split(",") if columns else known
    unknown = [name for name in chosen if name not in known]
    if unknown:
        detail = f"{unknown[0][:60]} is no column; the columns are {', '.join(known)}"
        raise query_problem("fields", "unknown-column", detail)
    return chosen


def _row_shape(shape: Any) -> Any:
    """Return the type of the rows of a table of such items."""
    return get_args(get_type_hints(shape.rows)["return"])[0] if hasattr(shape, "rows") else shape


def _csv(items: Sequence[Any], shape: Any, columns: str | None, *, begins: bool) -> bytes:
    row_shape = _row_shape(shape)
    if row_shape is not shape:
        items = [row for item in items for row in item.rows()]
    known = _columns(row_shape)
    chosen = [known.index(name) for name in columns.split(",")] if columns else range(len(known))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    if begins:
        writer.writerow([known[n] for n in chosen])
    for item in items:
        cells = [*_cells(msgspec.to_builtins(item, enc_hook=_plain), row_shape)]
        writer.writerow([csv_cell(cells[n]) for n in chosen])
    return text.getvalue().encode()


def _plain(value: object) -> Any:
    """Return a model that is part of a dataclass as what JSON can hold."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    raise TypeError(f"{type(value)} is no part of an answer")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)
"""The writer of JSON, in half the time of pydantic and without a schema of each type of answer."""


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
    if isinstance(value, str) and value.startswith(FORMULA_MARKS):
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
