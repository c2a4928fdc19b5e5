"""The tables of the reference pages say what the code says."""

import json
import re
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from app.domain.courses import CANDIDATE, COMPLAINT, CONCERN, INCIDENT
from app.domain.steps import Course
from app.domain.transfers import COURSE as TRANSFER
from app.domain.vocabulary import (
    CandidateStage,
    ComplaintStep,
    ConcernStep,
    IncidentStep,
    Role,
    TransferStep,
)
from app.kit.case_kinds import CASES
from app.kit.import_kinds import IMPORTS
from app.kit.refusal_kinds import REFUSALS
from app.settings import Settings
from tests.api.openapi import OPERATIONS, Operation

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
COURSES: list[tuple[str, type[StrEnum], Course[Any]]] = [
    ("candidate", CandidateStage, CANDIDATE),
    ("data transfer", TransferStep, TRANSFER),
    ("concern", ConcernStep, CONCERN),
    ("complaint", ComplaintStep, COMPLAINT),
    ("incident", IncidentStep, INCIDENT),
]
KNOWN = [role for role in Role if role is not Role.ANONYMOUS]


def table(page: Path, heading: str) -> list[list[str]]:
    """The rows of the table of a page whose first column has this heading."""
    said = page.read_text(encoding="utf-8")
    found = re.search(rf"^\| {heading} \|.*\n\| --- .*\n((?:\|.*\n)*)", said, re.MULTILINE)
    assert found, f"{page.name} has no table of {heading}"
    return [[cell.strip() for cell in row.strip("|").split(" |")] for row in found[1].splitlines()]


def test_every_operation_that_needs_credentials_is_listed_with_its_roles() -> None:
    expected = [
        [named(one), *("✓" if role in one.roles else "" for role in KNOWN)]
        for one in OPERATIONS
        if Role.ANONYMOUS not in one.roles
    ]

    assert table(REFERENCE / "roles.md", "operation") == expected


def test_every_operation_that_states_something_is_listed_with_who_is_in_charge() -> None:
    expected = {
        named(one): one.roles
        for one in OPERATIONS
        if one.changes and "Access" not in one.said["tags"]
    }

    in_charge = {row[0]: row[-1] for row in table(REFERENCE / "statements.md", "operation")}

    assert [*in_charge] == [*expected]
    for operation, roles in expected.items():
        assert (in_charge[operation] == "admins") is (roles == [Role.ADMIN]), operation


def test_every_refusal_of_a_statement_is_listed() -> None:
    expected = [[f"`{kind.code}`", str(int(kind.status)), kind.title] for kind in REFUSALS]

    assert table(REFERENCE / "statements.md", "code") == expected


def test_every_refusal_of_a_record_is_listed() -> None:
    expected = [[f"`{kind.code}`", str(int(kind.status)), kind.title] for kind in CASES]

    assert table(REFERENCE / "records.md", "code") == expected


def test_every_problem_with_a_file_is_listed() -> None:
    expected = [[f"`{kind.code}`", str(int(kind.status)), kind.title] for kind in IMPORTS]

    assert table(REFERENCE / "imports.md", "code") == expected


def test_every_step_is_listed_with_what_it_needs() -> None:
    expected = [
        [
            case,
            f"`{step}`",
            ", ".join(f"`{one}`" for one in course.needs.get(step, ())),
            "✓" if step in course.ends else "",
            "✓" if step in course.again else "",
        ]
        for case, steps, course in COURSES
        for step in steps
        if step is not CandidateStage.IDENTIFIED
    ]

    assert table(REFERENCE / "records.md", "case") == expected


def test_every_setting_is_listed_with_its_default_and_its_meaning() -> None:
    expected = [
        [variable(name, field), default(field), str(field.description).replace("|", r"\|")]
        for name, field in Settings.model_fields.items()
    ]

    assert table(REFERENCE / "settings.md", "variable") == expected


def test_the_settings_in_the_readme_have_these_defaults() -> None:
    known = {variable(name, one): default(one) for name, one in Settings.model_fields.items()}

    shown = {row[0]: row[1] for row in table(ROOT / "README.md", "variable")}

    assert shown == {name: known.get(name) for name in shown}


def named(operation: Operation) -> str:
    """An operation as pages name it."""
    return f"`{operation.method.upper()} {operation.path}`"


def variable(name: str, field: FieldInfo) -> str:
    """The environment variable that a setting is read from."""
    alias = field.validation_alias
    return f"`{alias if isinstance(alias, str) else f'REGISTRY_{name.upper()}'}`"


def default(field: FieldInfo) -> str:
    """A default as it would be written into the environment."""
    value = field.default
    if value is None:
        return "none"
    return f"`{json.dumps(plain(value)) if isinstance(value, tuple | dict) else value}`"


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return value.value if isinstance(value, Enum) else value
