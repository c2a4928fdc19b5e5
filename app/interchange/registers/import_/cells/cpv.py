"""Read codes of the Common Procurement Vocabulary."""

import re

from app.interchange.registers.import_.cells.reading import Reading, UnreadableCell

_CODE = re.compile(r"([0-9]{8})(?:-[0-9])?(?:\.0+)?(?:\s*[-:–]?\s*[^\W\d_][^0-9;]*)?", re.DOTALL)


def read_cpv(text: str) -> Reading:
    """Read one code of eight digits; check digit and words are left out. Raises UnreadableCell."""
    found = _CODE.fullmatch(text)
    if found is None:
        raise UnreadableCell("invalid-cpv", "one code of eight digits, such as 33196000-2")
    return Reading({"cpv": found[1]})
