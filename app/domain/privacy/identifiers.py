"""Numbers that name a person: a patient's, an insured person's, a telephone's."""

import re

from app.domain.privacy.references import without_references
from app.domain.privacy.spelling import word_set

_TEN_DIGITS = re.compile(r"[0-9](?:[ ()./-]{0,4}[0-9]){9}")

_NHS = re.compile(
    r"""
    (?<![0-9£$€])(?<![0-9]\.)
    (?:
        [0-9]{10}(?!\.[0-9]{2}(?![0-9]))        # an amount has pence
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
      | 01[0-9]{{3}}{_DOT}[0-9]{{2}}{_DOT}[0-9]{{3}}     # an old exchange has a digit fewer
      | 016977{_DOT}[0-9]{{4}}
      | 0[58]00{_DOT}[0-9]{{3}}{_DOT}[0-9]{{3}}
      | (?:\+|00){_DOT}44(?:{_DOT}[0-9]){{9,11}}         # eleven: with a zero in brackets
      | \+{_GAP}[1-9](?:{_GAP}[0-9]){{9,13}}
      | 44{_GAP}(?:0{_GAP})?[1-37](?:{_GAP}[0-9]){{9}}   # the plus is often left out
    )
    (?![0-9])
    """,
    re.VERBOSE,
)

_JOINT = r"[ ./-]{0,3}"
_INSURANCE = re.compile(
    rf"""
    (?<![^\W_])
    # QQ is never issued: it is the prefix of every example.
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
    """The text without its references, if it holds as many digits as a patient or a telephone."""
    return without_references(text) if _TEN_DIGITS.search(text) else ""


def contains_nhs_number(text: str) -> bool:
    """Ten digits with a right check digit, whatever the words around them call them."""
    return any(_is_nhs_number(match[0]) for match in _NHS.finditer(text))


def _is_nhs_number(spelling: str) -> bool:
    digits = [int(sign) for sign in spelling if sign.isdigit()]
    # Ten digits that end in five noughts are an amount: one number in 100,000 is lost to that.
    if spelling.endswith(_ROUND):
        return False
    return sum(map(int.__mul__, digits, _NHS_WEIGHTS)) % 11 == 0


def contains_telephone_number(text: str) -> bool:
    """A number that can be dialled in or from the United Kingdom, a service line among them."""
    return _TELEPHONE.search(text) is not None


def without_telephone_numbers(text: str) -> str:
    """The text of a service line as far as it is no telephone number."""
    return _TELEPHONE.sub("|", text)


def contains_insurance_number(text: str) -> bool:
    """A National Insurance number; one without its last letter only where it is called one."""
    if any(not _is_phrase(match) for match in _INSURANCE.finditer(text)):
        return True
    return _INSURANCE_BY_NAME.search(text.lower()) is not None


def _is_phrase(match: re.Match[str]) -> bool:
    """A number between two words, as in: by 250000 a year."""
    prefix = match["prefix"]
    is_word = not prefix.isupper() and prefix.lower() in _WORDS_LIKE_A_PREFIX
    return is_word and match["gap"] == " " and match["suffix"] == "a" and bool(match["noun"])
