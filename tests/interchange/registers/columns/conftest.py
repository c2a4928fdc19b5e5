"""The small world with a system of Camden that keeps what the columns of its registers mean."""

from collections.abc import Iterator

import pytest

from tests.interchange.registers.council import Council, council_on
from tests.support.templates import TemplateDatabases


@pytest.fixture
def council(databases: TemplateDatabases) -> Iterator[Council]:
    with council_on(databases, "columns") as council:
        yield council
