import re
from enum import StrEnum

import pytest

from app.domain import vocabulary
from app.domain.vocabulary import (
    AuthorityKind,
    ContractKind,
    CoverState,
    Finding,
    NoticeType,
    ServiceLevel,
    TermChangeKind,
    Verdict,
)
from app.domain.vocabulary.codelist import Codelist

CODELISTS = [
    word
    for word in vars(vocabulary).values()
    if isinstance(word, type) and issubclass(word, StrEnum)
]


@pytest.mark.parametrize("codelist", CODELISTS, ids=lambda codelist: codelist.__name__)
def test_every_value_equals_its_member_name(codelist: type[StrEnum]) -> None:
    for word in codelist:
        spelling = word.value if codelist is not NoticeType else word.value.lower()

        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", spelling)
        assert spelling == word.name.lower().replace("_", "-")


@pytest.mark.parametrize("codelist", CODELISTS, ids=lambda codelist: codelist.__name__)
def test_every_codelist_gives_its_values_quickly(codelist: type[StrEnum]) -> None:
    assert issubclass(codelist, Codelist)
    assert [word.value for word in codelist] == [str(word) for word in codelist]


@pytest.mark.parametrize("codelist", CODELISTS, ids=lambda codelist: codelist.__name__)
def test_every_codelist_has_a_description(codelist: type[StrEnum]) -> None:
    assert codelist.__doc__
    assert codelist.__doc__.strip().endswith(".")


@pytest.mark.parametrize(
    ("level", "required", "is_met"),
    [
        ("full", "full", True),
        ("full", "partial", True),
        ("full", "urgent-only", True),
        ("partial", "full", False),
        ("partial", "partial", True),
        ("partial", "urgent-only", True),
        ("urgent-only", "full", False),
        ("urgent-only", "partial", False),
        ("urgent-only", "urgent-only", True),
    ],
)
def test_level_meets_itself_and_lower_levels(level: str, required: str, is_met: bool) -> None:
    assert ServiceLevel(level).meets(ServiceLevel(required)) is is_met


def test_only_states_of_cover_have_a_level() -> None:
    assert {state: state.level for state in CoverState} == {
        CoverState.FULL: ServiceLevel.FULL,
        CoverState.PARTIAL: ServiceLevel.PARTIAL,
        CoverState.URGENT_ONLY: ServiceLevel.URGENT_ONLY,
        CoverState.NONE: None,
        CoverState.ENDED: None,
        CoverState.UNKNOWN: None,
    }


def test_a_report_finds_a_level_or_none_or_an_unnamed_provider() -> None:
    levels = {level.value for level in ServiceLevel}

    assert {finding.value for finding in Finding} == levels | {"none", "provider-unnamed"}


def test_health_bodies_have_no_social_care_duty() -> None:
    without = {kind.value for kind in AuthorityKind if not kind.has_social_care_duty}

    assert without == {"integrated-care-board", "nhs-trust", "other"}


def test_a_disputed_claim_stays_open() -> None:
    assert [verdict.value for verdict in Verdict if verdict.settles] == ["accepted", "rejected"]


def test_notice_types_are_the_uk_notices_and_older_forms() -> None:
    uk = [f"UK{n}" for n in range(1, 18)]

    assert [notice.value for notice in NoticeType] == [
        *uk, "UK-below-threshold", "F01", "F02", "F03", "F14", "F15", "F20", "F21",
        "psr-intention", "psr-award", "psr-urgent-award", "psr-modification", "psr-abandonment",
        "contracts-finder", "unknown",
    ]  # fmt: skip


def test_three_changes_of_a_contract_move_its_term_and_one_does_not() -> None:
    assert [kind.value for kind in TermChangeKind] == [
        "extension", "termination", "cancellation", "variation",
    ]  # fmt: skip


def test_contracts_are_called_off_from_four_kinds() -> None:
    assert {kind.value for kind in ContractKind if kind.is_framework} == {
        "framework", "open-framework", "light-touch-framework", "dynamic-market",
    }  # fmt: skip
