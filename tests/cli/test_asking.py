"""Whoever types a question gets what HTTP answers."""

import json
import shlex
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.cli.options import parse_query
from app.cli.parser import QUERIES, VERBS, parser_of
from app.cli.query_catalogue import QUERY_COMMANDS, WhatIfQuery
from app.main import create_app
from app.platform.db.database import Database
from app.platform.http.pagination import PageQuery
from tests.cli.conftest import Type
from tests.settings import SETTINGS

DESCRIPTION = create_app(SETTINGS, Database("sqlite:///:memory:")).openapi()


def over_http(client: TestClient, verb: str, format_: str) -> str:
    """The answer to the same question, put as a program would."""
    typed, parser = QUERY_COMMANDS[verb], parser_of(verb)
    asked = parser.parse_args(shlex.split(typed.example))
    given = parse_query(parser, typed.query, asked).model_dump(mode="json", exclude_unset=True)
    if verb == "what-if":
        return client.post(typed.path, params={"format": format_}, json=given).text
    most = typed.query.model_json_schema()["properties"].get("limit", {}).get("maximum")
    params = {**given, "format": format_} | ({"limit": most} if most else {})
    return client.get(
        typed.path.replace("{code}", getattr(asked, "subject", "")), params=params
    ).text


def test_every_question_is_a_verb() -> None:
    assert QUERY_COMMANDS.keys() == QUERIES.keys()
    assert not QUERIES.keys() & VERBS.keys()


@pytest.mark.parametrize("verb", QUERY_COMMANDS)
def test_the_example_of_each_verb_gives_the_bytes_of_http(
    verb: str, embedded: Database, client: TestClient, type_: Type
) -> None:
    words = shlex.split(QUERY_COMMANDS[verb].example)

    csv = type_(embedded, verb, *words, "--format", "csv")
    json_ = type_(embedded, verb, *words, "--format", "json")

    assert (csv.code, csv.err, csv.out) == (0, "", over_http(client, verb, "csv"))
    assert json_.out == over_http(client, verb, "json") + "\n"
    assert csv.out.count("\n") > 1


@pytest.mark.parametrize("verb", [verb for verb in QUERY_COMMANDS if verb != "what-if"])
def test_what_can_be_typed_is_what_the_route_takes(verb: str) -> None:
    typed = QUERY_COMMANDS[verb]
    operation = DESCRIPTION["paths"][_templated(typed.path)]["get"]
    taken = {one["name"] for one in operation["parameters"] if one["in"] == "query"}

    assert set(typed.query.model_fields) == taken


def test_what_if_takes_what_the_body_and_the_query_of_its_route_hold() -> None:
    operation = DESCRIPTION["paths"]["/v1/simulations/provider-failure"]["post"]
    body = DESCRIPTION["components"]["schemas"]["ProviderFailureIn"]["properties"]
    taken = {one["name"] for one in operation["parameters"] if one["in"] == "query"}

    assert set(WhatIfQuery.model_fields) == taken | body.keys()


def _templated(path: str) -> str:
    return path if path in DESCRIPTION["paths"] else path.replace("{code}", "{reference}")


def test_all_is_told_at_once_where_http_gives_pages(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    first = client.get("/v1/changes", params={"limit": 200}).json()

    told = json.loads(type_(embedded, "changes", "--format", "json").out)

    assert (len(first["items"]), len(told["items"]), told["next"]) == (200, 858, None)
    assert told["items"][:200] == first["items"]


def test_a_limit_cuts_and_json_tells_how_http_would_go_on(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    told = json.loads(type_(embedded, "contracts", "--limit", "3", "--format", "json").out)
    on = client.get("/v1/contracts", params={"cursor": told["next"], "limit": 1}).json()
    all_ = client.get("/v1/contracts", params={"limit": 4}).json()["items"]

    assert told["items"] + on["items"] == all_


def test_an_explanation_is_told_as_over_http(
    embedded: Database, client: TestClient, type_: Type
) -> None:
    asked: dict[str, Any] = {"authority": "bromley", "on": "2025-09-20", "explain": True}

    typed = type_(
        embedded, "cover", "--authority", "bromley", "--on", "2025-09-20", "--explain",
        "--format", "json",
    )  # fmt: skip

    assert json.loads(typed.out) == client.get("/v1/cover", params=asked).json()
    assert json.loads(typed.out)["explanation"]["facts"]


def test_a_question_about_the_past_is_answered_as_it_stood(embedded: Database, type_: Type) -> None:
    asked = ("cover", "--authority", "westminster", "--on", "2025-09-20", "--format", "csv")

    now, then = type_(embedded, *asked), type_(embedded, *asked, "--known-at", "2025-09-10")
    at_position = type_(embedded, *asked, "--position", "858")

    assert now.out == at_position.out != then.out


def test_every_list_that_http_gives_in_pages_can_be_cut() -> None:
    for verb, typed in QUERY_COMMANDS.items():
        limits = issubclass(typed.query, PageQuery)
        assert ("--limit" in parser_of(verb).format_help()) is limits, verb
