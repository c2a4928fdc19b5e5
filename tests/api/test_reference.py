"""The tables of the reference pages say what the code says."""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlmodel import col

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.api.wiring import CASE_TYPES
from app.domain.steps import Workflow
from app.domain.vocabulary import (
    CandidateStage,
    ComplaintStep,
    ConcernStep,
    IncidentStep,
    Role,
    TransferStep,
)
from app.domain.workflows import CANDIDATE, COMPLAINT, CONCERN, INCIDENT, TRANSFER
from app.ledger.models import Change, fact_models
from app.platform.db.database import Database
from app.platform.meanings import meanings
from app.platform.problems.problem_type import ProblemType
from app.settings import Settings
from app.webhooks.backoff import RETRY_DELAYS
from tests.support import problem_sets
from tests.support.openapi import DOCUMENT, OPERATIONS, Operation
from tests.support.reference_pages import REFERENCE, table
from tools.reference import PAGES
from tools.reference.codes import codelists
from tools.reference.settings import default, variable

ROOT = Path(__file__).parents[2]
WORKFLOWS: list[tuple[str, type[StrEnum], Workflow[Any]]] = [
    ("candidate", CandidateStage, CANDIDATE),
    ("data transfer", TransferStep, TRANSFER),
    ("concern", ConcernStep, CONCERN),
    ("complaint", ComplaintStep, COMPLAINT),
    ("incident", IncidentStep, INCIDENT),
]


def _rows(types: Iterable[ProblemType]) -> list[list[str]]:
    return [[f"`{kind.code}`", str(int(kind.status)), kind.title] for kind in types]


def test_every_operation_is_listed_with_its_roles() -> None:
    expected = [
        [named(one), one.said["summary"], *("✓" if may_call(one, role) else "" for role in Role)]
        for one in OPERATIONS
    ]

    assert table(REFERENCE / "operations.md", "operation") == expected


def may_call(operation: Operation, role: Role) -> bool:
    return bool({role, Role.ANONYMOUS}.intersection(operation.roles))


def test_every_operation_that_states_something_is_listed_with_who_is_in_charge() -> None:
    of_cases = {f"/v1/{type_.path}" for type_ in CASE_TYPES}
    expected = {
        named(one): one.roles
        for one in OPERATIONS
        if one.changes
        and (one.is_of_the_ledger or "erasure" in one.path)
        and one.path not in of_cases
    }

    in_charge = {row[0]: row[-1] for row in table(REFERENCE / "writes.md", "operation")}

    assert [*in_charge] == [*expected]
    for operation, roles in expected.items():
        assert (in_charge[operation] == "admins") is (roles == [Role.ADMIN]), operation


def test_every_fact_type_is_listed_with_its_projections() -> None:
    rows = {row[0]: row[-1] for row in table(REFERENCE / "fact-types.md", "fact type")}

    assert [*rows] == [f"`{name}`" for name in sorted(fact_models())]
    assert rows["`award`"] == "`contract-days`, `party-counts`, `cover`"


def test_every_refusal_of_a_statement_is_listed() -> None:
    assert table(REFERENCE / "writes.md", "code") == _rows(problem_sets.STATEMENTS)


def test_every_refusal_of_a_record_is_listed() -> None:
    assert table(REFERENCE / "records.md", "code") == _rows(problem_sets.CASES)


def test_every_refusal_of_a_webhook_is_listed() -> None:
    assert table(REFERENCE / "webhooks.md", "code") == _rows(problem_sets.WEBHOOKS)


def test_every_wait_between_attempts_is_listed() -> None:
    expected = [[str(n), str(wait)] for n, wait in enumerate(RETRY_DELAYS, start=1)]

    assert table(REFERENCE / "webhooks.md", "after attempt") == expected


def test_every_problem_with_a_file_is_listed() -> None:
    assert table(REFERENCE / "imports.md", "code") == _rows(problem_sets.NOTICES)


def test_every_step_is_listed_with_what_it_needs() -> None:
    expected = [
        [
            case,
            f"`{step}`",
            ", ".join(f"`{one}`" for one in workflow.requires.get(step, ())),
            "✓" if step in workflow.final else "",
            "✓" if step in workflow.repeatable else "",
        ]
        for case, steps, workflow in WORKFLOWS
        for step in steps
        if step is not CandidateStage.IDENTIFIED
    ]

    assert table(REFERENCE / "records.md", "case") == expected


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_made_from_the_code_is_up_to_date(name: str) -> None:
    assert (REFERENCE / name).read_text("utf-8") == PAGES[name](), "make reference"


def test_every_word_of_the_api_is_listed() -> None:
    said = (REFERENCE / "codes.md").read_text("utf-8")
    schemas = DOCUMENT["components"]["schemas"]

    sections = {
        part.split("\n", 1)[0]: part for part in re.split(r"^#+ ", said, flags=re.MULTILINE)
    }

    lists = {name: one["enum"] for name, one in schemas.items() if "enum" in one}
    missing = [
        (name, word)
        for name, words in lists.items()
        for word in words
        if f"`{word}`" not in sections.get(name, "")
    ]
    assert missing == []
    assert len(lists) > 40


@pytest.mark.parametrize("codelist", codelists(), ids=lambda codelist: codelist.__name__)
def test_every_word_has_a_meaning_of_its_own(codelist: type[StrEnum]) -> None:
    said = meanings(codelist)

    assert [*said] == [word.value for word in codelist]
    assert len({*said.values()}) == len(said)
    for word, meaning in said.items():
        assert re.fullmatch(r"[A-Z][^|]{4,}\.", meaning), word


def test_a_word_is_listed_with_its_meaning() -> None:
    said = (REFERENCE / "codes.md").read_text("utf-8")

    assert "| `london-borough` | The council of a London borough. |" in said
    assert "| `UK1` | Pipeline notice: " in said
    assert (
        "| `repeat` | Additional or repeat goods, services or works (paragraph 8). Similar " in said
    )


def test_every_kind_of_fact_is_listed(embedded: Database) -> None:
    with embedded.read_session() as session:
        recorded = set(session.scalars(select(col(Change.type)).distinct())) - {"source"}

    listed = [row[0].strip("`") for row in table(REFERENCE / "codes.md", "kind")]

    assert listed == sorted(fact_models())
    assert recorded <= {*listed}
    assert len(recorded) > 20


def test_every_sort_of_problem_is_listed_with_its_status() -> None:
    said = (REFERENCE / "problems.md").read_text("utf-8")

    for kind in PROBLEM_CATALOGUE.types.values():
        section = said.split(f"## {int(kind.status)} ")[1].split("## ")[0]
        assert f"| `{kind.code}` | {kind.title} |" in section, kind.code


def test_everything_that_can_be_wrong_with_a_field_is_listed() -> None:
    said = (REFERENCE / "problems.md").read_text("utf-8").split("## What can be wrong")[1]

    for fault, right in PROBLEM_CATALOGUE.field_rules.items():
        assert f"| `{fault}` | {right} |" in said, fault


def test_every_scope_is_listed_under_its_parent_with_its_duty(client: TestClient) -> None:
    said = (REFERENCE / "scopes.md").read_text("utf-8")
    scopes = client.get("/v1/scopes", params={"limit": 200}).json()["items"]

    rows = {row[0]: row for row in table(REFERENCE / "scopes.md", "code")}

    assert {name.strip("`") for name in rows} == {scope["code"] for scope in scopes}
    for scope in scopes:
        assert rows[f"`{scope['code']}`"][2] == (scope["duty"] or "")
        line = next(one for one in said.splitlines() if one.endswith(f"(`{scope['code']}`)"))
        assert line.startswith("- " if scope["parent"] is None else "  - ")


def test_the_settings_in_the_readme_have_these_defaults() -> None:
    known = {variable(name, one): default(one) for name, one in Settings.model_fields.items()}

    shown = {row[0]: row[1] for row in table(ROOT / "README.md", "variable")}

    assert shown == {name: known.get(name) for name in shown}


def named(operation: Operation) -> str:
    """An operation as pages name it."""
    return f"`{operation.method.upper()} {operation.path}`"
