"""Tests of typed values of claims."""

import pytest

from app.domain.claims import check_reads_as, code_kind
from app.domain.errors import DomainError


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("last_day", "2027-09-21"),
        ("signed_on", "2025-07-31"),
        ("service_level", "urgent-only"),
        ("authority", "westminster"),
        ("total_amount", "60000000.00"),
        ("contract_count", "44"),
        ("status", "cancelled"),
    ],
)
def test_value_in_the_form_of_its_field_is_accepted(field: str, value: str) -> None:
    check_reads_as(field, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("last_day", "21 September 2027"),
        ("last_day", "20270921"),
        ("signed_on", "2025-02-30"),
        ("service_level", "none"),
        ("total_amount", "sixty million"),
        ("contract_count", "44.0"),
        ("contract_count", "about 44"),
        ("status", "withdrawn"),
    ],
)
def test_value_in_another_form_than_that_of_its_field_is_refused(field: str, value: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_reads_as(field, value)

    assert (refused.value.code, refused.value.field) == ("reads-as-mismatch", "reads_as")


def test_typed_value_of_a_field_without_a_form_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        check_reads_as("service_model", "store-loan")

    assert refused.value.code == "reads-as-untyped"


def test_only_fields_of_codes_name_a_kind_of_thing() -> None:
    assert code_kind("authority") == "authority"
    assert code_kind("last_day") is None
