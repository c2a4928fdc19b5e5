"""Detection of dates of birth: a date beside a word for birth."""

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:[0-9]{4}|'?[0-9]{2})"
_DATE = rf"""(?:
    {_DAY}[ ,./-]{{0,3}}(?:of[ ])?(?:the[ ])?{_MONTH}\b[ ,./-]{{0,3}}{_YEAR}
  | {_MONTH}[ ,./-]{{0,3}}{_DAY}[ ,./-]{{1,3}}{_YEAR}
  | [0-9]{{1,2}}[ ]?[./ -][ ]?[0-9]{{1,2}}[ ]?[./ -][ ]?{_YEAR}
  | [0-9]{{4}}[ ]?[./ -][ ]?(?:[0-9]{{1,2}}|{_MONTH})[ ]?[./ -][ ]?[0-9]{{1,2}}
  | [0-9]{{4}}[ ]?{_MONTH}[ ]?[0-9]{{1,2}}
  | [0-9]{{6}}(?:[0-9]{{2}})?
)(?![0-9])"""
_WHEN = rf"(?:{_DATE}|(?:{_MONTH}|[01]?[0-9])?[ ./-]?(?:19|20)[0-9]{{2}}\b)"
_IS = (
    r"[^\w]{0,5}(?:(?:is|was|on|the|of|as|to|be|given|recorded|registered|stated|known|about|a|day"
    r"|sun|mon|tues|wednes|thurs|fri|satur|dd|mm|yy(?:yy)?)\W{0,3}){0,5}"
)

# Each lookbehind follows the first letter, so that the search can skip to that letter.
_LABEL = re.compile(
    r"""
      (?:
        d(?<![a-z0-9]d)(?:[ ]?\.?[ ]?o[ ]?\.?[ ]?b(?![a-z])|(?:ate|ay)[ -]?of[ -]?birth)
      | b(?<![a-z0-9]b)irth[ -]?da(?:te|y)
      | b(?<![a-z-]b)(?P<born>orn)
      | b(?<![a-z0-9.]b)(?P<b>\.)
      )
    """,
    re.VERBOSE,
)
_AFTER_LABEL = re.compile(rf"{_IS}(?=[0-9adfjmnos]){_WHEN}", re.VERBOSE)
_AFTER_BORN = re.compile(rf"{_IS}(?=[0-9adfjmnos]){_DATE}", re.VERBOSE)
_AFTER_B = re.compile(rf"[ ]?{_DATE}", re.VERBOSE)
_BEFORE_LABEL = re.compile(
    rf"""
    (?<![0-9])(?=[0-9]){_DATE}
    [ ,(/:-]{{0,4}}(?:(?:is|as|was)[ ](?:his|her|their|the)[ ])?$
    """,
    re.VERBOSE,
)
_DIGIT = re.compile("[0-9]")
_REACH = 45


def contains_day_of_birth(text: str) -> bool:
    """Return whether a text contains a date of birth; birth years of groups are allowed."""
    small = text.lower()
    return any(_has_day(small, label) for label in _LABEL.finditer(small))


def _has_day(text: str, label: re.Match[str]) -> bool:
    first = max(0, label.start() - _REACH)
    if not _DIGIT.search(text, first, label.end() + _REACH):
        return False
    if label["b"]:
        return _AFTER_B.match(text, label.end()) is not None
    if label["born"]:
        return _AFTER_BORN.match(text, label.end()) is not None
    if _AFTER_LABEL.match(text, label.end()):
        return True
    return _BEFORE_LABEL.search(text[first : label.start()]) is not None
