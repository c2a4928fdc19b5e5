"""Names of authorities: equal but for the words that say what a council is."""

import pytest

from app.registry.authorities.names import authority_key


@pytest.mark.parametrize(
    ("one", "other", "is_equal"),
    [
        ("London Borough of Harrow", "Harrow Council", True),
        ("THE LONDON BOROUGH OF CAMDEN", "Camden", True),
        ("Birmingham City Council", "University of Birmingham", False),
        ("City of London", "London Borough of Sutton", False),
        ("Kingston upon Thames", "Kingston upon Hull City Council", False),
    ],
)
def test_names_of_councils_are_equal_but_for_their_kind(
    one: str, other: str, is_equal: bool
) -> None:
    assert (authority_key(one) == authority_key(other)) is is_equal
