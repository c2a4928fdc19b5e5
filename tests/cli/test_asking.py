"""Query commands print the results of HTTP."""

import json
import shlex
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.cli.options import parse_query
from app.cli.parser import QUERIES, VERBS, parser_of
from app.cli.query_catalogue import QUERY_COMMANDS, WhatIfQuery
from app.platform.db.database import Database
from app.platform.http.pagination import PageQuery
from tests.cli.conftest import Type
from tests.support.embedded import head_of
from tests.support.openapi import DOCUMENT


def over_http(client: TestClient, verb: str, format_: str) -> str:
    """Return the HTTP response to the example of a verb."""
    command, parser = QUERY_COMMANDS[verb], parser_of(verb)
    args = parser.parse_args(shlex.split(command.example))
    given = parse_query(parser, command.query, args).model_dump(mode="json", exclude_unset=True)
    if verb == "what-if":
        return client.post(command.path, params={"format": format_}, json=given).text
    most = command.query.model_json_schema()["properties"].get("limit", {}).get("maximum")
    params = {**given, "format": format_} | ({"limit": most} if most else {})
    return client.get(
        command.path.replace("{code}", getattr(args, "subject", "")), params=params
    ).text


def test_every_query_command_is_a_verb() -> None:
    assert QUERY_COMMANDS.keys() == QUERIES.keys()
    assert not QUERIES.keys() & VERBS.keys()


@pytest.mark.parametrize("verb", QUERY_COMMANDS)
def test_example_of_each_verb_prints_bytes_of_http(
    verb: str, embedded: Database, client: TestClient, type_: Type
) -> None:
    words = shlex.split(QUERY_COMMANDS[verb].example)

    csv = type_(embedded, verb, *words, "--format", "csv")
    json_ = type_(embedded, verb, *words, "--format", "json")

    assert (csv.code, csv.err, csv.out) == (0, "", over_http(client, verb, "csv"))
    assert json_.out == over_http(client, verb, "json") + "\n"
    assert csv.out.count("\n") > 1


@pytest.mark.parametrize("verb", [verb for verb in QUERY_COMMANDS if verb != "what-if"])
def test_options_equal_parameters_of_route(verb: str) -> None:
    command = QUERY_COMMANDS[verb]
    operation = DOCUMENT["paths"][_templated(command.path)]["get"]
    taken = {item["name"] for item in operation["parameters"] if item["in"] == "query"}

    assert set(command.query.model_fields) == taken


def test_what_if_options_equal_body_and_query_of_route() -> None:
    operation = DOCUMENT["paths"]["/v1/simulations/provider-failure"]["post"]
    body = DOCUMENT["components"]["schemas"]["ProviderFailureIn"]["properties"]
    taken = {item["name"] for item in operation["parameters"] if item["in"] == "query"}

    assert set(WhatIfQuery.model_fields) == taken | body.keys()


def _templated(path: str) -> str:
    return path if path in DOCUMENT["paths"] else path.replace("{code}", "{reference}")


def test_command_line_returns_all_pages_at_once(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    first = client.get("/v1/changes", params={"limit": 200}).json()

    result = json.loads(type_(embedded, "changes", "--format", "json").out)

    counts = (len(first["items"]), len(result["items"]), result["next"])
    assert counts == (200, head_of(embedded), None)
    assert result["items"][:200] == first["items"]


def test_limit_cuts_list_and_json_has_http_cursor(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    result = json.loads(type_(embedded, "contracts", "--limit", "3", "--format", "json").out)
    on = client.get("/v1/contracts", params={"cursor": result["next"], "limit": 1}).json()
    all_ = client.get("/v1/contracts", params={"limit": 4}).json()["items"]

    assert result["items"] + on["items"] == all_


def test_restricted_cursor_is_that_of_a_caller_who_sees_everything(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    words = ("contracts", "--limit", "3", "--format", "json", "--restricted")
    result = json.loads(type_(embedded, *words).out)

    public = client.get("/v1/contracts", params={"cursor": result["next"]})

    assert (public.status_code, public.json()["code"]) == (422, "invalid-cursor")


def test_explain_prints_explanation_of_http(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    filters: dict[str, Any] = {"authority": "bromley", "on": "2025-09-20", "explain": True}

    ended = type_(
        embedded, "cover", "--authority", "bromley", "--on", "2025-09-20", "--explain",
        "--format", "json",
    )  # fmt: skip

    assert json.loads(ended.out) == client.get("/v1/cover", params=filters).json()
    assert json.loads(ended.out)["explanation"]["facts"]


def test_known_at_prints_past_state(embedded: Database, type_: Type) -> None:
    words = ("cover", "--authority", "westminster", "--on", "2025-09-20", "--format", "csv")

    now, then = type_(embedded, *words), type_(embedded, *words, "--known-at", "2025-09-10")
    at_position = type_(embedded, *words, "--position", str(head_of(embedded)))

    assert now.out == at_position.out != then.out


def test_every_paginated_query_has_limit_option() -> None:
    for verb, command in QUERY_COMMANDS.items():
        limits = issubclass(command.query, PageQuery)
        assert ("--limit" in parser_of(verb).format_help()) is limits, verb
