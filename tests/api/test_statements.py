"""A question takes a fixed number of statements, however large the registry is.

Counted are SELECTs, sent by whoever answers; BEGIN and COMMIT are not.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.api.wiring import CASE_TYPES
from app.cases.core.facts import CaseType
from app.domain.vocabulary import Role
from app.ledger.commands import record
from app.main import create_app
from app.platform.db.database import Database
from app.registry.contracts.facts import NOTICE
from app.registry.contracts.schemas import NoticeIn
from tests.support import callers, world
from tests.support.notices import keep_release
from tests.support.openapi import OPERATIONS
from tests.support.records import FREE, SORT, SORTS, Teller
from tests.support.sent import selects
from tests.support.served import serving
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

DAY = "on=2025-06-01"
DAYS = "first_day=2025-01-01&last_day=2026-12-31"
CELLS = "authority=a-0&scope=equipment&consortium=six"
FAILURE = "/v1/simulations/provider-failure"


def lists_of_cases() -> Iterator[tuple[str, str, int]]:
    """Yield the list of each kind of case: its position, rows and names, and its own statements."""
    for type_ in CASE_TYPES:
        if isinstance(type_, CaseType):
            listing = type_.listing
            statements = 3 + (listing.parts is not None) + (listing.related is not None)
            operation = f"list_{type_.path.replace('-', '_')}"
            yield operation, f"/v1/{type_.path}?limit=200", statements


# Operation, what is asked, and how many SELECTs that takes. The ledger's position is one of them.
STATEMENTS: list[tuple[str, str, int]] = [
    *lists_of_cases(),
    ("list_authorities", "/v1/authorities?limit=200", 3),
    ("list_authorities", "/v1/authorities?limit=1", 3),
    ("list_authorities", f"/v1/authorities?consortium=six&{DAY}", 4),
    ("get_authority", "/v1/authorities/a-0", 4),
    ("list_consortia", "/v1/consortia", 3),
    ("get_consortium", "/v1/consortia/six", 4),
    ("list_members", f"/v1/consortia/six/members?{DAY}&limit=200", 3),
    ("list_providers", "/v1/providers?limit=200", 3),
    ("list_providers", "/v1/providers?q=care&status=ceased", 3),
    ("get_provider", "/v1/providers/p-0", 4),
    ("list_events", "/v1/providers/p-0/events", 3),
    ("get_exposure", f"/v1/providers/p-0/exposure?{DAY}", 14),
    ("get_exposure", f"/v1/providers/p-0/exposure?{DAY}&explain=true", 16),
    ("list_scopes", "/v1/scopes", 2),
    ("list_scopes", "/v1/scopes?parent=equipment", 3),
    ("list_contracts", "/v1/contracts?limit=200", 2),
    ("list_contracts", "/v1/contracts?limit=1&sort=-last_day", 2),
    ("list_contracts", f"/v1/contracts?authority=a-0&provider=p-0&scope=repair&live_on={DAY[3:]}"
     "&ends_from=2025-01-01&q=contract", 4),
    ("get_contract", "/v1/contracts/c-0", 8),
    ("list_contract_history", "/v1/contracts/c-0/history", 3),
    ("list_cover", f"/v1/cover?{DAY}&limit=2000", 6),
    ("list_cover", f"/v1/cover?{DAY}&{CELLS}&provider=p-0&state=full&limit=1", 7),
    ("list_cover", f"/v1/cover?{DAY}&limit=2000&explain=true", 8),
    ("list_cover_summaries", f"/v1/cover/summary?{DAY}&limit=2000", 6),
    ("list_cover_summaries", f"/v1/cover/summary?{DAY}&{CELLS}&explain=true", 9),
    ("list_gaps", f"/v1/cover/gaps?{DAYS}&limit=2000", 5),
    ("list_gaps", f"/v1/cover/gaps?{DAYS}&{CELLS}&level=full&explain=true", 8),
    ("list_overlaps", f"/v1/cover/overlaps?{DAYS}&limit=2000", 5),
    ("list_overlaps", f"/v1/cover/overlaps?{DAYS}&{CELLS}&explain=true", 8),
    ("list_timeline", f"/v1/cover/timeline?{DAYS}&authority=a-0&scope=repair", 6),
    ("list_timeline", f"/v1/cover/timeline?{DAYS}&authority=a-0&scope=repair&explain=true", 8),
    ("get_dependence", f"/v1/cover/dependence?{DAY}", 7),
    ("get_dependence", f"/v1/cover/dependence?{DAY}&by=group&explain=true", 9),
    ("simulate_provider_failure", FAILURE, 15),
    ("list_claims", "/v1/claims?limit=200", 2),
    ("list_conflicts", "/v1/conflicts?limit=200", 2),
    ("list_sources", "/v1/sources?limit=200", 2),
    ("get_source", "/v1/sources/minutes", 2),
    ("get_authority_details", "/v1/authorities/a-0/details", 4),
    ("get_consortium_details", "/v1/consortia/six/details", 4),
    ("get_provider_details", "/v1/providers/p-0/details", 4),
    ("get_scope_details", "/v1/scopes/repair/details", 4),
    ("get_contract_details", "/v1/contracts/c-0/details", 6),
    ("get_claim", "/v1/claims/{claim}", 2),
    ("get_fact", "/v1/facts/public-2", 5),
    ("list_key_dates", f"/v1/key-dates?limit=200&{DAYS}&overdue=true", 6),
    ("get_calendar", f"/v1/key-dates.ics?{DAYS}", 7),
    ("get_calendar", f"/v1/key-dates.ics?{DAYS}&undertakings=true", 24),
    ("list_notices", f"/v1/notices?limit=200&{DAY}", 6),
    ("list_rules", "/v1/rules", 1),
    ("list_candidates", "/v1/candidates?limit=200&consortium=six&on=2025-08-20", 5),
    ("list_candidates", "/v1/candidates?limit=1&stage=approached&provider=p-0", 5),
    ("get_candidate", "/v1/candidates/{record_candidate}", 4),
    ("list_data_transfers", "/v1/data-transfers?limit=200&blocked=false", 5),
    ("get_data_transfer", "/v1/data-transfers/{record_data_transfer}", 5),
    ("list_mobilisation_steps", "/v1/mobilisation-steps?limit=200&late=false", 3),
    ("list_readiness", "/v1/readiness?limit=200", 3),
    ("list_replacements", "/v1/replacements?limit=200&authority=a-0&provider=p-0", 5),
    ("list_concerns", "/v1/concerns?limit=200&open=true", 4),
    ("get_concern", "/v1/concerns/{record_concern}", 4),
    ("list_kpi_observations", "/v1/kpi-observations?limit=200&provider=p-0", 5),
    ("list_performance", "/v1/performance?limit=200", 5),
    ("get_complaint", "/v1/complaints/{record_complaint}", 4),
    ("list_incidents", "/v1/incidents?limit=200&provider=p-0", 6),
    ("get_incident", "/v1/incidents/{record_incident}", 5),
    ("list_incident_days", "/v1/incidents/{record_incident}/days?limit=200", 8),
    ("list_incident_cells", "/v1/incidents/{record_incident}/cells?limit=200", 8),
    ("get_authority_brief", "/v1/authorities/a-0/brief", 55),
    ("get_consortium_brief", "/v1/consortia/six/brief?on=2025-08-20", 56),
    ("list_thresholds", f"/v1/thresholds?{DAY}", 1),
    ("get_contracts_register", "/v1/exports/contracts-register.csv", 4),
    ("get_contracts_register", f"/v1/exports/contracts-register.csv?authority=a-0&{DAY}", 5),
    ("get_contracts_workbook", "/v1/exports/contracts-register.xlsx?consortium=six", 5),
    ("describe_contracts_register", "/v1/exports/contracts-register.datapackage.json", 2),
    ("get_registry", "/v1/exports/registry.zip", 17),
    ("get_contracts_template", "/v1/exports/contracts-template.csv", 1),
    ("get_kept_process", "/v1/imports/ocds/ocds-1", 4),
    ("list_changes", "/v1/changes?limit=200", 2),
    ("get_head", "/v1/changes/head", 2),
    ("list_release_packages", "/ocds/1.1/release-packages", 5),
    ("list_release_packages", "/ocds/1.1/release-packages?limit=1&updatedFrom=2026-01-01"
     "&updatedTo=2027-01-01", 5),
    ("get_release_package", "/ocds/1.1/release-packages/ocds-000000-c-0", 4),
    ("list_record_packages", "/ocds/1.1/record-packages", 5),
    ("get_record_package", "/ocds/1.1/record-packages/ocds-000000-c-0", 4),
]  # fmt: skip


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
            for contract in (f"c-{n}", f"d-{n}"):
                world.contract(session, contract, provider=f"p-{n}", framework="frame")
                world.award(session, contract, authority=code)
                world.award(session, contract, authority="a-0", scope="repair")
            world.term_change(session, f"d-{n}", last_day="2025-10-31")
            world.report(session, code, finding="urgent-only", last_day="2025-02-01")
            world.attestation(session, code)
            world.claim(session, about=f"contract:c-{n}", topic="Last day", value=f"day {n}")
            world.claim(session, about=f"consortium:six-{n}", field="size", topic=f"Size {n}")
            notice = NoticeIn.model_validate({"notice_type": "UK5", **world.STATED})
            record(world.context(session), NOTICE, notice, contract="c-0")
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
    """The first claim, and the first record of each sort that opens something."""
    paths = {"claim": "claims"} | {sort.operation: sort.path for sort in FREE}
    return {
        name: client.get(f"/v1/{path}?limit=1").json()["items"][0]["id"]
        for name, path in paths.items()
    }


def ask(client: TestClient, path: str, size: int, known: dict[str, str]) -> Any:
    if path == FAILURE:
        providers = [f"p-{n}" for n in range(size)]
        return client.post(path, json={"providers": providers, "last_day": "2025-05-31"})
    # What is kept of notices is for those with a key, which takes a statement to know.
    return client.get(path, headers=known if path.startswith("/v1/imports/") else None)


def counted(database: Database, size: int) -> tuple[list[tuple[str, str, int]], int]:
    """How many SELECTs each question takes, and how long all the answers are together."""
    counts, length, known = [], 0, callers.key(database, Role.READER)
    with serving(database) as (client, _):
        ids = first_ids(client)
        for operation, path, _ in STATEMENTS:
            with selects() as sent:
                response = ask(client, path.format_map(ids), size, known)
            assert response.status_code == 200, path
            counts.append((operation, path, len(sent)))
            length += len(response.content)
    return counts, length


def test_a_question_takes_as_many_statements_in_a_registry_twenty_times_as_large(
    databases: TemplateDatabases,
) -> None:
    lengths = []
    for size in (1, 20):
        with databases.database("migrated") as database:
            fill(database, size)
            counts, length = counted(database, size)

        assert counts == STATEMENTS
        lengths.append(length)

    assert lengths[1] > 8 * lengths[0]


def test_every_operation_that_asks_the_ledger_is_counted() -> None:
    asked = {
        one.id
        for one in OPERATIONS
        if one.path.startswith(("/v1/", "/ocds/")) and not one.changes and one.is_of_the_ledger
    }

    assert {operation for operation, _, _ in STATEMENTS} == asked


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
