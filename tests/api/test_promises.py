"""What every operation promises, asked of each: one test for each promise."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.problems.problem import MEDIA_TYPE
from tests.support.application import Keys
from tests.support.openapi import DOCUMENT, EXAMPLES, OPERATIONS, Operation, faults_of
from tests.support.operations import Asking, asking_as_each
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

ASKED = [one for one in OPERATIONS if one.path.startswith(("/v1/", "/ocds/"))]
CODES = {*PROBLEM_CATALOGUE.types, *PROBLEM_CATALOGUE.field_rules}
KEPT = [one for one in ASKED if "304" in one.said["responses"]]
FORMATTED = [one for one in ASKED if "format" in one.parameters]
CHANGES = [one for one in ASKED if one.changes]
# Calendar programs add parameters of their own to the address that they subscribe to.
REFUSES_UNKNOWN = [one for one in ASKED if one.id != "get_calendar"]
QUESTIONS = [one for one in OPERATIONS if not one.changes]
NAMED = [one for one in OPERATIONS if "{" in one.path]
TAGS = {tag["name"] for tag in DOCUMENT["tags"]}
PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}
NASTY = ("", "nonsense", "-1", "9" * 30, "0000-01-01", "=1+1", "x" * 300, "\x00", "✓")


@pytest.fixture(scope="module")
def asking(databases: TemplateDatabases) -> Iterator[Asking]:
    """Of a database that every test of this module asks, and none changes."""
    with databases.database("loaded", "promises") as database, asking_as_each(database) as asking:
        yield asking


@pytest.fixture(scope="module")
def refusing(sqlite: TemplateDatabases) -> Iterator[Asking]:
    """For what is decided before any engine is asked, or after it has answered: one will do."""
    with sqlite.database("loaded", "refusals") as database, asking_as_each(database) as asking:
        yield asking


@pytest.fixture(scope="module")
def keys(databases: TemplateDatabases) -> Keys:
    """The keys that are known in copies of the template "promised"."""
    with databases.database("loaded", "promised") as database, asking_as_each(database) as asking:
        found = asking.keys
    databases.made.add("promised")
    return found


@pytest.fixture
def stating(databases: TemplateDatabases, keys: Keys) -> Iterator[Asking]:
    """Of a database of its own."""
    with databases.database("promised", "stated") as database, serving(database) as (client, _):
        yield Asking(client, keys)


def each(operations: list[Operation]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("operation", operations, ids=lambda one: one.id)


def refused(response: Any, status: int, code: str) -> None:
    """Check that a response is this problem, in the shape that is documented."""
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == MEDIA_TYPE
    assert faults_of(response.json(), PROBLEM) == []


@each(OPERATIONS)
def test_an_operation_is_described(operation: Operation) -> None:
    assert re.fullmatch(r"[A-Z].{5,78}[^.]", operation.said["summary"])
    assert operation.said["description"].endswith(".")
    assert set(operation.said["tags"]) <= TAGS
    assert len(operation.said["tags"]) == 1
    assert [name for name, said in operation.parameters.items() if not said["description"]] == []


def test_operations_have_ids_of_their_own_in_the_words_of_the_code() -> None:
    counts = Counter(operation.id for operation in OPERATIONS)

    assert [id_ for id_, count in counts.items() if count > 1] == []
    assert [id_ for id_ in counts if not re.fullmatch(r"[a-z]+(_[a-z]+)*", id_)] == []


@each(OPERATIONS)
def test_every_error_of_an_operation_is_described_as_a_problem(operation: Operation) -> None:
    errors = {int(s): said for s, said in operation.said["responses"].items() if int(s) >= 400}
    always = {414, 431, 500, 503} | ({401, 403, 422, 429} if operation in ASKED else set())
    always |= {406} if operation in FORMATTED else set()

    assert always | ({404} if operation in NAMED else set()) <= errors.keys()
    assert [said["content"] for said in errors.values()] == [
        {MEDIA_TYPE: {"schema": PROBLEM}}
    ] * len(errors)


def test_the_shapes_of_the_framework_s_own_errors_are_gone() -> None:
    assert "ValidationError" not in str(DOCUMENT)
    assert DOCUMENT["openapi"] == "3.1.0"


def test_shapes_have_titles_of_their_own() -> None:
    counts = Counter(said["title"] for said in DOCUMENT["components"]["schemas"].values())

    assert [title for title, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", DOCUMENT["components"]["schemas"])
def test_a_shape_says_what_its_lists_hold(name: str) -> None:
    properties = DOCUMENT["components"]["schemas"][name].get("properties", {})

    assert [one for one, said in properties.items() if said.get("items") == {}] == []


def test_every_operation_has_an_example_and_every_example_an_operation() -> None:
    assert {operation.id for operation in OPERATIONS} == EXAMPLES.keys()


@each(OPERATIONS)
def test_an_example_names_only_what_the_operation_takes(operation: Operation) -> None:
    required = {name for name, said in operation.parameters.items() if said.get("required")}

    assert operation.example.keys() - {"body"} <= operation.parameters.keys()
    assert required <= operation.example.keys()
    assert ("body" in operation.example) == ("requestBody" in operation.said)


@each(QUESTIONS)
def test_an_example_succeeds_and_its_answer_has_the_shape_described(
    asking: Asking, operation: Operation
) -> None:
    succeeds(operation, asking.ask(operation))


@each(CHANGES)
def test_an_example_that_changes_something_succeeds_too(
    stating: Asking, operation: Operation
) -> None:
    succeeds(operation, stating.ask(operation))


def succeeds(operation: Operation, response: Any) -> None:
    """Check that a response is the one that is described."""
    assert response.status_code == operation.success, response.text
    described = operation.said["responses"][str(operation.success)]
    absent = {name for name in described.get("headers", {}) if name not in response.headers}
    # A last page has no next one, and the total is of those who ask for it.
    assert absent <= {"Link", "Registry-Total"}
    content = described.get("content", {})
    if "application/json" in content:
        assert faults_of(response.json(), content["application/json"]["schema"]) == []
        assert response.json().get("items") != []


@each(FORMATTED)
@pytest.mark.parametrize("media_type", ["text/csv", "application/x-ndjson"])
def test_an_example_is_also_answered_for_spreadsheets(
    refusing: Asking, operation: Operation, media_type: str
) -> None:
    response = refusing.ask(operation, {"Accept": media_type})

    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == media_type
    assert media_type in operation.said["responses"]["200"]["content"]


@each(KEPT)
def test_an_answer_is_not_sent_twice(refusing: Asking, operation: Operation) -> None:
    first = refusing.ask(operation)

    again = refusing.ask(operation, {"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@each(REFUSES_UNKNOWN)
def test_an_unknown_parameter_is_refused(refusing: Asking, operation: Operation) -> None:
    params = {**operation.request()["params"], "nonsense": "1"}

    response = refusing.ask(operation, params=params)

    refused(response, 422, "unknown-parameter")
    assert response.json()["errors"][0]["pointer"] == "/query/nonsense"


@each(FORMATTED)
def test_a_format_that_nobody_serves_is_refused(refusing: Asking, operation: Operation) -> None:
    response = refusing.ask(operation, {"Accept": "application/xml"})

    refused(response, 406, "not-acceptable")


@each(NAMED)
def test_an_unknown_code_is_not_found(asking: Asking, operation: Operation) -> None:
    path = re.sub(r"{\w+}", "no-such-thing", operation.path)

    response = asking.ask(operation, url=path)

    refused(response, 404, "unknown-code")
    assert response.json()["instance"] == path


@pytest.mark.parametrize("path", DOCUMENT["paths"])
def test_a_method_that_a_path_does_not_take_is_refused(refusing: Asking, path: str) -> None:
    taken = {method.upper() for method in DOCUMENT["paths"][path]}
    wrong = next(method for method in ("PATCH", "DELETE", "PUT") if method not in taken)

    response = refusing.client.request(wrong, re.sub(r"{\w+}", "anything", path))

    refused(response, 405, "method-not-allowed")
    assert set(response.headers["allow"].split(", ")) - {"HEAD"} == taken


@each(ASKED)
@pytest.mark.parametrize(
    "every", [5, pytest.param(1, marks=pytest.mark.prove)], ids=["some", "all"]
)
def test_a_nasty_value_is_answered_or_refused_with_a_code_that_has_a_page(
    asking: Asking, operation: Operation, every: int
) -> None:
    request = operation.request()
    queried = [name for name, said in operation.parameters.items() if said["in"] == "query"]
    request["params"] |= {"limit": 1} if "limit" in queried else {}
    tried = [(name, value) for name in queried for value in NASTY]
    for name, value in tried[len(operation.id) % every :: every]:
        response = asking.ask(operation, params={**request["params"], name: value})

        wrong = 401 if name == "token" else 422
        assert response.status_code in {200, wrong}, (name, value)
        if response.status_code == 422:
            problem = response.json()
            codes = {problem["code"], *(fault["code"] for fault in problem["errors"])}
            assert faults_of(problem, PROBLEM) == []
            assert problem["code"] in PROBLEM_CATALOGUE.types
            assert codes <= CODES, (name, value)
