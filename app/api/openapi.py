"""The OpenAPI document: the part that FastAPI derives, and the responses common to all routes."""

from collections.abc import Collection, Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.batch_schema import add_batch_schema
from app.api.security_schemes import SCHEMES, security
from app.auth.policy_check import policies
from app.ledger.http.minimum_positions import PARAMETER
from app.platform.http.routing import EXAMPLE, STATEMENTS, document_responses
from app.platform.problems.problem import MEDIA_TYPE, ProblemOut
from app.platform.problems.problem_type import phrase
from app.webhooks.openapi import EVENTS

_SCHEMAS = "#/components/schemas/"
_ANY_OPERATION = (
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_API_OPERATION = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
)
_WITH_BODY = (
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)
_WITH_IF_MATCH = (
    HTTPStatus.CONFLICT,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.PRECONDITION_REQUIRED,
)
_TAGS_OUTSIDE_LEDGER = {"Access", "Webhooks"}
_API_PREFIXES = ("/v1/", "/ocds/")
"""Paths with authentication, rate limits and responses at a position of the ledger."""
_HEADERS = {
    "ETag": "The entity tag of the response; send it as `If-None-Match`.",
    "Link": 'The URL of the next page, `rel="next"`; absent on the last page.',
    "Registry-Position": "The position of the public stream at which the response was read, then "
    "those of further streams that the caller may read: `858, partners=12`.",
    "Registry-Total": "The number of items of the whole list, if `count=true` asks for it.",
}
_OF_PARAMETERS = {"Link": "cursor", "Registry-Total": "count"}
"""The headers of lists only, each with a parameter that such an operation has."""
_PROBLEM_HEADERS = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "The accepted schemes (RFC 9110, section 11.6)."},
    HTTPStatus.TOO_MANY_REQUESTS: {
        "RateLimit": "The number of requests left, `r`, and the seconds until it is restored, `t`.",
        "RateLimit-Policy": "The number of requests allowed, `q`, in `w` seconds.",
        "Retry-After": "Seconds to wait before the next attempt.",
    },
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "Seconds to wait before the next attempt."},
}
_OTHER_FORMATS = {
    "text/csv": "A header line, then one line for each row.",
    "application/x-ndjson": "One JSON object on each line, with the fields of the JSON response.",
}


def build_document(app: FastAPI) -> dict[str, Any]:
    """Build the OpenAPI document of an application, with every response of each operation.

    The first paragraph of a route's docstring becomes the summary, the others the description.
    """
    document_responses(app.routes)
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        webhooks=EVENTS.routes,
        tags=app.openapi_tags,
        servers=app.servers,
        contact=app.contact,
        license_info=app.license_info,
        separate_input_output_schemas=app.separate_input_output_schemas,
    )
    add_batch_schema(document, app.routes)
    policy_of = policies(app.routes)
    for path, method, operation in operations(document):
        operation["security"] = security(policy_of[path, method.upper()])
        _set_summary(operation)
        _set_examples(operation)
        _simplify_parameters(operation)
        _add_responses(path, method, operation)
    for event in document.get("webhooks", {}).values():
        for operation in event.values():
            _set_summary(operation)
            operation["security"] = []
            operation["responses"].pop("422", None)
    document["components"] = _components(document.get("components", {}))
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the path, the method and the description of each operation of a document."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def _set_summary(operation: dict[str, Any]) -> None:
    """Split the docstring into summary and description."""
    first, _, rest = operation.get("description", "").strip().partition("\n\n")
    sentence = " ".join(first.split())
    operation["summary"] = sentence.removesuffix(".")
    operation["description"] = rest.strip() or sentence


def _simplify_parameters(operation: dict[str, Any]) -> None:
    """Remove null, which no parameter can be, from schemas; sort required parameters first."""
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        options = [item for item in schema.pop("anyOf", ()) if item != {"type": "null"}]
        schema.update(options[0] if len(options) == 1 else {"anyOf": options} if options else {})
        if schema.get("description") == parameter.get("description"):
            schema.pop("description", None)
    operation.get("parameters", []).sort(
        key=lambda item: (item["in"] != "path", not item["required"], "example" not in item)
    )


def _set_examples(operation: dict[str, Any]) -> None:
    """Move the example of an operation to its parameters and its request body.

    Swagger UI fills its form from `example` of a parameter and of a media type, and not from
    `examples` of a schema.
    """
    example = operation.pop(EXAMPLE, {})
    operation.pop(STATEMENTS, None)
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example:
            parameter["example"] = example[parameter["name"]]
    if "body" in example:
        for media_type in operation["requestBody"]["content"].values():
            media_type["example"] = example["body"]


def _add_responses(path: str, method: str, operation: dict[str, Any]) -> None:
    """Add the responses that follow from the path, the method and the parameters."""
    responses = operation["responses"]
    is_api = path.startswith(_API_PREFIXES)
    for status in _refusal_statuses(path, method, operation):
        responses[str(int(status))] = _problem_response(HTTPStatus(status))
    if "200" in responses and is_api:
        _describe_success(responses, operation, method)
    if "201" in responses:
        responses["201"]["headers"] = _headers(*_headers_of_creation(operation))
    operation["responses"] = dict(sorted(responses.items()))


def _headers_of_creation(operation: dict[str, Any]) -> tuple[str, ...]:
    if not _is_of_ledger(operation):
        return ("Location",)
    # A batch has a dry run and records many facts: no single location or entity tag describes it.
    is_batch = any(parameter["name"] == "dry_run" for parameter in operation.get("parameters", ()))
    return ("Registry-Position",) if is_batch else ("Location", "ETag", "Registry-Position")


def _refusal_statuses(path: str, method: str, operation: dict[str, Any]) -> set[int]:
    """Return the status codes with which an operation may refuse a request."""
    statuses = {int(code) for code in operation["responses"] if int(code) >= HTTPStatus.BAD_REQUEST}
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    statuses.update(_ANY_OPERATION, _API_OPERATION if path.startswith(_API_PREFIXES) else ())
    if "{" in path:
        statuses.add(HTTPStatus.NOT_FOUND)
    if "format" in names:
        statuses.add(HTTPStatus.NOT_ACCEPTABLE)
    if "requestBody" in operation:
        statuses.update(_WITH_BODY)
    if "If-Match" in names:
        statuses.update(_WITH_IF_MATCH)
    if method != "get" and {} not in operation["security"]:
        statuses.add(HTTPStatus.INSUFFICIENT_STORAGE)
    return statuses


def _describe_success(responses: dict[str, Any], operation: dict[str, Any], method: str) -> None:
    """Add the headers and the formats of status 200, and status 304 for reads of the ledger."""
    content = responses["200"]["content"]
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    if "format" in names:
        for media_type, text in _OTHER_FORMATS.items():
            content[media_type] = {"schema": {"type": "string", "description": text}}
    if not _is_of_ledger(operation):
        responses["200"]["headers"] = _headers(*_headers_of_lists(names))
    elif method != "get":
        # An import has a dry run and records many facts: no single entity tag describes it.
        tag = {"ETag"} if "If-Match" in names and "dry_run" not in names else ()
        responses["200"]["headers"] = _headers(*tag, "Registry-Position")
    else:
        operation.setdefault("parameters", []).append(PARAMETER)
        always = [name for name in _HEADERS if name not in _OF_PARAMETERS]
        responses["200"]["headers"] = _headers(*always, *_headers_of_lists(names))
        responses["304"] = {
            "description": "The response named by `If-None-Match` is still current.",
            "headers": _headers(*always),
        }


def _headers_of_lists(parameters: Collection[str]) -> list[str]:
    """Return the headers of status 200 that an operation with these parameters may send."""
    return [name for name, parameter in _OF_PARAMETERS.items() if parameter in parameters]


def _is_of_ledger(operation: dict[str, Any]) -> bool:
    return not _TAGS_OUTSIDE_LEDGER.intersection(operation["tags"])


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _problem_response(status: HTTPStatus) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": phrase(status),
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}ProblemOut"}}},
    }
    if status in _PROBLEM_HEADERS:
        described["headers"] = _headers(*_PROBLEM_HEADERS[status])
    return described


def _components(components: dict[str, Any]) -> dict[str, Any]:
    problem = ProblemOut.model_json_schema(ref_template=f"{_SCHEMAS}{{model}}")
    schemas = {**components.get("schemas", {}), **problem.pop("$defs"), "ProblemOut": problem}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    # Generated clients name classes by the title, which is the same for every kind of page.
    for name, schema in schemas.items():
        schema["title"] = name.replace("_", "")
        # A response contains every field, even those for which its class has a default.
        if "properties" in schema and not name.endswith("In"):
            schema["required"] = list(schema["properties"])
    headers = {**_HEADERS, "Location": "The URL of the created resource."}
    for described in _PROBLEM_HEADERS.values():
        headers |= described
    return {
        **components,
        "securitySchemes": SCHEMES,
        "schemas": dict(sorted(schemas.items())),
        "headers": {
            name: {"description": text, "schema": {"type": "string"}}
            for name, text in sorted(headers.items())
        },
    }
