"""Detection of personal numbers: NHS, National Insurance and telephone numbers."""

import re

from app.domain.privacy.references import without_references
from app.domain.privacy.spelling import word_set

_TEN_DIGITS = re.compile(r"[0-9](?:[ ()./-]{0,4}[0-9]){9}")

_NHS = re.compile(
    r"""
    (?<![0-9£$€])(?<![0-9]\.)
    (?:
        [0-9]{10}(?!\.[0-9]{2}(?![0-9]))        # not an amount with pence
      | [0-9]{3}[ ./-]{1,3}[0-9]{3}[ ./-]{1,3}[0-9]{4}
      | [0-9](?:[ ./-][0-9]){9}
    )
    (?![0-9])
    """,
    re.VERBOSE,
)
_NHS_WEIGHTS = range(10, 0, -1)
_ROUND = "00000"

_GAP = r"[ ()-]{0,4}"
_DOT = r"[ ().-]{0,4}"
_TELEPHONE = re.compile(
    rf"""
    (?<![0-9£$€])(?<![0-9]\.)
    (?:
        0{_GAP}[1-357-9](?:{_GAP}[0-9]){{9}}
      | 0[1-357-9][0-9](?:{_DOT}[0-9]){{8}}
      | 01[0-9]{{3}}{_DOT}[0-9]{{2}}{_DOT}[0-9]{{3}}     # old exchanges have one digit less
      | 016977{_DOT}[0-9]{{4}}
      | 0[58]00{_DOT}[0-9]{{3}}{_DOT}[0-9]{{3}}
      | (?:\+|00){_DOT}44(?:{_DOT}[0-9]){{9,11}}         # eleven digits include a zero in brackets
      | \+{_GAP}[1-9](?:{_GAP}[0-9]){{9,13}}
      | 44{_GAP}(?:0{_GAP})?[1-37](?:{_GAP}[0-9]){{9}}   # often written without the plus
    )
    (?![0-9])
    """,
    re.VERBOSE,
)

_JOINT = r"[ ./-]{0,3}"
_INSURANCE = re.compile(
    rf"""
    (?<![^\W_])
    # QQ is never issued and serves as the prefix of examples.
    (?P<prefix>QQ|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])
    (?:{_JOINT}[0-9]){{6}}
    (?P<gap>{_JOINT})(?P<suffix>[A-D])
    (?![^\W_])(?P<noun>[ ][a-z])?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INSURANCE_BY_NAME = re.compile(
    rf"""
    n(?<![a-z]n)(?:ino|\.?i\.?[ ](?:number|no\b)|ational[ ]insurance(?:[ ](?:number|no\b))?)
    [ .:#=-]{{0,4}}(?:is[ ])?
    [a-z]{{2}}(?:{_JOINT}[0-9]){{6}}(?![0-9])
    """,
    re.VERBOSE,
)
_WORDS_LIKE_A_PREFIX = word_set("am an as at be by ex he me my or pa so we")


def long_numbers(text: str) -> str:
    """Return the text without references if it contains ten digits in a row, else an empty text."""
    return without_references(text) if _TEN_DIGITS.search(text) else ""


def contains_nhs_number(text: str) -> bool:
    """Return whether a text contains ten digits with a valid NHS check digit."""
    return any(_is_nhs_number(match[0]) for match in _NHS.finditer(text))


def _is_nhs_number(spelling: str) -> bool:
    digits = [int(sign) for sign in spelling if sign.isdigit()]
    # Ten digits that end in five zeros are read as an amount, which misses 1 number in 100,000.
    if spelling.endswith(_ROUND):
        return False
    return sum(map(int.__mul__, digits, _NHS_WEIGHTS)) % 11 == 0


def contains_telephone_number(text: str) -> bool:
    """Return whether a text contains a UK or international telephone number."""
    return _TELEPHONE.search(text) is not None


def without_telephone_numbers(text: str) -> str:
    """Return the text with telephone numbers replaced by bars, for a service line."""
    return _TELEPHONE.sub("|", text)


def contains_insurance_number(text: str) -> bool:
    """Return whether a text contains a National Insurance number.

    A number without its last letter counts only after a word such as NINO.
    """
    if any(not _is_phrase(match) for match in _INSURANCE.finditer(text)):
        return True
    return _INSURANCE_BY_NAME.search(text.lower()) is not None


def _is_phrase(match: re.Match[str]) -> bool:
    """Return whether the match is a phrase, such as "by 250000 a year"."""
    prefix = match["prefix"]
    is_word = not prefix.isupper() and prefix.lower() in _WORDS_LIKE_A_PREFIX
    return is_word and match["gap"] == " " and match["suffix"] == "a" and bool(match["noun"])
