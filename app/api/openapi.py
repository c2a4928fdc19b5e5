"""The OpenAPI description as it is published: what FastAPI derives, and what all routes promise."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.security_schemes import SCHEMES, security
from app.auth.policy_check import policies
from app.platform.problems.problem import MEDIA_TYPE, ProblemOut
from app.platform.problems.problem_type import phrase
from app.web.examples import EXAMPLES

_SCHEMAS = "#/components/schemas/"
_ALWAYS = (
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_ASKED = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
)
_OF_A_BODY = (
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)
_OF_A_STATEMENT = (
    HTTPStatus.CONFLICT,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.PRECONDITION_REQUIRED,
)
_NOT_OF_THE_LEDGER = {"Access", "Webhooks"}
_COUNTED = ("/v1/", "/ocds/")
"""Where whoever asks is told apart, counted, and answered at a position of the ledger."""
_HEADERS = {
    "ETag": "Names this answer: send it back as `If-None-Match`.",
    "Last-Modified": "When the last fact that this answer knows of was recorded.",
    "Link": 'The address of the next page, `rel="next"`; absent on the last page.',
    "Registry-Position": "The position of the ledger at which the answer was read.",
}
_HEADERS_OF_PROBLEMS = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": "How to say who asks (RFC 9110, section 11.6)."},
    HTTPStatus.TOO_MANY_REQUESTS: {
        "RateLimit": "How many requests are left, `r`, until all are again in `t` seconds.",
        "RateLimit-Policy": "How many requests there are, `q`, in `w` seconds.",
        "Retry-After": "After how many seconds to try again.",
    },
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "After how many seconds to try again."},
}
_OTHER_FORMATS = {
    "text/csv": "A header line, then a line for each row, as spreadsheets take it.",
    "application/x-ndjson": "One JSON object a line, each as in the JSON answer.",
}


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """Describe the operations of an application, each with everything that it promises.

    The first paragraph of a route's docstring becomes the summary, the others the description.
    """
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        webhooks=app.webhooks.routes,
        tags=app.openapi_tags,
        servers=app.servers,
        contact=app.contact,
        license_info=app.license_info,
        separate_input_output_schemas=app.separate_input_output_schemas,
    )
    guarding = policies(app)
    for path, method, operation in operations(document):
        operation["security"] = security(guarding[path, method.upper()])
        _name(operation)
        _fill_in(operation)
        _tidy(operation)
        _promise(path, method, operation)
    for event in document.get("webhooks", {}).values():
        for operation in event.values():
            _name(operation)
            operation["security"] = []
            operation["responses"].pop("422", None)
    document["components"] = _components(document.get("components", {}))
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of a description, as path, method and what is said of it."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def _name(operation: dict[str, Any]) -> None:
    """Take the summary and the description from the docstring."""
    first, _, rest = operation.get("description", "").strip().partition("\n\n")
    sentence = " ".join(first.split())
    operation["summary"] = sentence.removesuffix(".")
    operation["description"] = rest.strip() or sentence


def _tidy(operation: dict[str, Any]) -> None:
    """Say nothing of null in a parameter, which cannot be it; put what must be given first."""
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        some = [one for one in schema.pop("anyOf", ()) if one != {"type": "null"}]
        schema.update(some[0] if len(some) == 1 else {"anyOf": some} if some else {})
        if schema.get("description") == parameter.get("description"):
            schema.pop("description", None)
    operation.get("parameters", []).sort(
        key=lambda one: (one["in"] != "path", not one["required"], "example" not in one)
    )


def _fill_in(operation: dict[str, Any]) -> None:
    """Write the example of an operation where Swagger UI looks for it.

    It fills fields from `example` of the parameter and of the media type; `examples` of a schema
    it only shows.
    """
    example = EXAMPLES.get(operation["operationId"], {})
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example:
            parameter["example"] = example[parameter["name"]]
    if "body" in example:
        for media_type in operation["requestBody"]["content"].values():
            media_type["example"] = example["body"]


def _promise(path: str, method: str, operation: dict[str, Any]) -> None:
    """Write down the answers that every operation of its sort gives."""
    responses = operation["responses"]
    asked = path.startswith(_COUNTED)
    for status in _refusals(path, method, operation):
        responses[str(int(status))] = _problem(HTTPStatus(status))
    if "200" in responses and asked:
        _answer(responses, operation, method)
    if "201" in responses:
        stated = ("ETag", "Registry-Position") if _is_of_the_ledger(operation) else ()
        responses["201"]["headers"] = _headers("Location", *stated)
    operation["responses"] = dict(sorted(responses.items()))


def _refusals(path: str, method: str, operation: dict[str, Any]) -> set[int]:
    """The statuses with which an operation may refuse."""
    statuses = {int(one) for one in operation["responses"] if int(one) >= HTTPStatus.BAD_REQUEST}
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    statuses.update(_ALWAYS, _ASKED if path.startswith(_COUNTED) else ())
    if "{" in path:
        statuses.add(HTTPStatus.NOT_FOUND)
    if "format" in names:
        statuses.add(HTTPStatus.NOT_ACCEPTABLE)
    if "requestBody" in operation:
        statuses.update(_OF_A_BODY)
    if "If-Match" in names:
        statuses.update(_OF_A_STATEMENT)
    if method != "get" and {} not in operation["security"]:
        statuses.add(HTTPStatus.INSUFFICIENT_STORAGE)
    return statuses


def _answer(responses: dict[str, Any], operation: dict[str, Any], method: str) -> None:
    """Describe the headers and the formats of an answer that the ledger gives."""
    content = responses["200"]["content"]
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    if "format" in names:
        for media_type, text in _OTHER_FORMATS.items():
            content[media_type] = {"schema": {"type": "string", "description": text}}
    if not _is_of_the_ledger(operation):
        responses["200"]["headers"] = _headers(*({"Link"} if "cursor" in names else ()))
    elif method != "get":
        # A document states many things, and none of them is the answer.
        stated = {"ETag"} if "If-Match" in names and "dry_run" not in names else ()
        responses["200"]["headers"] = _headers(*stated, "Registry-Position")
    else:
        headers = _headers(*(name for name in _HEADERS if name != "Link" or "cursor" in names))
        responses["200"]["headers"] = headers
        kept = {name: one for name, one in headers.items() if name != "Link"}
        responses["304"] = {
            "description": "What `If-None-Match` names is still the answer.",
            "headers": kept,
        }


def _is_of_the_ledger(operation: dict[str, Any]) -> bool:
    return not _NOT_OF_THE_LEDGER.intersection(operation["tags"])


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _problem(status: HTTPStatus) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": phrase(status),
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}ProblemOut"}}},
    }
    if status in _HEADERS_OF_PROBLEMS:
        described["headers"] = _headers(*_HEADERS_OF_PROBLEMS[status])
    return described


def _components(components: dict[str, Any]) -> dict[str, Any]:
    problem = ProblemOut.model_json_schema(ref_template=f"{_SCHEMAS}{{model}}")
    schemas = {**components.get("schemas", {}), **problem.pop("$defs"), "ProblemOut": problem}
    for framework_s in ("HTTPValidationError", "ValidationError"):
        schemas.pop(framework_s, None)
    # Clients name their classes by the title, and every page would be called Page.
    for name, schema in schemas.items():
        schema["title"] = name.replace("_", "")
        # An answer leaves no field out, though its class may have a default for it.
        if "properties" in schema and not name.endswith("In"):
            schema["required"] = list(schema["properties"])
    headers = {**_HEADERS, "Location": "Where what was made is found."}
    for of_problem in _HEADERS_OF_PROBLEMS.values():
        headers |= of_problem
    return {
        **components,
        "securitySchemes": SCHEMES,
        "schemas": dict(sorted(schemas.items())),
        "headers": {
            name: {"description": text, "schema": {"type": "string"}}
            for name, text in sorted(headers.items())
        },
    }
