"""The Power Query texts of the how-to parse, and their addresses lead to every row."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.auth.commands import issue_api_key
from app.auth.schemas import ApiKeyIn
from app.cli.database import OPERATOR
from app.domain.vocabulary import Role
from app.platform.clock import now
from tests.clients.installed import node_reads
from tests.support.service import ROOT, serving
from tests.support.templates import TemplateDatabases

pytestmark = pytest.mark.clients

PAGE = ROOT / "docs" / "how-to" / "use-excel-and-power-bi.md"
PARSER = Path(__file__).with_name("parse_power_query.mjs")
TEXTS = re.findall(r"```powerquery\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
ROWS, BATCH = 10_000, 2_500


@pytest.mark.parametrize("text", TEXTS)
def test_text_parses(text: str) -> None:
    assert node_reads(PARSER, text) == ""


def test_parser_finds_a_fault() -> None:
    assert "comma" in node_reads(PARSER, TEXTS[0].replace("\nin\n", ",\nin\n"))


@pytest.fixture(scope="module")
def large(sqlite: TemplateDatabases) -> Iterator[str]:
    """The address of a registry with ten thousand sources."""
    admin = ApiKeyIn(name="loader", role=Role.ADMIN, authorities=[])
    with sqlite.database("migrated", "ten-thousand-sources") as database:
        with database.write_session() as session:
            key = issue_api_key(session, admin, OPERATOR, now())[1]
        with serving(str(database.url)) as running:
            for first in range(0, ROWS, BATCH):
                record_sources(running.url, key, range(first, first + BATCH))
            yield running.url


def record_sources(url: str, key: str, numbers: Iterable[int]) -> None:
    facts = [
        {
            "operation": "register_source",
            "body": {"code": f"source-{n:05}", "title": f"Source {n}", "kind": "council-minutes"},
        }
        for n in numbers
    ]
    headers = {"X-API-Key": key}
    recorded = httpx.post(f"{url}/v1/batches", json={"facts": facts}, headers=headers, timeout=120)
    assert recorded.status_code == 201, recorded.text


def literals(text: str, name: str) -> dict[str, str]:
    """The texts of a record, such as `Query = [format = "csv"]`."""
    (record,) = re.findall(rf"\b{name} = \[([^\]]*)\]", text)
    return dict(re.findall(r'(\w+) = "([^"]*)"', record))


def test_list_as_csv_has_every_row_in_one_answer(large: str) -> None:
    (path,) = re.findall(r'RelativePath = "([^"]*)"', TEXTS[0])

    answer = httpx.get(f"{large}/{path}", params=literals(TEXTS[0], "Query"), timeout=60)

    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len({row["code"] for row in rows}) == len(rows) == ROWS


def test_pages_lead_to_every_row(large: str) -> None:
    (path,) = re.findall(r'Path = "([^"]*)"', TEXTS[1])
    filters, items, cursor = literals(TEXTS[1], "Filters"), list[Any](), dict[str, str]()

    while True:
        page = httpx.get(f"{large}/{path}", params=filters | cursor).json()
        items += page["items"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}

    assert len({item["code"] for item in items}) == len(items) == ROWS
