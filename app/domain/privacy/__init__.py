"""Detection of personal data in input; input with a finding is refused and never stored.

The rules match the shape of personal numbers, mailboxes, home addresses, dates of birth and names
with a title. They do not prove that a text identifies nobody.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from app.domain.privacy.births import contains_day_of_birth
from app.domain.privacy.homes import contains_home_address
from app.domain.privacy.identifiers import (
    contains_insurance_number,
    contains_nhs_number,
    contains_telephone_number,
    long_numbers,
    without_telephone_numbers,
)
from app.domain.privacy.mailboxes import contains_personal_mailbox
from app.domain.privacy.people import contains_named_person
from app.domain.privacy.spelling import normalise

__all__ = ["RULES", "SERVICE_LINE", "PersonalDataFinding", "broken_rule", "find_personal_data"]

RULES: Mapping[str, str] = MappingProxyType(
    {
        "nhs-number": "Leave NHS numbers out: the registry holds nothing about a patient.",
        "national-insurance-number": "Leave National Insurance numbers out.",
        "telephone-number": "Put an organisation's number into service_line, or leave it out.",
        "personal-mailbox": "Use a team's mailbox at its organisation's domain, or leave it out.",
        "date-of-birth": "Leave dates of birth out: the registry holds nothing about a person.",
        "home-address": "Leave out the house number or the postcode.",
        "named-person": "Use a role, such as head of commissioning, instead of a person's name.",
    }
)
SERVICE_LINE = "service_line"
"""The only field that may contain a telephone number."""


@dataclass(frozen=True, slots=True)
class PersonalDataFinding:
    """The rule that a value breaks and a pointer to it, never the value itself."""

    rule: str
    pointer: str


# The range of JSON numbers that can be a personal number: leading zeros are lost.
_LEAST, _MOST = 10**9, 10**15
_DIGIT = re.compile("[0-9]")
_Steps: TypeAlias = "tuple[_Steps, str] | None"


def find_personal_data(value: object, pointer: str = "") -> PersonalDataFinding | None:
    """Return the first finding in a JSON-like value, including its keys, or None."""
    waiting: list[tuple[object, str, _Steps]] = [(value, "", None)]
    rules = _RulesByText()
    while waiting:
        part, field, steps = waiting.pop()
        rule = _found_in_part(part, field, rules)
        if rule is not None:
            return PersonalDataFinding(rule, pointer + _pointer(steps))
        waiting += reversed(list(_parts(part, field, steps)))
    return None


def broken_rule(text: str, field: str = "") -> str | None:
    """Return the rule that a text breaks, or None; `field` is the name of its field."""
    normalised = normalise(text)
    if contains_personal_mailbox(normalised):
        return "personal-mailbox"
    # File names join words with underscores.
    words = normalised.replace("_", " ")
    if _DIGIT.search(words) and (rule := _found_in_digits(words, field)):
        return rule
    return "named-person" if contains_named_person(words) else None


def _found_in_digits(text: str, field: str) -> str | None:
    numbers = long_numbers(text)
    if field == SERVICE_LINE:
        numbers = without_telephone_numbers(numbers)
    dated = f"{field.replace('_', ' ')} {text}" if _names_a_birth(field) else text
    checks: tuple[tuple[str, Callable[[str], bool], str], ...] = (
        ("nhs-number", contains_nhs_number, numbers),
        ("national-insurance-number", contains_insurance_number, text),
        ("telephone-number", contains_telephone_number, numbers),
        ("date-of-birth", contains_day_of_birth, dated),
        ("home-address", contains_home_address, text),
    )
    return next((rule for rule, holds, part in checks if holds(part)), None)


def _names_a_birth(field: str) -> bool:
    return "birth" in field.lower() or "dob" in field.lower()


class _RulesByText(dict[tuple[str, str], str | None]):
    """The rules that the texts of one value break: its field names and codes are often repeated."""

    def __missing__(self, text_and_field: tuple[str, str]) -> str | None:
        rule = self[text_and_field] = broken_rule(*text_and_field)
        return rule


def _found_in_part(part: object, field: str, rules: _RulesByText) -> str | None:
    """Return the rule that a text, a number or a key breaks; nested values are checked later."""
    match part:
        case str():
            return rules[part, field]
        case bool():
            return None
        case int() | float() if _LEAST <= part <= _MOST and part == int(part):
            return rules[str(int(part)), field]
        case dict():
            return next((rule for key in part if (rule := rules[str(key), ""])), None)
        case _:
            return None


def _parts(part: object, field: str, steps: _Steps) -> Iterator[tuple[object, str, _Steps]]:
    match part:
        case dict():
            for key, inner in part.items():
                yield inner, str(key), (steps, str(key))
        case list() | tuple():
            for n, inner in enumerate(part):
                yield inner, field, (steps, str(n))


def _pointer(steps: _Steps) -> str:
    """Build a pointer; only for a finding, since it takes time linear in the depth."""
    written: list[str] = []
    while steps is not None:
        steps, step = steps
        written.append("/" + step.replace("~", "~0").replace("/", "~1"))
    return "".join(reversed(written))
