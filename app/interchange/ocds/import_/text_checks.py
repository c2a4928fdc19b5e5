"""Find suppliers, last days and buyers in texts that differ from the fields of a notice."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from app.interchange.ocds.import_.json_values import inside, objects, text
from app.registry.authorities.names import COUNCIL_WORDS

_MAX_TEXT = 20_000
"""The most characters searched in a text, because the patterns take time."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NAME = r"(?:[A-Z][\w&'.-]*|\d+|and|of|&)(?: (?:[A-Z(][\w&'.)-]*|\d+|and|of|the|&)){0,7}"
_COMPANY = rf"({_NAME} (?:Limited|Ltd|LLP|PLC|plc|CIC))\b"
_AWARDED = re.compile(
    r"(?:[Aa]warded to|[Cc]ontract with|[Dd]irect award to|[Pp]rovided by|[Ss]upplied by"
    rf"|[Ss]upplier:|[Pp]rovider:|[Ss]uccessful (?:bidder|supplier|tenderer):?(?: is| was)?)"
    rf"(?: the company| a company called)? {_COMPANY}"
)
_IN_TITLE = re.compile(_COMPANY)
_DAY = (
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(_MONTHS)}),? (\d{{4}})"
    r"|(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2}))"
)
_ENDS = re.compile(
    r"(?:contract|agreement|term|period|service)s?(?: \w+){0,6}? "
    r"(?:ends?|ending|expires?|expiring|until|(?:runs?|running) to)"
    rf"(?: on| at midnight on| the)* {_DAY}",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"((?:Royal |London )?Borough of (?:[A-Z]\w+)(?: (?:and|upon|&) [A-Z]\w+)*"
    r"|[A-Z]\w+(?: (?:and|&|upon) [A-Z]\w+)* (?:City |Borough |County |District )?Council)\b"
)
_LEGAL_FORMS = {"limited", "ltd", "llp", "plc", "cic", "the", "and", "of", "uk", "company", "co"}


def other_suppliers(release: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """Return companies that texts name as awarded and that match no supplier by name."""
    known = [_words(name, _LEGAL_FORMS) for name in names]
    found = chain(
        *(_IN_TITLE.findall(title) for title in _texts(release, "title")),
        *(_AWARDED.findall(text_) for text_ in _texts(release, "title", "description")),
    )
    return [
        name
        for name in dict.fromkeys(found)
        if known and not any(_is_subset(_words(name, _LEGAL_FORMS), other) for other in known)
    ]


def other_last_days(release: Mapping[str, Any], days: Iterable[date]) -> list[date]:
    """Return last days in texts that are none of `days`."""
    known = set(days)
    found = [
        day
        for text_ in _texts(release, "title", "description")
        for match in _ENDS.finditer(text_)
        if (day := _day(match)) is not None
    ]
    return [day for day in dict.fromkeys(found) if known and day not in known]


def other_buyers(release: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """Return councils in titles that match no buyer by name."""
    known = [_words(name, COUNCIL_WORDS) for name in names]
    found = chain(*(_COUNCIL.findall(title) for title in _texts(release, "title")))
    return [
        name
        for name in dict.fromkeys(found)
        if known and not any(_is_subset(_words(name, COUNCIL_WORDS), other) for other in known)
    ]


def _texts(release: Mapping[str, Any], *keys: str) -> Iterator[str]:
    parts = [release.get("tender"), *objects(release.get("awards"))]
    for part in [*parts, *objects(release.get("contracts"))]:
        yield from (text_[:_MAX_TEXT] for key in keys if (text_ := text(inside(part, key))))


def _words(name: str, common: set[str]) -> frozenset[str]:
    """Return the words of a name without common ones such as the legal form."""
    return frozenset(re.findall(r"\w+", name.casefold().replace("'", ""))) - common


def _is_subset(text_: frozenset[str], known: frozenset[str]) -> bool:
    return text_ <= known or known <= text_


def _day(match: re.Match[str]) -> date | None:
    day, month, year, *numbers = match.groups()
    if day is not None:
        read = (int(year), _MONTHS.index(month.lower()) + 1, int(day))
    elif numbers[0] is not None:
        read = (int(numbers[2]), int(numbers[1]), int(numbers[0]))
    else:
        read = (int(numbers[3]), int(numbers[4]), int(numbers[5]))
    try:
        return date(*read)
    except ValueError:
        return None
