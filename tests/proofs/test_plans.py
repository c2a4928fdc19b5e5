"""No GET reads a table whole that grows with contracts.

PostgreSQL has too few rows here to need its indexes; `make scale` asks it about more.
"""

import pytest
from sqlalchemy import text

from bench.scale.build import build_on
from bench.scale.measure import Meter
from bench.scale.plans import scans
from bench.scale.questions import Question, questions
from tests.support.templates import TemplateDatabases

pytestmark = pytest.mark.prove
CONTRACTS, PAGE = 150, 5
"""Enough contracts that the tables about them are not read whole because they are small."""


def test_gets_read_no_table_whole_that_grows_with_contracts(sqlite: TemplateDatabases) -> None:
    with sqlite.database("loaded", "scale") as database:
        built = build_on(database, CONTRACTS)
        database.analyze()
        found = scans(Meter.on(built), questions(PAGE))

    assert [scan for scan in found if scan.reason is None] == []


def test_scan_is_found_where_an_index_is_missing(databases: TemplateDatabases) -> None:
    item = Question("/v1/facts/{id}", "/v1/facts/public-522")
    with databases.database("loaded", "scale") as database:
        built = build_on(database, 0)
        with database.writers.begin() as connection:
            connection.execute(text("DROP INDEX ix_change_fact"))
        database.analyze()
        found = scans(Meter.on(built), [item])

    assert "change" in {scan.table for scan in found}
