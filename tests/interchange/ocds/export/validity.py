"""What the saved schemas of OCDS 1.1.5 have against a package, without any network."""

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from app.interchange.ocds.export.merging import SCHEMA

SCHEMAS = Path(__file__).parent / "schema"
PUBLISHED = (
    "release-package-schema.json",
    "record-package-schema.json",
    "versioned-release-validation-schema.json",
)


def faults(package: dict[str, Any]) -> list[str]:
    """What is wrong with a package of releases or of records, formats and closed lists included."""
    which = "record" if "records" in package else "release"
    found = _validator(which).iter_errors(package)
    return [f"{error.instance_path}: {error.message[:200]}" for error in found]


def undeclared(release: dict[str, Any]) -> set[str]:
    """The fields of a release that neither the standard nor its extensions know."""
    return {"/".join(path) for path in _unknown(release, release_schema(), ())}


def codes(*names: str) -> set[str]:
    """The codes of an open codelist, with those that extensions add."""
    texts = [(SCHEMAS / "codelists" / name).read_text("utf-8") for name in names]
    return {row["Code"] for text in texts for row in csv.DictReader(io.StringIO(text))}


@cache
def release_schema() -> Any:
    """The release schema that the registry works with."""
    return json.loads(SCHEMA.read_text("utf-8"))


@cache
def _validator(which: str) -> jsonschema_rs.Draft4Validator:
    schemas = [release_schema(), *(_read(name) for name in PUBLISHED)]
    saved = [(schema["id"], schema) for schema in schemas]
    registry = jsonschema_rs.Registry(saved, draft=jsonschema_rs.Draft4, retriever=_refuse)
    schema = _read(f"{which}-package-schema.json")
    return jsonschema_rs.Draft4Validator(schema, registry=registry, validate_formats=True)


def _refuse(address: str) -> Any:
    raise AssertionError(f"{address} is not saved here")


def _read(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def _unknown(value: Any, schema: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    schema = _resolved(schema)
    if isinstance(value, list):
        for one in value:
            yield from _unknown(one, schema.get("items", {}), path)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in schema.get("properties", {}):
                yield (*path, name)
            else:
                yield from _unknown(one, schema["properties"][name], (*path, name))


def _resolved(schema: Any) -> Any:
    if "$ref" not in schema:
        return schema
    return release_schema()["definitions"][schema["$ref"].rpartition("/")[2]]
