"""Properties of the OpenAPI document have descriptions, written beside their fields."""

from collections.abc import Iterator

from tests.support.openapi import DOCUMENT

UNDESCRIBED = 0
"""The number of properties without a description. It may only fall."""


def _properties() -> Iterator[tuple[str, bool]]:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        for field, value in schema.get("properties", {}).items():
            yield f"{name}.{field}", bool(value.get("description"))


def test_no_more_properties_lack_a_description_than_before() -> None:
    missing = [name for name, is_described in _properties() if not is_described]

    assert len(missing) <= UNDESCRIBED, missing


def test_answers_about_the_register_describe_every_property() -> None:
    answers = (
        "CellOut", "SummaryOut", "CoverIntervalOut", "DependenceOut", "ContractOut",
        "ContractItemOut", "AwardOut", "ProviderOut", "ProviderEventOut", "AuthorityOut",
        "KeyDateOut", "NoticeOut", "NoticeDutyOut",
    )  # fmt: skip
    missing = [
        name
        for name, is_described in _properties()
        if name.split(".")[0] in answers and not is_described
    ]

    assert missing == []
    assert set(answers) <= DOCUMENT["components"]["schemas"].keys()
