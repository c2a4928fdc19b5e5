"""Help texts of verbs."""

import pytest

from app.cli.parser import QUERIES, VERBS, parser_of


@pytest.mark.parametrize("verb", [*VERBS, *QUERIES])
def test_help_of_each_verb_has_description_and_example(verb: str) -> None:
    help_ = parser_of(verb).format_help().splitlines()

    assert {**VERBS, **QUERIES}[verb] in help_
    assert help_[-1].startswith(f"For example: python -m app {verb}")
