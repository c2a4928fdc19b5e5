"""Merging of releases in the order of their moments."""

from copy import deepcopy
from typing import Any

import pytest

from app.interchange.ocds.export.merging import MergeError, merge


def _release(date: str, **text: Any) -> dict[str, Any]:
    return {"ocid": "ocds-abc123-1", "id": date, "date": date, "tag": ["contract"], **text}


SIGNED = _release(
    "2025-08-20T10:00:00+01:00",
    buyer={"id": "GB-LAE-WSM", "name": "Westminster"},
    contracts=[{"id": "1", "title": "Equipment", "status": "active"}, {"id": "2", "title": "Beds"}],
    tender={"id": "t", "specialRegime": ["lightTouch"]},
)


def test_delta_changes_named_fields_only() -> None:
    delta = _release(
        "2025-09-15T10:00:00+01:00", contracts=[{"id": "1", "status": "terminated"}],
        tender={"id": "t", "specialRegime": ["concession"]},
    )  # fmt: skip

    merged = merge([SIGNED, delta])

    assert merged["contracts"] == [
        {"id": "1", "title": "Equipment", "status": "terminated"}, {"id": "2", "title": "Beds"},
    ]  # fmt: skip
    assert merged["tender"]["specialRegime"] == ["concession"]
    assert merged["buyer"] == SIGNED["buyer"]
    assert (merged["date"], merged["tag"]) == (delta["date"], ["compiled"])


def test_releases_are_merged_in_order_of_moments() -> None:
    # 09:30 UTC is 10:30 in London, although its text sorts first.
    later = _release("2025-08-20T09:30:00Z", buyer={"id": "GB-LAE-KEC"})

    assert merge([later, SIGNED])["buyer"]["id"] == "GB-LAE-KEC"


def test_release_without_date_comes_first() -> None:
    undated = {"ocid": "ocds-abc123-1", "buyer": {"id": "GB-LAE-KEC"}, "language": "en"}

    merged = merge([SIGNED, undated])

    assert (merged["buyer"]["id"], merged["language"]) == ("GB-LAE-WSM", "en")


def test_merging_does_not_change_releases() -> None:
    given = [deepcopy(SIGNED), _release("2025-09-15T10:00:00+01:00", title=None)]
    before = deepcopy(given)

    merged = merge(given)
    merged["tender"]["specialRegime"].append("none")

    assert given == before


def test_repeated_party_is_merged_once() -> None:
    twice = [{"id": "a", "name": "A"}, {"id": "a", "name": "A Ltd", "roles": ["buyer"]}]

    merged = merge([_release("2025-09-15T10:00:00+01:00", parties=twice)])

    assert merged["parties"] == [{"id": "a", "name": "A Ltd", "roles": ["buyer"]}]


@pytest.mark.parametrize("text", [{"contracts": [{"id": ["1"]}]}, {"buyer": [{"id": "a"}]}])
def test_contradicting_shapes_raise_merge_error(text: dict[str, Any]) -> None:
    with pytest.raises(MergeError):
        merge([SIGNED, _release("2025-09-15T10:00:00+01:00", **text)])
