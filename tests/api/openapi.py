"""The OpenAPI document of the application, taken apart for the tests over it."""

from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from app.kit.database import Database
from app.main import create_app
from app.settings import Settings
from app.web.examples import EXAMPLES
from app.web.openapi import operations

# The document needs no database: this one cannot exist.
APP = create_app(Settings(_env_file=None), Database("sqlite:////nowhere/registry.db"))
DOCUMENT: dict[str, Any] = APP.openapi()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, and its example as a request."""

    path: str
    method: str
    said: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.said["operationId"])

    @property
    def example(self) -> dict[str, Any]:
        return EXAMPLES[self.id]

    @property
    def parameters(self) -> dict[str, dict[str, Any]]:
        return {parameter["name"]: parameter for parameter in self.said.get("parameters", ())}

    def request(self) -> dict[str, Any]:
        """The example, as keyword arguments of a client's `request`."""
        rest = {name: value for name, value in self.example.items() if name != "body"}
        path = self.path
        for name in [name for name in rest if f"{{{name}}}" in path]:
            path = path.replace(f"{{{name}}}", str(rest.pop(name)))
        body = {"json": self.example["body"]} if "body" in self.example else {}
        return {"method": self.method, "url": path, "params": rest, **body}


OPERATIONS = [Operation(*one) for one in operations(DOCUMENT)]


def faults_of(answer: Any, schema: dict[str, Any]) -> list[str]:
    """What a JSON Schema validator has against an answer."""
    whole = {**schema, "components": DOCUMENT["components"]}
    validator = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(answer)]
