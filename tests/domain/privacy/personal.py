"""Generated personal data in many spellings; shares no code with the rules.

Names are built from syllables, so that they name no real person; telephone numbers and NHS numbers
are random, since every range has to be refused.
"""

from collections.abc import Callable, Mapping
from random import Random
from string import ascii_letters, digits

Maker = Callable[[Random], str]


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


SYLLABLES = ("bran", "cor", "del", "fen", "gar", "hol", "kel", "mor", "quil", "stan", "tol", "wex")
ENDINGS = ("bury", "combe", "dane", "fold", "grave", "ley", "mere", "nock", "shaw", "tree", "wick")
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Cllr", "Rev", "Sir", "Lady", "Lord")
LONG_TITLES = ("Professor", "Councillor", "Reverend", "Dame", "Baroness", "Doctor")
MONTHS = listed(
    "January February March April May June July August September October November December"
)
STREETS = listed(
    "Street Road Avenue Lane Close Drive Gardens Crescent Terrace Place Court Grove Way Mews Square"
    " Walk Hill Row Park Green Rise St Rd Ave"
)
AREAS = listed("E N W SE SW NW EC1A WC2H BR CR HA RM TW UB")
ORGANISATIONS = ("example.gov.uk", "example.co.uk", "nhs.net", "care.example.org", "example-uk.com")
CONSUMERS = listed(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk yahoo.com yahoo.co.uk"
    " icloud.com btinternet.com sky.com aol.com proton.me protonmail.com live.co.uk"
    " me.com virginmedia.com"
)
SENTENCES = (
    ("", ""),
    ("", "."),
    ("(", ")"),
    ("ref ", ""),
    ("Order for ", ", to be delivered by noon."),
    ("Contract notice 2025/S 000-012345; ", "; first day 1 April 2025"),
    ("See https://example.org/beds?id=77 and ", " of the list"),
    ("lot 2: ", " - £1,234,567.89"),
    ("4435750.00, ", ", RM6187"),
    ("the equipment store wrote\n", "\nin its report"),
)
# Spaces, dashes and digits as other keyboards and word processors write them.
SPACES, DASHES = "\u00a0\u2009\u202f\u3000", "\u2010\u2011\u2013\u2014\u2212"
WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in ascii_letters + digits + "@"})
INVISIBLE = "\u200b\u200c\u2060\ufeff\u00ad"


def some_digits(rng: Random, count: int) -> str:
    return f"{rng.randrange(10**count):0{count}}"


def surname(rng: Random) -> str:
    return (rng.choice(SYLLABLES) + rng.choice(ENDINGS)).capitalize()


def grouped(number: str, sizes: tuple[int, ...], joint: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return joint.join(parts)


def nhs_digits(rng: Random) -> str:
    """Nine digits and the check digit that makes their weighted sum a multiple of eleven."""
    while True:
        nine = rng.choice("3456789") + some_digits(rng, 8)
        total = sum((10 - n) * int(digit) for n, digit in enumerate(nine))
        if total % 11 != 1:
            return nine + str((11 - total % 11) % 11)


def nhs_number(rng: Random) -> str:
    sizes = rng.choice([(10,), (3, 3, 4), (3, 3, 4), (1,) * 10])
    return grouped(
        nhs_digits(rng), sizes, rng.choice([" ", " ", "-", ".", "  "]) if sizes[-1] == 4 else " "
    )


def insurance_number(rng: Random) -> str:
    first, second = "ABCEGHJKLMNOPRSTWXYZ", "ABCEGHJKLMNPRSTWXYZ"
    prefix = rng.choice(first) + rng.choice(second)
    if prefix in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}:
        prefix = "QQ"
    joint = rng.choice(["", "", " ", " ", "-", ".", "/"])
    sizes = rng.choice([(2, 2, 2), (6,), (3, 3)])
    number = joint.join((prefix, grouped(some_digits(rng, 6), sizes, joint), rng.choice("ABCD")))
    return rng.choice([number, number, number.lower()])


NATIONAL: tuple[tuple[str, int, tuple[tuple[int, ...], ...]], ...] = (
    ("02", 9, ((3, 4, 4), (3, 8), (11,), (3, 3, 5))),
    ("011", 8, ((4, 3, 4), (4, 7), (11,))),
    ("01", 9, ((5, 6), (5, 3, 3), (11,), (5, 2, 4))),
    ("01", 8, ((5, 5), (5, 2, 3), (10,))),
    ("03", 9, ((4, 3, 4), (11,), (4, 7))),
    ("07", 9, ((5, 6), (5, 3, 3), (11,), (4, 3, 4), (3, 4, 4))),
    ("080", 8, ((4, 3, 4), (4, 7), (11,))),
    ("087", 8, ((4, 3, 4), (4, 7), (11,))),
)


def telephone_number(rng: Random) -> str:
    prefix, rest, spellings = rng.choice(NATIONAL)
    number = prefix + some_digits(rng, rest)
    sizes = rng.choice(spellings)
    spelt = grouped(number, sizes, rng.choice([" ", " ", " ", "-", "."]))
    if len(sizes) > 1 and rng.random() < 0.2:
        return f"({number[: sizes[0]]}) " + grouped(number[sizes[0] :], sizes[1:], " ")
    if rng.random() < 0.4:
        return (
            rng.choice(["+44 ", "+44", "0044 ", "+44 (0)", "(+44) ", "+44-", "00 44 "]) + spelt[1:]
        )
    return spelt


def mailbox(rng: Random) -> str:
    first, last = surname(rng).lower(), surname(rng).lower()
    local = rng.choice(
        [
            f"{first}.{last}",
            f"{first[0]}.{last}",
            f"{first[0]}{last}",
            f"{first}_{last}",
            first,
            f"{first}-{last}",
            f"{first}.{last}{rng.randrange(99)}",
            f"{first}.j.{last}",
        ]
    )
    if rng.random() < 0.3:
        return rng.choice([local, "info", "equipment.team"]) + "@" + rng.choice(CONSUMERS)
    spelt = f"{local}@{rng.choice(ORGANISATIONS)}"
    return rng.choice([spelt, spelt, spelt.upper(), f"<{spelt}>", f"mailto:{spelt}"])


def postcode(rng: Random) -> str:
    area = rng.choice(AREAS)
    outward = area if area[-1].isalpha() and len(area) > 2 else area + str(rng.randrange(1, 20))
    return f"{outward}{rng.choice([' ', ' ', ''])}{rng.randrange(10)}" + "".join(
        rng.choices("ABDEFGHJLNPQRSTUWXYZ", k=2)
    )


def street(rng: Random) -> str:
    name = rng.choice(
        [surname(rng), surname(rng), f"{surname(rng)} {surname(rng)}", "St Mary's", "High"]
    )
    return f"{name} {rng.choice(STREETS)}"


def home_address(rng: Random) -> str:
    number = f"{rng.randrange(1, 400)}{rng.choice(['', '', '', 'a', 'B'])}"
    flat = rng.choice(["", "", "", f"Flat {rng.randrange(1, 99)}, ", "Flat B, "])
    joint = rng.choice([", ", ", ", " ", f", {surname(rng)}, ", ", London, ", "\n"])
    door = rng.choice([f"{flat}{number} ", f"{flat}{number}, ", f"No. {number} "])
    spelt = f"{door}{street(rng)}{joint}{postcode(rng)}"
    return rng.choice([spelt, spelt, spelt, spelt.upper(), spelt.lower()])


def day(rng: Random) -> str:
    year, month, number = rng.randrange(1920, 2024), rng.randrange(1, 13), rng.randrange(1, 29)
    name = rng.choice([MONTHS[month - 1], MONTHS[month - 1][:3]])
    joint = rng.choice("/-. ")
    return rng.choice(
        [
            f"{number}{joint}{month}{joint}{year}",
            f"{number:02}{joint}{month:02}{joint}{year % 100:02}",
            f"{number} {name} {year}",
            f"{number}th of {name} {year}",
            f"{name} {number}, {year}",
            f"{year}-{month:02}-{number:02}",
            f"{number:02}{month:02}{year}",
        ]
    )


def day_of_birth(rng: Random) -> str:
    labels = "DOB|DoB|dob|D.O.B.|d.o.b|Date of birth|date of birth|date-of-birth|DATE OF BIRTH|born"
    label, joint = rng.choice(labels.split("|")), rng.choice([" ", ": ", " - ", ":", " is ", " = "])
    if label == "born":
        return f"born{rng.choice([' ', ' on ', ' on the ', ': '])}{day(rng)}"
    return f"{label}{joint}{day(rng)}"


def titled_name(rng: Random) -> str:
    title = rng.choice(TITLES + LONG_TITLES) + rng.choice(["", "", "."])
    given = rng.choice(["", "", "", "A. ", "A B ", "A.B. ", "J ", f"{surname(rng)} "])
    last = rng.choice(["", "", "", "", "O'", "Mc", "de ", "van der "]) + surname(rng)
    spelt = f"{title} {given}{rng.choice([last, last, last, last + '-' + surname(rng)])}"
    return rng.choice([spelt, spelt, spelt, spelt.upper()])


PERSONAL: Mapping[str, Maker] = {
    "nhs-number": nhs_number,
    "national-insurance-number": insurance_number,
    "telephone-number": telephone_number,
    "personal-mailbox": mailbox,
    "home-address": home_address,
    "date-of-birth": day_of_birth,
    "named-person": titled_name,
}


def disguised(rng: Random, spelt: str) -> str:
    """Replace characters by others that look the same."""
    match rng.randrange(4):
        case 0:
            return "".join(rng.choice(SPACES) if sign == " " else sign for sign in spelt)
        case 1:
            return "".join(rng.choice(DASHES) if sign == "-" else sign for sign in spelt)
        case 2:
            return spelt.translate(WIDE)
        case _:
            return "".join(sign + rng.choice(["", "", rng.choice(INVISIBLE)]) for sign in spelt)


def in_a_sentence(rng: Random, make: Maker) -> str:
    before, after = rng.choice(SENTENCES)
    spelt = make(rng)
    return f"{before}{disguised(rng, spelt) if rng.random() < 0.2 else spelt}{after}"
