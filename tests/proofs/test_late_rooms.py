"""A process that has imported a part of the rooms answers as one that has imported all."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from app.main import ROUTES
from tests.support.openapi import OPERATIONS, Operation
from tests.support.operations import Asking, asking_as_each
from tests.support.service import ROOT
from tests.support.templates import TemplateDatabases


@pytest.fixture
def asking(sqlite: TemplateDatabases) -> Iterator[tuple[Asking, str]]:
    """The embedded data with an example of each kind of record, and the address of the database."""
    with (
        sqlite.database("loaded", "partly-loaded") as database,
        asking_as_each(database) as asking,
    ):
        yield asking, database.url.render_as_string(hide_password=False)


@pytest.mark.prove
def test_reads_succeed_in_a_process_that_imports_only_what_they_need(
    asking: tuple[Asking, str],
) -> None:
    groups = defaultdict(list)
    for operation in OPERATIONS:
        if operation.method == "get":
            groups[_modules(operation.path)].append(operation)
    lines = [json.dumps([_request(asking[0], one) for one in group]) for group in groups.values()]

    done = subprocess.run(
        [sys.executable, "-m", "tests.support.partly_loaded", asking[1]],
        cwd=ROOT, input="\n".join(lines), capture_output=True, text=True, check=True,
    )  # fmt: skip

    statuses = [status for line in done.stdout.splitlines() for status in json.loads(line)]
    operations = [operation for group in groups.values() for operation in group]
    assert dict(zip([one.id for one in operations], statuses, strict=True)) == {
        one.id: one.success for one in operations
    }


def _modules(path: str) -> tuple[str, ...]:
    """Return the modules that the first request for a path imports."""
    root = "/".join(path.split("/")[:3])
    return tuple(name for name, roots in ROUTES.items() if root in roots)


def _request(asking: Asking, operation: Operation) -> tuple[str, str, dict[str, str]]:
    request, key = operation.request(), asking.keys[operation.roles[0]]
    url = f"{request['url']}?{urlencode(request['params'], doseq=True)}"
    return request["method"], url, {**key, **request["headers"]}
