"""Entity tags of compressed representations name the same content."""

import pytest

from app.platform.http.entity_tags import gzip_tag, matching_tag, plain_tag


def test_tag_is_strong_and_its_own_and_leads_back() -> None:
    assert gzip_tag('"abc"') == '"abc-gzip"'
    assert plain_tag('"abc-gzip"') == plain_tag('"abc"') == '"abc"'


@pytest.mark.parametrize(
    ("named", "matched"),
    [
        ('"abc"', '"abc"'),
        ('W/"abc"', '"abc"'),
        ('"x", "abc-gzip"', '"abc-gzip"'),
        ('"abcd", "ab"', None),
        ("", None),
        ("*", '"abc"'),
        ('"abc-gzip-gzip"', None),
    ],
)
def test_if_none_match_takes_either_tag(named: str, matched: str | None) -> None:
    assert matching_tag(named, '"abc"') == matched
