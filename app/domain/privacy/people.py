"""Detection of people with a title and surname, unlike places and things of similar names."""

import re
from collections.abc import Mapping

from app.domain.privacy.homes import STREETS
from app.domain.privacy.spelling import word_set

_PLAIN_TITLES = word_set("mr mrs ms mx miss cllr cllrs councillor councillors hon")
_LEARNED_TITLES = word_set("doctor dr prof professor rev revd reverend")
_NOBLE_TITLES = word_set("alderman baron baroness dame lady lord sir")
_TITLES = "|".join(sorted(_PLAIN_TITLES | _LEARNED_TITLES | _NOBLE_TITLES, reverse=True))
# Unambiguous titles: the name after them may be in lower case.
_SURE_TITLES = word_set("mr mrs cllr")

_TITLE = re.compile(rf"({_TITLES})(?:\. ?| )[(\"']?(?=[^\W\d_])")
_WORD = r"(?:[^\W\d_][\w'-]{0,40}|&)"
# Words separated only by a space or by the dot of an initial.
_WORDS = re.compile(rf"{_WORD}(?:(?:(?<=\b\w)\. ?| ){_WORD}){{0,6}}")
_UNIT = re.compile(r"[0-9] ?$")
_OUR = re.compile(r"\bour $", re.IGNORECASE)

_PARTICLES = word_set("abu al ap bin bint da de del della den der di du el la le ter van von")
_SMALL_WORDS = word_set(
    """
    a about after all also an and any are as asked at be been before both but by can could did do
    does each every for from had has have he her his if in into is it its may me might must my no
    not of off on or our out over said says she should so some than that the their them then
    there these they this those to under until up us was we were what when where which who whose
    why will with would you your
    """
)
# Words after the letters of a title that do not make a person, such as "MR scan".
_IMAGING = """
    angiography coil coils compatible conditional contrast elastography enterography guided imaging
    linac perfusion protocol safe safety scan scanner scanners scanning scans sequence simulator
    spectroscopy suite system systems unit units
    """
_RECOVERY = """
    arrangements bike bikes capability centre drill environment exercise failover infrastructure
    invocation martens plan planning plans recovery replication scenario server servers service
    services simulation site sites solution strategy test testing tests who
    """
_OFFICES = """
    allowance allowances briefing call casework charter code complaints conduct contact
    development devices enquiries enquiry equipment expenses forum handbook ict induction
    it laptops locum member members portal programme questions recruitment referral requests rota
    scheme services support surgeries surgery survey training workshop
    """
_SCLEROSIS_AND_SOFTWARE = """
    365 access active activex azure centre clinic defender dynamics encephalopathy excel
    exchange forms forum groups intune latency nurse nurses office outlook patient patients planner
    project publisher purview register relapse response services sharepoint society specialist
    sql support teams therapy timeout treatment trust visio windows
    """
_THINGS: Mapping[str, frozenset[str]] = {
    "mr": word_set(_IMAGING + " men motivator muscle"),
    # Also surnames, so these apply to the upper-case letters only.
    "MS": word_set("edge power word"),
    "ms": word_set(_SCLEROSIS_AND_SOFTWARE),
    "mx": word_set("linux master record records router routers series server servers"),
    "miss": word_set("universe world"),
    "dr": word_set(_RECOVERY),
    "doctor": word_set(_OFFICES + " bike who"),
    "councillor": word_set(_OFFICES),
    "councillors": word_set(_OFFICES),
    "cllr": word_set(_OFFICES),
    "cllrs": word_set(_OFFICES),
    "hon": word_set("alderman degree fellow member president secretary treasurer"),
    "prof": word_set("dev development doc exam indemnity reg registration services standards"),
    "professor": word_set("chair emeritus emerita"),
    "rev": word_set("counter date description limiter no number status"),
    "lord": word_set(
        "advocate chamberlain chancellor chief great high lieutenant mayor privy steward"
    ),
    "lady": word_set("bird chapel mayoress"),
    "sir": word_set("form forms madam report reports"),
    "baron": word_set("court"),
}
_NOTHING: frozenset[str] = frozenset()
_PLACES = STREETS | word_set(
    """
    academy almshouses associates bridge building cathedral centre center chapel charity church
    clinic club college construction cottage court dock estate farm fields fort foundation fund
    gallery ground grounds hall hill home homes hospice hospital hotel house infirmary inn
    institute institution laboratories laboratory library limited llp ltd memorial museum nursery
    park partners partnership pavilion place playing plc practice primary pub room school
    secondary society stadium station suite surgery theatre tower trust unit university wards
    ward way wing wood woods
    """
)
_LEGAL_FORMS = word_set("cic cio limited llp ltd plc")
_NEAR = 2


def contains_named_person(text: str) -> bool:
    """Return whether a text contains a title and surname that do not name a place or thing."""
    # Lower case is faster to search; normalised text keeps its length in lower case.
    return any(_is_person(text, match) for match in _TITLE.finditer(text.lower()))


def _is_person(text: str, title: re.Match[str]) -> bool:
    written, before = (
        text[title.start() : title.end(1)],
        text[max(0, title.start() - 4) : title.start()],
    )
    if before[-1:].isalnum() or (written in {"ms", "MS"} and _UNIT.search(before)):
        return False
    if title[1] == "lady" and _OUR.search(before):
        return False
    following = _WORDS.match(text, title.end())
    name = _name(following[0].replace(".", " ").split()) if following else []
    return bool(name) and _is_name(written, name[0]) and not _is_place(title[1], name)


def _name(following: list[str]) -> list[str]:
    """Return the words from the first name or surname on, without initials and particles."""
    for n, word in enumerate(following):
        if len(word.removesuffix("'s")) > 1 and word.lower() not in _PARTICLES:
            # "Mr X complained": the letter replaces the name, so that no name follows.
            is_withheld = n > 0 and word[0].islower() and following[n - 1][0].isupper()
            return [] if is_withheld else following[n:]
    return []


def _is_name(title: str, word: str) -> bool:
    small = word.lower()
    things = _THINGS.get(title.lower(), _NOTHING) | _THINGS.get(title, _NOTHING)
    if small in _SMALL_WORDS or small in things:
        return False
    return not word[0].islower() or (title.lower() in _SURE_TITLES and not title.isupper())


def _is_place(title: str, name: list[str]) -> bool:
    """Return whether the words name a place or a company.

    After a noble title, a word for a place may follow anywhere in the name; after a learned title,
    only directly after the surname.
    """
    named = name[: _end_of_name(name)]
    # A company keeps its name, whatever person it is called after.
    if any(word.lower() in _LEGAL_FORMS for word in named[1:]):
        return True
    if title in _PLAIN_TITLES:
        return False
    small = [word.lower() for word in name]
    if title in _NOBLE_TITLES:
        return small[0] in STREETS or any(word.lower() in _PLACES for word in named[1:])
    is_near = small[0].endswith("'s") or small[1:2] in (["medical"], ["health"])
    near = small[1:] if is_near else small[1:_NEAR]
    is_practice = small[1:3] in (["&", "partners"], ["and", "partners"])
    return is_practice or any(word in _PLACES for word in near)


def _end_of_name(name: list[str]) -> int:
    for n, word in enumerate(name):
        if word[0].islower() and word != "and":
            return n
    return len(name)
