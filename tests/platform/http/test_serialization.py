"""Answers with objects of any key as CSV."""

import csv
import io
import json
from dataclasses import dataclass

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
