"""Detection of home addresses: a house or flat number with a postcode."""

import re

from app.domain.privacy.spelling import word_set

_CODE = r"(?<![^\W_])[a-z]{1,2}[0-9][a-z0-9]?[ .-]{0,2}[0-9][abd-hjlnp-uw-z]{2}(?![^\W_])"
# Not a postcode: "E1 2nd floor", an ordinal number before a noun.
_ORDINAL = r"[A-Z]{1,2}[0-9][A-Z0-9]? (?-i:(?:1st|2nd|3rd|[04-9]th) [a-z])"
_POSTCODE = re.compile(rf"(?!{_ORDINAL}){_CODE}", re.IGNORECASE)
STREETS = word_set(
    """
    alley approach av ave avenue broadway buildings cl close cottages cres crescent croft ct dr
    drive embankment gardens gdns grove lane lawn ln lodge mansions mead meadows mews orchard
    parade passage pl quay rd road row sq square st street terrace vale villas walk wharf
    """
)
# Ambiguous words for streets: they need a capital letter or a postcode close by.
_NOUNS = word_set(
    """
    bank bridge chase circus common court cross end estate field fields garth gate glade green
    heath hill house meadow mount park path piece place reach ride rise strand ter view way wood
    yard
    """
)
_ALONE = "broadway|cheapside|embankment|haymarket|parade|piccadilly|poultry|strand"
# Words that follow a count and never begin a street name.
_COUNTED = (
    "and at bed(?:room)?(?:ed|s)? by days? for from hours? in is km m metres? miles? months? of off"
    " on or people per persons? to units? vehicles? weeks? were will with x years?"
).replace(" ", "|")
_NUMBERED = word_set(
    """
    area batch bus category grade item junction level lot lots option package part phase
    priority route schedule section stage step tier version ward wards year zone
    """
)
# The lookbehinds follow the first digit, so that the search can skip to a digit.
_NUMBER = r"""
    [0-9](?<![\w/£$€-][0-9])(?<![0-9][.,][0-9])(?!(?<=1)9[0-9]{2}\b|(?<=2)0[0-9]{2}\b|(?<=2)4/7\b)
    [0-9]{0,3}[a-zA-Z]?(?:[ ]?[/&-][ ]?[0-9]{1,4}[a-zA-Z]?)?,?[ ]
    """
_NAME = rf"(?:(?!(?i:{_COUNTED})\b)[^\W\d_][\w'.-]{{0,30}}[ ]){{1,4}}"


def _any_of(listed: frozenset[str]) -> str:
    return "|".join(sorted(listed))


_HOUSE = re.compile(
    rf"""
    {_NUMBER}
    (?:{_NAME}?(?:{_any_of(STREETS)}|(?P<noun>{_any_of(_NOUNS)}))|(?:the[ ])?(?:{_ALONE}))\b
    """,
    re.VERBOSE,
)
_IN_A_STREET = re.compile(rf"{_NUMBER}{_NAME}(?:{_any_of(STREETS)})\b", re.VERBOSE)
_THEN_A_POSTCODE = re.compile(rf"(?:,[a-z ,'-]{{1,40}})?,? {_CODE}")
_DWELLING = re.compile(
    r"""
      (?:flat|apartment|apt|bedsit|maisonette|house|bungalow)[ .:]{0,2}
      (?:no[ .]{0,2}|number[ ])?[0-9]{1,4}[a-z]?\b(?![ ]?%)
    | flat[ ][a-z]\b
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"([a-z]+) $")
_REACH = 12


def contains_home_address(text: str) -> bool:
    """Return whether a text contains a house number and street, or a flat, and a postcode."""
    if not _POSTCODE.search(text):
        return False
    # Lower case is faster to search; normalised text keeps its length in lower case.
    small = text.lower()
    return _DWELLING.search(small) is not None or any(
        _is_a_home(text, small, house) for house in _HOUSE.finditer(small)
    )


def _is_a_home(text: str, small: str, house: re.Match[str]) -> bool:
    if _numbers_a_part(small, house.start()):
        return False
    if not house["noun"] or text[house.start("noun")].isupper():
        return True
    return bool(
        _THEN_A_POSTCODE.match(small, house.end()) or _IN_A_STREET.match(small, house.start())
    )


def _numbers_a_part(text: str, start: int) -> bool:
    """Return whether the number belongs to a part such as a lot or phase, not to a house."""
    before = _WORD_BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and before[1] in _NUMBERED
