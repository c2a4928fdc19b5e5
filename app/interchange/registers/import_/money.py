"""Parse amounts of money in pounds."""

import re

from app.interchange.registers.import_.cells import UnreadableCell

_SIGN = re.compile(r"^(?:£|GBP)\s*|\s*GBP$", re.IGNORECASE)
_AMOUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]*))?")
_PENCE, _LONGEST = 2, 13


def parse_amount(text: str) -> str:
    """Parse pounds into a text with two decimals, without rounding. Raises UnreadableCell."""
    found = _AMOUNT.fullmatch(_SIGN.sub("", text).strip())
    if found is None:
        raise UnreadableCell(
            "invalid-amount", "an amount in pounds, written £1,234,567.89 or 1234567"
        )
    pounds = found[1].replace(",", "").lstrip("0") or "0"
    pence = (found[2] or "").rstrip("0")
    if len(pence) > _PENCE or len(pounds) > _LONGEST:
        raise UnreadableCell(
            "invalid-amount", "at most 13 digits before the point and two after it"
        )
    return f"{pounds}.{pence.ljust(_PENCE, '0')}"
