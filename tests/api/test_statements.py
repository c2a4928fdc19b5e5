"""A question takes a fixed number of statements, however large the registry is.

Counted are SELECTs, sent by whoever answers; BEGIN and COMMIT are not.
"""

from collections import defaultdict
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.domain.vocabulary import Role
from app.ledger.recording import record
from app.main import create_app
from app.platform.db.database import Database
from app.registry.contracts.facts import NOTICE
from app.registry.contracts.schemas import NoticeIn
from tests.support import callers, world
from tests.support.notices import keep_release
from tests.support.openapi import OPERATIONS, STATEMENT_COUNTS
from tests.support.records import FREE, SORT, SORTS, Teller
from tests.support.sent import selects
from tests.support.served import serving
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

DAY = "on=2025-06-01"
DAYS = "first_day=2025-01-01&last_day=2026-12-31"
CELLS = "authority=a-0&scope=equipment&consortium=six"
FAILURE = "/v1/simulations/provider-failure"

# Operation and address. How many SELECTs an answer takes stands beside the route.
ADDRESSES: list[tuple[str, str]] = [
    ("list_authorities", "/v1/authorities?limit=200"),
    ("list_authorities", "/v1/authorities?limit=1"),
    ("list_authorities", f"/v1/authorities?consortium=six&{DAY}"),
    ("get_authority", "/v1/authorities/a-0"),
    ("list_consortia", "/v1/consortia"),
    ("get_consortium", "/v1/consortia/six"),
    ("list_members", f"/v1/consortia/six/members?{DAY}&limit=200"),
    ("list_providers", "/v1/providers?limit=200"),
    ("list_providers", "/v1/providers?q=care&status=ceased"),
    ("get_provider", "/v1/providers/p-0"),
    ("list_events", "/v1/providers/p-0/events"),
    ("get_exposure", f"/v1/providers/p-0/exposure?{DAY}"),
    ("get_exposure", f"/v1/providers/p-0/exposure?{DAY}&explain=true"),
    ("list_scopes", "/v1/scopes"),
    ("list_scopes", "/v1/scopes?parent=equipment"),
    ("list_contracts", "/v1/contracts?limit=200"),
    ("list_contracts", "/v1/contracts?limit=1&sort=-last_day"),
    ("list_contracts", f"/v1/contracts?authority=a-0&provider=p-0&scope=repair&live_on={DAY[3:]}"
     "&ends_from=2025-01-01&q=contract"),
    ("list_contracts", "/v1/contracts?authority=a-0&authority=a-0&authority_match=all"
     "&scope=repair&ends_from=2025-01-01&sort=-value&q=cntract"),
    ("list_contract_counts", "/v1/contract-counts"),
    ("list_contract_counts", "/v1/contract-counts?by=authority&by=kind&by=end_month"),
    ("list_contract_counts", f"/v1/contract-counts?by=provider&{DAY}&authority=a-0&authority=a-0"
     "&authority_match=all&scope=repair&q=cntract"),
    ("get_contract", "/v1/contracts/c-0"),
    ("list_contract_history", "/v1/contracts/c-0/history"),
    ("list_cover", f"/v1/cover?{DAY}&limit=2000"),
    ("list_cover", f"/v1/cover?{DAY}&{CELLS}&provider=p-0&state=full&limit=1"),
    ("list_cover", f"/v1/cover?{DAY}&limit=2000&explain=true"),
    ("list_cover", "/v1/cover?on=2028-01-01&limit=2000"),
    ("list_substitutes", f"/v1/substitutes?{DAY}&near=a-0&excluding_group=p-0"),
    ("get_completeness", f"/v1/completeness?{DAY}"),
    ("get_completeness", f"/v1/completeness?{DAY}&consortium=six"),
    ("list_substitutes", f"/v1/substitutes?{DAY}"),
    ("list_substitutes", f"/v1/substitutes?{DAY}&scope=repair&excluding_group=p-0"),
    ("list_cover_summaries", f"/v1/cover/summary?{DAY}&limit=2000"),
    ("list_cover_summaries", f"/v1/cover/summary?{DAY}&{CELLS}&explain=true"),
    ("list_gaps", f"/v1/cover/gaps?{DAYS}&limit=2000"),
    ("list_gaps", f"/v1/cover/gaps?{DAYS}&{CELLS}&level=full&explain=true"),
    ("list_overlaps", f"/v1/cover/overlaps?{DAYS}&limit=2000"),
    ("list_overlaps", f"/v1/cover/overlaps?{DAYS}&{CELLS}&explain=true"),
    ("list_timeline", f"/v1/cover/timeline?{DAYS}&authority=a-0&scope=repair"),
    ("list_timeline", f"/v1/cover/timeline?{DAYS}&authority=a-0&scope=repair&explain=true"),
    ("get_dependence", f"/v1/cover/dependence?{DAY}"),
    ("get_dependence", f"/v1/cover/dependence?{DAY}&by=group&explain=true&purpose=lasting"),
    ("get_dependence", f"/v1/cover/dependence?{DAY}&region=london&{CELLS}"),
    ("simulate_provider_failure", FAILURE),
    ("list_claims", "/v1/claims?limit=200"),
    ("list_claims", "/v1/claims?about=c-0&source=minutes"),
    ("list_conflicts", "/v1/conflicts?limit=200"),
    ("list_conflicts", "/v1/conflicts?about=c-0"),
    ("list_suggestions", "/v1/suggestions?limit=200"),
    ("list_suggestions", "/v1/suggestions?provider=p-0"),
    ("list_column_mappings", "/v1/column-mappings?limit=200"),
    ("list_column_mappings", "/v1/column-mappings?publisher=a-0"),
    ("get_column_mapping", "/v1/column-mappings/a-0"),
    ("list_suggestions", "/v1/suggestions?authority=a-0&region=london"),
    ("search", "/v1/search?q=%22"),
    ("search", "/v1/search?q=minuts"),
    ("search", "/v1/search?q=c&limit=200"),
    ("search", "/v1/search?q=delivery%20equiptment%20c"),
    ("list_sources", "/v1/sources?limit=200"),
    ("list_sources", "/v1/sources?q=minutes"),
    ("list_sources", "/v1/sources?q=minuts"),
    ("list_providers", "/v1/providers?q=caer"),
    ("list_contracts", "/v1/contracts?q=cntract"),
    ("get_source", "/v1/sources/minutes"),
    ("get_authority_details", "/v1/authorities/a-0/details"),
    ("get_consortium_details", "/v1/consortia/six/details"),
    ("get_provider_details", "/v1/providers/p-0/details"),
    ("get_scope_details", "/v1/scopes/repair/details"),
    ("get_contract_details", "/v1/contracts/c-0/details"),
    ("get_claim", "/v1/claims/{claims}"),
    ("get_fact", "/v1/facts/public-2"),
    ("list_key_dates", f"/v1/key-dates?limit=200&{DAYS}&overdue=true"),
    ("get_calendar", f"/v1/key-dates.ics?{DAYS}"),
    ("get_calendar", f"/v1/key-dates.ics?{DAYS}&undertakings=true"),
    ("list_notices", f"/v1/notices?limit=200&{DAY}"),
    ("list_rules", "/v1/rules"),
    ("list_candidates", "/v1/candidates?limit=200&consortium=six&on=2025-08-20"),
    ("list_candidates", "/v1/candidates?limit=1&stage=approached&provider=p-0"),
    ("list_data_transfers", "/v1/data-transfers?limit=200&blocked=false"),
    ("list_mobilisation_steps", "/v1/mobilisation-steps?limit=200&late=false"),
    ("list_readiness", "/v1/readiness?limit=200"),
    ("list_replacements", "/v1/replacements?limit=200&authority=a-0&provider=p-0"),
    ("list_concerns", "/v1/concerns?limit=200&open=true"),
    ("list_kpi_observations", "/v1/kpi-observations?limit=200&provider=p-0"),
    ("list_performance", "/v1/performance?limit=200"),
    ("list_incidents", "/v1/incidents?limit=200&provider=p-0"),
    ("get_authority_brief", "/v1/authorities/a-0/brief"),
    ("get_consortium_brief", "/v1/consortia/six/brief?on=2025-08-20"),
    ("list_thresholds", f"/v1/thresholds?{DAY}"),
    ("get_contracts_register", "/v1/exports/contracts-register.csv"),
    ("get_contracts_register", f"/v1/exports/contracts-register.csv?authority=a-0&{DAY}"),
    ("get_contracts_register", f"/v1/exports/contracts-register.csv?q=cntract&end=known&{DAY}"),
    ("get_contracts_workbook", "/v1/exports/contracts-register.xlsx?consortium=six"),
    ("describe_contracts_register", "/v1/exports/contracts-register.datapackage.json"),
    ("describe_contracts_register",
     "/v1/exports/contracts-register.datapackage.json?consortium=six"),
    ("get_registry", "/v1/exports/registry.zip"),
    ("get_database", "/v1/exports/registry.sqlite"),
    ("get_contracts_template", "/v1/exports/contracts-template.csv"),
    ("get_kept_process", "/v1/imports/ocds/ocds-1"),
    ("list_changes", "/v1/changes?limit=200"),
    ("list_changes", "/v1/changes?limit=1&source=minutes&recorded_from=2025-01-01"),
    ("get_head", "/v1/changes/head"),
    ("list_release_packages", "/ocds/1.1/release-packages"),
    ("list_release_packages", "/ocds/1.1/release-packages?limit=1&updatedFrom=2026-01-01"
     "&updatedTo=2027-01-01"),
    ("get_release_package", "/ocds/1.1/release-packages/ocds-000000-c-0"),
    ("list_record_packages", "/ocds/1.1/record-packages"),
    ("get_record_package", "/ocds/1.1/record-packages/ocds-000000-c-0"),
]  # fmt: skip


def addresses() -> list[tuple[str, str]]:
    """The addresses above, and those of each list and item of each kind of case."""
    return ADDRESSES + [
        (one.id, _address(one.path, sort.path))
        for sort in SORTS
        for one in OPERATIONS
        if one.method == "get" and one.path.startswith(f"/v1/{sort.path}")
    ]


def _address(path: str, case: str) -> str:
    listed = "" if path.endswith("}") else "?limit=200"
    return path.replace("{id}", f"{{{case}}}") + listed


def fill(database: Database, size: int) -> None:
    """A registry with so many of everything that can be listed, and two holders to each cell."""
    with database.write_session() as session:
        world.scope_tree(session)
        world.contract(session, "frame", kind="framework")
        for n in range(size):
            code = f"a-{n}"
            world.membership(session, authority=code)
            world.membership(session, f"six-{n}", authority=code)
            world.provider(session, f"p-{n}")
            world.provider_event(session, f"p-{n}", day="2025-09-01", event="winding-up-order")
            suppliers = [{"name": f"P-{n} Care"}, {"name": "Another Care"}]
            for contract in (f"c-{n}", f"d-{n}"):
                world.contract(
                    session, contract, provider=f"p-{n}", framework="frame",
                    suppliers_as_published=suppliers,
                )  # fmt: skip
                world.award(session, contract, authority=code)
                world.award(session, contract, authority="a-0", scope="repair")
            world.term_change(session, f"d-{n}", last_day="2025-10-31")
            world.report(session, code, finding="urgent-only", last_day="2025-02-01")
            world.attestation(session, code)
            world.column_mapping(session, code)
            world.claim(session, about=f"contract:c-{n}", topic="Last day", value=f"day {n}")
            world.claim(session, about=f"consortium:six-{n}", field="size", topic=f"Size {n}")
            notice = NoticeIn.model_validate({"notice_type": "UK5", **world.STATED})
            with world.commanding(session) as ctx:
                record(ctx, NOTICE, notice, contract="c-0")
            tell_records(session, n)
            keep_release(session, n)


def tell_records(session: Session, n: int) -> None:
    """One of each sort, about what is numbered so; most of it with what belongs to it."""
    teller, named = (
        Teller(session),
        {"contract": f"c-{n}", "provider": f"p-{n}", "holder": f"p-{n}"},
    )
    for sort in SORTS:
        about = {name: code for name, code in named.items() if name in sort.body}
        opener = SORT[sort.case] if sort.case else sort
        about |= {"contract": f"c-{n}"} if "contract" in opener.body else {}
        about |= {"visibility": "public"} if sort.hides else {}
        teller.tell(sort, authority=f"a-{n}", **about)


def first_ids(client: TestClient) -> dict[str, str]:
    """The first claim, and the first case of each kind, by the path of its list."""
    return {
        path: client.get(f"/v1/{path}?limit=1").json()["items"][0]["id"]
        for path in ("claims", *(sort.path for sort in FREE))
    }


def ask(client: TestClient, path: str, size: int, known: dict[str, str]) -> Any:
    if path == FAILURE:
        providers = [f"p-{n}" for n in range(size)]
        return client.post(path, json={"providers": providers, "last_day": "2025-05-31"})
    # What is kept of notices is for those with a key, which takes a statement to know.
    return client.get(path, headers=known if path.startswith("/v1/imports/") else None)


def counted(database: Database, size: int) -> tuple[dict[tuple[str, str], int], int]:
    """How many SELECTs each question takes, and how long all the answers are together."""
    counts, length, known = {}, 0, callers.key(database, Role.READER)
    with serving(database) as (client, _):
        ids = first_ids(client)
        for operation, path in addresses():
            database.kept_reads.clear()
            with selects() as sent:
                response = ask(client, path.format_map(ids), size, known)
            assert response.status_code == 200, path
            counts[operation, path] = len(sent)
            length += len(response.content)
    return counts, length


def least_and_most(counts: dict[tuple[str, str], int]) -> dict[str, int | tuple[int, int]]:
    """By operation, the number of SELECTs, or the least and the most, as routes say it."""
    by_operation: dict[str, list[int]] = defaultdict(list)
    for (operation, _), count in counts.items():
        by_operation[operation].append(count)
    return {
        operation: found[0] if len({*found}) == 1 else (min(found), max(found))
        for operation, found in by_operation.items()
    }


def test_a_question_takes_as_many_statements_in_a_registry_twenty_times_as_large(
    databases: TemplateDatabases,
) -> None:
    found, lengths = [], []
    for size in (1, 20):
        with databases.database("migrated") as database:
            fill(database, size)
            counts, length = counted(database, size)
        found.append(counts)
        lengths.append(length)

    assert found[0] == found[1]
    assert least_and_most(found[0]) == STATEMENT_COUNTS
    # Less than twenty times: a SQLite file has at least a page for each table.
    assert lengths[1] > 6 * lengths[0]


def test_every_operation_that_asks_the_ledger_is_counted() -> None:
    asked = {
        one.id
        for one in OPERATIONS
        if one.path.startswith(("/v1/", "/ocds/")) and not one.changes and one.is_of_the_ledger
    }

    assert STATEMENT_COUNTS.keys() == asked
    assert {operation for operation, _ in addresses()} == asked


@pytest.mark.parametrize("path", ["/v1/cover?on=2025-06-01", "/v1/contracts"])
def test_who_has_the_answer_already_costs_one_statement(client: TestClient, path: str) -> None:
    etag = client.get(path).headers["etag"]

    with selects() as sent:
        again = client.get(path, headers={"If-None-Match": etag})

    assert (again.status_code, len(sent)) == (304, 1)


def test_a_statement_takes_as_many_statements_beside_a_second_application(
    database: Database,
) -> None:
    def taken(code: str) -> int:
        with selects() as sent, database.write_session() as session:
            world.provider(session, code)
        return len(sent)

    taken("first")
    alone = taken("second")
    create_app(SETTINGS, database)

    assert taken("third") == alone
