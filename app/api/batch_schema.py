"""The schema of a batch: one alternative for each operation that an item may name."""

from collections.abc import Iterable
from typing import Any

from starlette.routing import BaseRoute

from app.ledger.http.batch_documents import BATCH_PATH, BatchOperations

_SCHEMAS = "#/components/schemas/"
_IF_MATCH = {
    "anyOf": [{"type": "string", "maxLength": 200}, {"type": "null"}],
    "description": "The ETag of the item that is revised, withdrawn or decided on, as you read it: "
    "the `If-Match` of the operation.",
}


def add_batch_schema(document: dict[str, Any], routes: Iterable[BaseRoute]) -> None:
    """Add the request body of batches, made from the operations of a document."""
    accepted = BatchOperations(routes)
    items = {
        _class_name(operation["operationId"]): _item(operation)
        for methods in document["paths"].values()
        for operation in methods.values()
        if accepted.get(operation["operationId"]) is not None
    }
    schemas = document["components"]["schemas"]
    schemas |= {**items, "BatchIn": _batch(items)}
    document["paths"][BATCH_PATH]["post"]["requestBody"] = {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": f"{_SCHEMAS}BatchIn"}}},
    }


def _batch(items: dict[str, dict[str, Any]]) -> dict[str, Any]:
    references = {
        item["properties"]["operation"]["const"]: f"{_SCHEMAS}{name}"
        for name, item in items.items()
    }
    facts = {
        "type": "array",
        "minItems": 1,
        "description": "The facts, in the order in which they are recorded.",
        "items": {
            "oneOf": [{"$ref": reference} for reference in references.values()],
            "discriminator": {"propertyName": "operation", "mapping": references},
        },
    }
    return {**_object({"facts": facts}, ["facts"]), "description": "Facts recorded together."}


def _item(operation: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an item, from the description of its operation."""
    id_ = operation["operationId"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    properties = {
        "operation": {"type": "string", "const": id_, "description": "The operation."},
        "if_match": _IF_MATCH,
        "body": {**body, "description": "The body of the operation."},
    }
    path = [one for one in operation.get("parameters", ()) if one["in"] == "path"]
    if path:
        properties["parameters"] = _parameters(path)
    required = [name for name in properties if name != "if_match"]
    return {**_object(properties, required), "description": f"A fact for the operation `{id_}`."}


def _parameters(path: list[dict[str, Any]]) -> dict[str, Any]:
    values = {one["name"]: {**one["schema"], "description": one["description"]} for one in path}
    described = {"description": "The values in the path of the operation."}
    return {**_object(values, [*values]), **described}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }


def _class_name(id_: str) -> str:
    return "".join(word.title() for word in id_.split("_")) + "ItemIn"
