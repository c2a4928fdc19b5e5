"""Answers as JSON, and as CSV with objects of any key."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pydantic import BaseModel, TypeAdapter

from app.domain.vocabulary import Role
from app.platform.http.pagination import Page
from app.platform.http.serialization import serialize


@dataclass(frozen=True)
class Inner:
    text: str | None


@dataclass(frozen=True)
class Outer:
    id: str
    inner: Inner | None
    texts: dict[str, Inner]


def test_object_by_key_is_one_cell_of_json() -> None:
    item = Outer("public-1", Inner("a"), {"note": Inner("ü"), "steps/0": Inner(None)})

    (row,) = csv.DictReader(io.StringIO(serialize(item, Outer, "csv").decode()))

    assert row.keys() == {"id", "inner_text", "texts"}
    assert json.loads(row["texts"]) == {"note": {"text": "ü"}, "steps/0": {"text": None}}


def test_empty_object_is_an_empty_object_in_its_cell() -> None:
    (row,) = csv.DictReader(io.StringIO(serialize(Outer("a", None, {}), Outer, "csv").decode()))

    assert (row["inner_text"], row["texts"]) == ("", "{}")


class Echoed(BaseModel):
    amount: Decimal
    days: tuple[date, ...]


@dataclass(frozen=True)
class Everything:
    at: datetime
    on: date
    amount: Decimal
    share: float
    word: Role
    texts: list[str]
    echoed: Echoed


EVERYTHING = Everything(
    datetime(2025, 9, 15, 8, 30, 0, 120, UTC),
    date(2025, 9, 15),
    Decimal("12.50"),
    0.1,
    Role.EDITOR,
    ["ü", '"', "</script>"],
    Echoed(amount=Decimal("1.0"), days=(date(2025, 8, 1),)),
)


def test_json_is_that_of_pydantic_from_which_the_document_is_made() -> None:
    page = Page([EVERYTHING], "next")
    known = TypeAdapter(Page[Everything]).dump_json(page)

    assert serialize(page, Page[Everything], "json") == known
    assert serialize(page, Page[Everything], "ndjson") == (
        TypeAdapter(Everything).dump_json(EVERYTHING) + b"\n"
    )


def test_what_json_cannot_hold_is_an_error() -> None:
    with pytest.raises(TypeError, match="is no part of an answer"):
        serialize([object()], list[object], "json")
