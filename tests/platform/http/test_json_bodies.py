"""Bodies are small and JSON and arrive in time, or they are refused."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.http.json_bodies import MAX_BODY_BYTES, JsonBodyMiddleware
from app.platform.problems import handlers
from app.platform.problems.problem import MEDIA_TYPE, Problem

SIMULATION = "/v1/simulations/provider-failure"
JSON = {"Content-Type": "application/json"}
BODY = b'{"providers": ["medequip"], "last_day": "2026-01-31"}'


def test_a_body_over_one_mebibyte_is_refused_whatever_it_holds(client: TestClient) -> None:
    response = client.post(SIMULATION, content=BODY.ljust(MAX_BODY_BYTES + 1), headers=JSON)

    assert (response.status_code, response.json()["code"]) == (413, "too-large")


def test_a_body_of_just_one_mebibyte_is_read(client: TestClient) -> None:
    assert (
        client.post(SIMULATION, content=BODY.ljust(MAX_BODY_BYTES), headers=JSON).status_code == 200
    )


@pytest.mark.parametrize("media_type", ["text/plain", "", "application/json-patch+json", "json"])
def test_a_body_that_does_not_say_that_it_is_json_is_refused(
    client: TestClient, media_type: str
) -> None:
    response = client.post(SIMULATION, content=BODY, headers={"Content-Type": media_type})

    assert (response.status_code, response.json()["code"]) == (415, "unsupported-media-type")
    assert response.headers["content-type"] == MEDIA_TYPE


@pytest.mark.parametrize("media_type", ["Application/JSON", "application/json; charset=utf-8"])
def test_json_is_known_however_it_is_spelt(client: TestClient, media_type: str) -> None:
    response = client.post(SIMULATION, content=BODY, headers={"Content-Type": media_type})

    assert response.status_code == 200


def test_a_field_given_twice_is_refused_and_neither_value_taken(client: TestClient) -> None:
    body = BODY.replace(b"}", b', "last_day": "2026-02-28"}')

    response = client.post(SIMULATION, content=body, headers=JSON)

    assert (response.status_code, response.json()["code"]) == (422, "invalid-request")
    assert [(fault["pointer"], fault["code"]) for fault in response.json()["errors"]] == [
        ("/body/last_day", "duplicate-key")
    ]


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_body_that_means_nothing_is_not_read(client: TestClient, method: str) -> None:
    nonsense = b'{"a": NaN' * (MAX_BODY_BYTES // 4)

    with_body = client.request(method, "/v1/scopes", content=nonsense)

    assert with_body.status_code == client.request(method, "/v1/scopes").status_code
    assert client.get("/v1/scopes").status_code == 200


def test_an_answer_names_no_more_faults_than_anybody_mends(client: TestClient) -> None:
    body = {f"field_{number}": None for number in range(900)}

    response = client.post(SIMULATION, json=body)

    assert (response.status_code, response.json()["code"]) == (422, "invalid-request")
    assert len(response.json()["errors"]) == 100


def test_the_body_is_handed_on_in_one_piece() -> None:
    answer = asked("POST", "/", [b'{"a"', b"", b": [1, 2", b"]}"])

    assert (answer.status, answer.body) == (200, {"pieces": ['{"a": [1, 2]}']})


def test_a_path_may_take_more_than_others() -> None:
    body = b'["' + b"x" * MAX_BODY_BYTES + b'"]'

    assert asked("POST", "/imports/ocds", [body]).status == 200
    assert asked("POST", "/import", [body]).code == "too-large"
    assert asked("POST", "/imports/ocds", [body, body]).code == "too-large"


@pytest.mark.parametrize(
    ("announced", "code"),
    [
        ([str(MAX_BODY_BYTES + 1)], "too-large"),
        (["9" * 20], "too-large"),
        (["9" * 5000], "invalid-request"),
        (["-1"], "invalid-request"),
        (["1e3"], "invalid-request"),
        (["٣"], "invalid-request"),
        (["2", "3"], "invalid-request"),
    ],
)
def test_a_wrong_content_length_is_refused_before_anything_is_read(
    announced: list[str], code: str
) -> None:
    answer = asked("POST", "/", Unread(), announced)

    assert answer.code == code


@pytest.mark.parametrize("announced", ["1", "3"])
def test_a_body_that_is_not_as_long_as_announced_is_refused(announced: str) -> None:
    assert asked("POST", "/", [b"[]"], [announced]).code == "invalid-request"
    assert asked("POST", "/", [b"[]"], ["2"]).status == 200


def test_no_more_is_kept_than_the_limit() -> None:
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(2**20):
            taken.append(number)
            yield b" " * 2**16

    assert asked("POST", "/", endless()).code == "too-large"
    assert len(taken) == MAX_BODY_BYTES // 2**16 + 1


def test_a_body_that_does_not_arrive_in_time_is_refused_and_the_connection_closed() -> None:
    async def dripping() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.01)

    answer = asked("POST", "/", dripping(), seconds=0.1)

    assert (answer.status, answer.code) == (408, "body-too-slow")
    assert answer.headers["connection"] == "close"
    assert answer.headers["content-type"] == MEDIA_TYPE


def test_whoever_goes_away_in_the_middle_of_a_body_is_not_answered() -> None:
    answer = asked("POST", "/", [b"[", None])

    assert answer.status is None


@pytest.mark.parametrize("size", [10, 100_000], ids=["small", "large"])
def test_what_a_body_holds_is_looked_into_before_the_route_sees_it(size: int) -> None:
    body = json.dumps({"note": "x" * size}).encode()

    def inspect(value: Any) -> Problem | None:
        return Problem("invalid-request", f"{len(value['note'])} are too many")

    answer = asked("POST", "/", [body], inspect=inspect)

    assert (answer.status, answer.body["detail"]) == (422, f"{size} are too many")


class Answer:
    """What an application answered, if it did."""

    def __init__(self, messages: list[Message]) -> None:
        start = messages[0] if messages else {"headers": []}
        self.status: int | None = start.get("status")
        self.headers: Mapping[str, str] = {k.decode(): v.decode() for k, v in start["headers"]}
        self.body = json.loads(b"".join(m.get("body", b"") for m in messages) or b"{}")
        self.code: str | None = self.body.get("code")


def asked(
    method: str, path: str, body: Any, announced: list[str] | None = None, **rules: Any
) -> Answer:
    """Ask an application that tells the pieces of the body it was given; None is a client gone."""
    sent: list[Message] = []

    async def ask() -> None:
        pieces = body if hasattr(body, "__anext__") else _in_turn(body)

        async def receive() -> Message:
            try:
                piece = await anext(pieces)
            except StopAsyncIteration:
                return {"type": "http.request", "body": b"", "more_body": False}
            if piece is None:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": piece, "more_body": True}

        async def send(message: Message) -> None:
            sent.append(message)

        lengths = [(b"content-length", length.encode()) for length in announced or ()]
        headers = [(b"content-type", b"application/json"), *lengths]
        scope = {"type": "http", "method": method, "path": path, "headers": headers,
                 "query_string": b"", "app": _APPLICATION}  # fmt: skip
        app = JsonBodyMiddleware(_ECHO, documents={"/imports/": 2 * MAX_BODY_BYTES}, **rules)
        await app(scope, receive, send)

    asyncio.run(ask())
    return Answer(sent)


async def _in_turn(pieces: Any) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


class Unread:
    """A body that nobody should read."""

    def __iter__(self) -> Iterator[bytes]:
        raise AssertionError


async def _echo(request: Request) -> Response:
    pieces = [piece.decode() async for piece in request.stream() if piece]
    return Response(json.dumps({"pieces": pieces}))


_APPLICATION = FastAPI()
handlers.install(_APPLICATION, PROBLEM_CATALOGUE)
_ECHO = Starlette(routes=[Route("/{path:path}", _echo, methods=["POST"])])
