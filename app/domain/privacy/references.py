"""Removal of reference numbers, which identify documents, products or dates, not people."""

import re

_REFERENCES = re.compile(
    r"""
    (?=[0-9a-fhiow])(?:                                          # only these begin a reference
      (?:https?://|www\.)[^ <>"']++                             # a query may contain any number
    | \bocds-[0-9a-z]{6}-[\w/-]++
    | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b             # a UUID
    | \b[0-9a-f]{32,128}\b                                       # a hash
    | \b[0-9]{8}-[0-9]\b                                          # a CPV code
    | (?<![0-9])(?<![0-9][ -])[0-9]{6}-20[0-9]{2}(?:-[0-9]+)?(?![0-9])  # a notice, its award
    | (?<![0-9])97[89](?:[ -]?[0-9]){9}[ -]?[0-9](?![0-9])         # an ISBN of 13 digits
    | \bisbn(?:[ -]?10)?:?[ ]?(?:[0-9][ -]?){9}[0-9x](?![0-9])     # with the NHS's check digit
    | (?<![0-9])[0-3]?[0-9](?P<dash>[ ./-])[01]?[0-9](?P=dash)(?:19|20)[0-9]{2}(?![0-9])
    | (?<![0-9])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9])
    | (?<![0-9])[0-2][0-9](?:00|15|30|45)[ ]?-[ ]?[0-2][0-9](?:00|15|30|45)(?![0-9])  # hours
    )
    """,
    re.VERBOSE,
)
_BREAK = "|"


def without_references(text: str) -> str:
    """Return the text in lower case, with a bar for each reference to keep digits apart."""
    return _REFERENCES.sub(_BREAK, text.lower())
