from typing import Literal, cast

Route = Literal[
    "competition",
    "direct",
    "psr-competitive",
    "psr-direct-a",
    "psr-direct-b",
    "psr-direct-c",
    "psr-most-suitable",
    "psr-urgent",
]


def check_route(value: str) -> Route:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Route, value)
