"""Log lines of requests."""

import json
import logging

import pytest

from app.platform.db.database import Database
from app.platform.http.observability import JsonFormatter
from tests.support.application import asking


@pytest.mark.parametrize("mebibytes", [0, 16])
def test_each_request_has_one_line_whoever_answers(
    embedded: Database, caplog: pytest.LogCaptureFixture, mebibytes: int
) -> None:
    caplog.set_level(logging.INFO, "app.requests")
    paths = ["/v1/authorities/camden", "/v1/authorities/camden", "/v1/authorities/x", "/nowhere"]

    with asking(embedded, response_cache_mib=mebibytes) as client:
        answers = [client.get(path) for path in paths]
        answers.append(client.put("/v1/authorities/camden", json={}))

    records = [record for record in caplog.records if record.name == "app.requests"]
    text = "\n".join(JsonFormatter().format(record) for record in records)
    lines = [json.loads(line) for line in text.split("\n")]
    assert [line["request_id"] for line in lines] == [
        answer.headers["request-id"] for answer in answers
    ]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", "/v1/authorities/{code}", 200),
        ("GET", "/v1/authorities/{code}", 200),
        ("GET", "/v1/authorities/{code}", 404),
        ("GET", "unmatched", 404),
        ("PUT", "/v1/authorities/{code}", 405),
    ]
    assert all(line["milliseconds"] >= 0 for line in lines)
    assert len({answer.headers["request-id"] for answer in answers}) == len(answers)
