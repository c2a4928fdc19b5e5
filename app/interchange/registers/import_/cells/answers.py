"""Read answers: yes or no, in the words of councils; and procedures."""

import re
from functools import lru_cache

from app.domain.vocabulary import ContractKind
from app.interchange.registers.import_.cells.reading import Reading, UnreadableCell, words

_NUMBER = re.compile(r"\b([A-Z]{0,2}[0-9]{6,8})\b")
_DIVIDERS = re.compile(r"[\s,;/&]+")


@lru_cache(maxsize=1_024)
def read_yes_no(field: str, text: str) -> Reading:
    """Read yes or no, or a word for it in the column of a field. Raises UnreadableCell.

    A word of the other column is an answer to that one: `VCSE` in the column of SMEs.
    """
    answer = parse_yes_no(field, text)
    if answer is not None:
        return Reading({field: answer})
    for other in {"sme", "vcse"} - {field} if field != "tendered" else ():
        if text.casefold() in words(other, "yes"):
            return Reading({other: True})
    raise UnreadableCell("not-yes-or-no", "yes or no")


def parse_yes_no(field: str, text: str) -> bool | None:
    """Parse yes or no, or a word for it; None for anything else."""
    word = " ".join(text.casefold().split())
    if word in words("yes") or word in words(field, "yes"):
        return True
    return False if word in words("no") or word in words(field, "no") else None


def read_sme_and_vcse(text: str) -> Reading:
    """Read one answer about both, with the number that a VCSE has. Raises UnreadableCell."""
    number = _NUMBER.search(text)
    said = _DIVIDERS.sub(" ", _NUMBER.sub("", text)).casefold().split()
    if not said or " ".join(said) in words("no"):
        both = {"sme": False, "vcse": False} if said else {}
        return Reading(both)
    values: dict[str, object] = {
        field: True for field in ("sme", "vcse") if words(field, "yes") & {*said}
    }
    if not values:
        raise UnreadableCell("not-yes-or-no", "SME, VCSE with its number, or no")
    if number:
        values["supplier_number"] = number[1]
    return Reading(values)


def read_route(text: str) -> Reading:
    """Read a procedure: its words, and what they say about tendering and the kind."""
    word = " ".join(text.casefold().split())
    values: dict[str, object] = {"tender_route": text}
    if (answer := parse_yes_no("tendered", word)) is not None and word not in words("yes"):
        values["route_is_tender"] = answer
    for kind in (ContractKind.COMPETED, ContractKind.DIRECT_AWARD):
        if word in words("kind", kind):
            values["route_kind"] = kind
    return Reading(values)
