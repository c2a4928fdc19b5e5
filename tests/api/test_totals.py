"""Every list tells the number of its items, on each of its pages and in each format."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.vocabulary import Role
from app.platform.http import pagination
from tests.support.openapi import OPERATIONS, Operation
from tests.support.operations import Asking, asking_as_each
from tests.support.templates import TemplateDatabases

LISTS = {one.id: one for one in OPERATIONS if "count" in one.parameters}


@pytest.fixture(scope="module")
def asking(databases: TemplateDatabases) -> Iterator[Asking]:
    """The embedded data with an example of each kind of record, on one database."""
    with databases.database("loaded", "counted") as database, asking_as_each(database) as asking:
        yield asking


@pytest.mark.parametrize("operation", LISTS.values(), ids=LISTS.keys())
def test_total_is_the_number_of_items_of_all_pages(
    asking: Asking, operation: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagination, "WHOLE_PAGE", 3)

    def ask(**asked: Any) -> Any:
        example = {**operation.request()["params"], **asked}
        answer = asking.ask(operation, role=operation.roles[-1], params=example)
        assert answer.status_code == 200, answer.text
        return answer

    first = ask(limit=2, count=True)
    items, page = [*first.json()["items"]], first.json()
    while page["next"] is not None:
        page = ask(limit=100, cursor=page["next"]).json()
        items += page["items"]

    assert first.headers["Registry-Total"] == str(len(items))
    if first.json()["next"] is not None:
        second = ask(limit=2, count=True, cursor=first.json()["next"])
        assert second.headers["Registry-Total"] == str(len(items))
    assert "Registry-Total" not in ask(limit=2).headers


def test_total_of_a_whole_list_in_csv(asking: Asking) -> None:
    (changes,) = (one for one in OPERATIONS if one.id == "list_changes")

    table = asking.ask(changes, params={"format": "csv", "count": True}, role=Role.READER)

    entries = asking.ask(changes, params={"limit": 1, "count": True}, role=Role.READER)
    assert table.headers["Registry-Total"] == entries.headers["Registry-Total"]
    assert int(table.headers["Registry-Total"]) > pagination.WHOLE_PAGE
    head = asking.client.get("/v1/changes/head").json()
    assert table.headers["Registry-Total"] == str(head["position"])
