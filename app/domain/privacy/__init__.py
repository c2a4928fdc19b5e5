"""The guard against personal data: every text that enters passes it, and none that fails is kept.

It is no proof that a text names nobody: it refuses what has the shape of a person's number,
mailbox, door, day of birth or titled name.
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

__all__ = ["RULES", "SERVICE_LINE", "PersonalDataFinding", "find", "found_in"]

RULES: Mapping[str, str] = MappingProxyType(
    {
        "nhs-number": "Leave NHS numbers out: the registry holds nothing about a patient.",
        "national-insurance-number": "Leave National Insurance numbers out: nobody is named here.",
        "telephone-number": "State an organisation's number as its service line, else none.",
        "personal-mailbox": "State a team's mailbox at the domain of its organisation, or none.",
        "date-of-birth": "Leave dates of birth out: the registry holds nothing about a person.",
        "home-address": "State a place without the number of the house, or without the postcode.",
        "named-person": "State a role, such as head of commissioning, instead of a person's name.",
    }
)
SERVICE_LINE = "service_line"
"""The one field in which a telephone number may stand."""


@dataclass(frozen=True, slots=True)
class PersonalDataFinding:
    """Which rule a value breaks and where, never what stands there."""

    rule: str
    pointer: str


# As many digits as a number that names a person can have once JSON has read it as a number.
_LEAST, _MOST = 10**9, 10**15
_DIGIT = re.compile("[0-9]")
_Steps: TypeAlias = "tuple[_Steps, str] | None"


def find_personal_data(value: object, pointer: str = "") -> PersonalDataFinding | None:
    """The first personal datum in a JSON-like value, keys included, or None."""
    waiting: list[tuple[object, str, _Steps]] = [(value, "", None)]
    while waiting:
        part, field, steps = waiting.pop()
        rule = _found_in_part(part, field)
        if rule is not None:
            return PersonalDataFinding(rule, pointer + _pointer(steps))
        waiting += reversed(list(_parts(part, field, steps)))
    return None


def broken_rule(text: str, field: str = "") -> str | None:
    """The rule that a text breaks, or None; `field` is the name of the field it stands in."""
    spelt = normalise(text)
    if contains_personal_mailbox(spelt):
        return "personal-mailbox"
    # An underscore joins the words of a file name.
    words = spelt.replace("_", " ")
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


def _found_in_part(part: object, field: str) -> str | None:
    """The rule that a text, a number or a key breaks; what is deeper is looked at in its turn."""
    match part:
        case str():
            return broken_rule(part, field)
        case bool():
            return None
        case int() | float() if _LEAST <= part <= _MOST and part == int(part):
            return broken_rule(str(int(part)), field)
        case dict():
            return next((rule for key in part if (rule := broken_rule(str(key)))), None)
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
    """Built only for a finding: at every depth it would cost the square of the depth."""
    written: list[str] = []
    while steps is not None:
        steps, step = steps
        written.append("/" + step.replace("~", "~0").replace("/", "~1"))
    return "".join(reversed(written))
