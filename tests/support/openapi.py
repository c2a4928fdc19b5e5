"""The OpenAPI document of the application, taken apart for the tests over it."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema_rs
from fastapi.routing import APIRoute

from app.api.openapi import operations
from app.domain.vocabulary import Role
from app.main import create_app
from app.platform.db.database import Database
from app.platform.http.routing import EXAMPLE, STATEMENTS
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateFiles

# The document needs no database: this one cannot exist.
APP = create_app(SETTINGS, Database("sqlite:////nowhere/registry.db"))
DOCUMENT: dict[str, Any] = json.loads(
    TemplateFiles.of_this_code()
    .get("openapi.json", lambda file: file.write_text(json.dumps(APP.openapi())))
    .read_text()
)
_EXTRA = {
    route.unique_id: route.openapi_extra or {}
    for route in APP.routes
    if isinstance(route, APIRoute) and route.include_in_schema
}
EXAMPLES: dict[str, dict[str, Any]] = {
    id_: extra[EXAMPLE] for id_, extra in _EXTRA.items() if EXAMPLE in extra
}
STATEMENT_COUNTS: dict[str, int | tuple[int, int]] = {
    id_: extra[STATEMENTS] for id_, extra in _EXTRA.items() if STATEMENTS in extra
}
"""By operation id, what the decorators of the routes say."""


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

    @property
    def roles(self) -> list[Role]:
        """Who may ask for it, the least first; anonymous is among them if no key is needed."""
        requirements = self.said["security"]
        named = {role for one in requirements for roles in one.values() for role in roles}
        open_to_all = {Role.ANONYMOUS} if {} in requirements or not requirements else set()
        return [role for role in Role if role in named | open_to_all]

    @property
    def changes(self) -> bool:
        """True if it changes something; what anybody may ask for never does."""
        return self.method != "get" and Role.ANONYMOUS not in self.roles

    @property
    def is_of_the_ledger(self) -> bool:
        """True if it is about facts, and not about callers and those who subscribe."""
        return not {"Access", "Webhooks"}.intersection(self.said["tags"])

    @property
    def success(self) -> int:
        return min(int(status) for status in self.said["responses"])

    @property
    def media_type(self) -> str:
        """What a body is sent as."""
        return str(next(iter(self.said["requestBody"]["content"])))

    def request(self) -> dict[str, Any]:
        """The example, as keyword arguments of a client's `request`."""
        rest = {name: value for name, value in self.example.items() if name != "body"}
        path = self.path
        for name in [name for name in rest if f"{{{name}}}" in path]:
            path = path.replace(f"{{{name}}}", str(rest.pop(name)))
        headed = [name for name in rest if self.parameters[name]["in"] == "header"]
        sent: dict[str, Any] = {
            "headers": {name: rest.pop(name) for name in headed},
            "params": rest,
        }
        if isinstance(document := self.example.get("body"), str):
            sent["headers"] |= {"Content-Type": self.media_type}
            return {"method": self.method, "url": path, "content": document.encode(), **sent}
        body = {"json": document} if "body" in self.example else {}
        return {"method": self.method, "url": path, **sent, **body}


OPERATIONS = [Operation(*one) for one in operations(DOCUMENT)]


def faults_of(answer: Any, schema: dict[str, Any]) -> list[str]:
    """What a JSON Schema validator has against an answer."""
    found = _validator(json.dumps(schema)).iter_errors(answer)
    return [f"{error.instance_path}: {error.message}" for error in found]


@cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    whole = {**json.loads(schema), "components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
