"""A batch records the entries and the rows of its operations sent one by one."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Integer, select
from sqlmodel import SQLModel

from app.auth.models import AuditEntry
from app.platform.db.columns import NEVER, table
from tests.support import bodies, world
from tests.support.batches import (
    MOMENTS_AND_HASHES,
    award,
    item,
    known_facts,
    recorded,
    report,
    send_alone,
    source,
    without_moments,
)  # fmt: skip
from tests.support.registry import Registry, Service, System


def rows(registry: Registry) -> dict[str, list[Any]]:
    """The current rows of all tables, without moments and hashes, and numbers of computed rows."""
    left_out = {*MOMENTS_AND_HASHES, "from_at", "to_at"}
    found: dict[str, list[Any]] = {}
    with registry.database.read_session() as session:
        for one in SQLModel.metadata.sorted_tables:
            kept = [
                column for column in one.c
                if column.name not in left_out and not is_row_number(column)
            ]  # fmt: skip
            statement = select(*kept).order_by(*kept)
            if "to_at" in one.c:
                statement = statement.where(one.c.to_at == NEVER)
            found[one.name] = [tuple(row) for row in session.execute(statement)]
    del found[table(AuditEntry).name]
    return found


def is_row_number(column: Column[Any]) -> bool:
    return column.primary_key and column.name == "id" and isinstance(column.type, Integer)


def mixed(facts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Facts of many kinds; the later ones name what the earlier ones create."""
    yield source("batch-minutes")
    yield item("record_contract", bodies.contract("batched", source="batch-minutes"))
    yield award("batched", source="batch-minutes")
    extension = bodies.term_change("extension", "2026-06-30")
    yield item("record_term_change", extension, {"reference": "batched"})
    yield report()
    partners = bodies.claim("contract:batched", visibility="partners")
    yield item("record_claim", partners)
    corroboration = {**world.STATED, "source": "batch-minutes"}
    yield item("corroborate_fact", corroboration, {"id": facts["award"]})
    yield item(
        "decide_claim", bodies.decision(), {"id": facts["claim"]}, if_match=f'"{facts["claim"]}"'
    )
    details = bodies.contract("known", title="A better title", reason="correction")
    del details["reference"]
    yield item("revise_contract", details, {"reference": "known"}, if_match=f'"{facts["details"]}"')
    yield item(
        "withdraw_fact", {"reason": "No."}, {"id": facts["report"]},
        if_match=f'"{facts["report"]}"',
    )  # fmt: skip


def test_batch_records_entries_and_rows_of_the_single_operations(service: Service) -> None:
    template = "small-world"
    with service.with_store(template) as registry:
        camden = System(registry.client, service.keys["camden"])
        alone = [send_alone(camden, fact) for fact in mixed(known_facts(registry))]
        assert {response.status_code for response in alone} == {200, 201}
        expected = rows(registry)
    with service.with_store(template) as registry:
        camden = System(registry.client, service.keys["camden"])
        receipts = recorded(camden, *mixed(known_facts(registry)))
        assert rows(registry) == expected

    locations = [receipt.pop("location") for receipt in receipts]
    assert locations == [response.headers.get("location") for response in alone]
    assert [without_moments(one) for one in receipts] == [
        without_moments(response.json()) for response in alone
    ]
