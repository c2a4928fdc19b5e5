"""Validation of packages by the saved schemas of OCDS 1.1.5, without network."""

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
    """Return the schema errors of a package, including formats and closed codelists."""
    which = "record" if "records" in package else "release"
    found = _validator(which).iter_errors(package)
    return [f"{error.instance_path}: {error.message[:200]}" for error in found]


def undeclared(release: dict[str, Any]) -> set[str]:
    """Return the fields of a release that neither the standard nor its extensions define."""
    return {"/".join(path) for path in _unknown(release, release_schema(), ())}


def codes(*names: str) -> set[str]:
    """Return the codes of an open codelist and its extensions."""
    texts = [(SCHEMAS / "codelists" / name).read_text("utf-8") for name in names]
    return {row["Code"] for text in texts for row in csv.DictReader(io.StringIO(text))}


@cache
def release_schema() -> Any:
    """Return the release schema that the registry uses."""
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
        for item in value:
            yield from _unknown(item, schema.get("items", {}), path)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in schema.get("properties", {}):
                yield (*path, name)
            else:
                yield from _unknown(item, schema["properties"][name], (*path, name))


def _resolved(schema: Any) -> Any:
    if "$ref" not in schema:
        return schema
    return release_schema()["definitions"][schema["$ref"].rpartition("/")[2]]
