"""Names of suppliers as sources publish them: what is kept of a sole trader, and equal names."""

import re
import unicodedata
from typing import NamedTuple

from app.domain.privacy import broken_rule
from app.domain.privacy.spelling import word_set

WITHHELD = "sole trader (name withheld)"

_TRADING_AS = re.compile(r"(?:^|[\s,(])(?:t/as?|trading as)\b[\s:]*", re.IGNORECASE)
_TITLE = re.compile(r"(?:mr|mrs|ms|mx|miss|dr)\.?\s+(?=\S)", re.IGNORECASE)
_LEGAL_FORM = re.compile(r"\b(?:cic|cio|limited|llp|ltd|plc)\b", re.IGNORECASE)
_TRADES = word_set(
    """
    accountancy adaptations alarms associates builders building cabs carpentry care cars catering
    childcare cleaning clinic coaches coaching consultancy consulting counselling decorating design
    driving electrical engineering equipment flooring gardening gardens healthcare heating joinery
    landscapes locksmiths maintenance minibuses mobility nursery physiotherapy plumbing
    psychology removals repairs roofing scaffolding services solutions studio supplies support
    surveyors taxis therapies therapy training transport travel tuition
    """
)


_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile("[^a-z0-9]+")
_LONGEST_CODE = 61
_SAME_WORDS = {"limited": "ltd"}


class PublishedName(NamedTuple):
    """The name of a supplier that is kept, and whether more was published than this."""

    name: str
    is_shortened: bool


def published_name(text: str, *, has_number: bool = False) -> PublishedName:
    """Return what is kept of the published name of a supplier.

    A company, or whatever else has a number in a register, keeps its name, whatever person it is
    called after. Of a sole trader the trading name is kept, else `WITHHELD`.
    """
    name = " ".join(text.split())
    person, *trading = _TRADING_AS.split(name, maxsplit=1)
    is_company = has_number or _LEGAL_FORM.search(person) is not None
    if broken_rule(name) in ({None, "named-person"} if is_company else {None}) and (
        is_company or not trading
    ):
        return PublishedName(name, False)
    known = next((kept for kept in (*trading, _without_title(name)) if _is_trading(kept)), WITHHELD)
    return PublishedName(known, True)


def code_of_number(spelling: str) -> str:
    """Return the code of a provider that a number makes, such as `gb-coh-01234567`."""
    return _SEPARATORS.sub("-", spelling.lower()).strip("-")[:_LONGEST_CODE]


def name_key(name: str) -> str:
    """Return what equal names of organisations have in common.

    Case, accents, signs between words, and `Limited` or `Ltd` make no difference; nothing else is
    alike.
    """
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("'", ""))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(_SAME_WORDS.get(word, word) for word in _WORD.findall(plain))


def _without_title(name: str) -> str:
    """Return the words after a title if they end with a trade, else nothing."""
    rest = _TITLE.sub("", name, count=1) if _TITLE.match(name) else ""
    words = rest.casefold().split()
    return rest if len(words) > 1 and words[-1].strip(".,)") in _TRADES else ""


def _is_trading(name: str) -> bool:
    return bool(name.strip(" ,.)")) and broken_rule(name) is None
