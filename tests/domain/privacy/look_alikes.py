"""Generated texts that resemble personal data but are none."""

from collections.abc import Mapping
from hashlib import sha256
from random import Random
from uuid import UUID

from tests.domain.privacy.personal import (
    MONTHS,
    ORGANISATIONS,
    Maker,
    day,
    grouped,
    listed,
    nhs_digits,
    postcode,
    some_digits,
    street,
    surname,
)

PLACES = listed(
    "Road Street Lane Avenue Hospital School Academy College Hall House Centre Trust Court"
)
TEAMS = listed(
    "procurement equipment team ot service services community info enquiries contracts"
    " commissioning housing orders supplies tenders adultcare asc finance complaints hub support"
    " customer.services"
)
INVALID_PREFIXES = listed("BG GB KN NK NT TN ZZ DA FB IC QA UA VB AO BF CI DQ EU FV")


def a_year(rng: Random) -> int:
    return rng.randrange(2015, 2035)


def a_hash(rng: Random) -> str:
    return sha256(rng.randbytes(8)).hexdigest()


def a_uuid(rng: Random) -> str:
    return str(UUID(int=rng.getrandbits(128)))


def an_amount(rng: Random) -> str:
    pounds = rng.randrange(1, 10**9)
    return rng.choice([f"{pounds}.00", f"£{pounds:,}", f"£{pounds:,}.{some_digits(rng, 2)}"])


def a_notice(rng: Random) -> str:
    number, year = some_digits(rng, 6), a_year(rng)
    return rng.choice([f"{year}/S 000-{number}", f"{number}-{year}", f"{number}-{year}-1"])


def an_ocid(rng: Random) -> str:
    return rng.choice(
        [
            f"ocds-h6vhtk-{some_digits(rng, 6)}",
            f"ocds-b5fd17-{a_uuid(rng)}",
            f"ocds-r6ebe6-{nhs_digits(rng)}",
            f"ocds-kuma6s-{some_digits(rng, 6)}",
        ]
    )


def a_code(rng: Random) -> str:
    eight = some_digits(rng, 8)
    return rng.choice(
        [
            eight,
            f"SC{eight[:6]}",
            f"OC{eight[:6]}",
            f"E09{eight[:6]}",
            f"RM{eight[:4]}",
            f"DN{eight[:6]}",
            f"{eight}-{rng.randrange(10)}",
            f"0{eight[:7]}",
            f"FOI-{eight[:5]}",
            f"prj_WCC_{eight[:5]}",
        ]
    )


def a_page(rng: Random) -> str:
    number = rng.choice([nhs_digits(rng), "07" + some_digits(rng, 9)])
    return f"https://example.org/{rng.choice(['', '?id=', 'notice/', 'x?a=1&b='])}{number}"


def some_dates(rng: Random) -> str:
    return f"{day(rng)} {rng.choice(['to', '–', 'until'])} 31 March {a_year(rng)}"


def a_number_of_another_length(rng: Random) -> str:
    length = rng.choice([5, 6, 7, 8, 9, 13, 14])
    return some_digits(rng, length)


def a_wrong_check_digit(rng: Random) -> str:
    right = nhs_digits(rng)
    wrong = right[:9] + str((int(right[9]) + rng.randrange(1, 10)) % 10)
    return grouped(wrong, rng.choice([(10,), (3, 3, 4)]), rng.choice(" -."))


def an_invalid_insurance_number(rng: Random) -> str:
    joint, number = rng.choice(["", " "]), some_digits(rng, 6)
    return rng.choice(
        [
            joint.join((rng.choice(INVALID_PREFIXES), number, rng.choice("ABCD"))),
            f"AB{number}{rng.choice('EFGHJKLMNPRSTWXYZ')}",
            f"AB{number}",
            f"AB{number}1C",
            f"by {number}0 a year",
            f"ABC{number}A",
            f"AB{number[:5]}C",
        ]
    )


def a_mailbox_of_a_team(rng: Random) -> str:
    local = rng.choice([".", "-", "_", ""]).join(rng.sample(TEAMS, rng.choice([1, 1, 2])))
    if local.startswith(("ot", "info", "asc", "hub")) and local not in TEAMS:
        local = f"equipment.{local}"
    return f"{local}@{rng.choice(ORGANISATIONS)}"


def half_an_address(rng: Random) -> str:
    return rng.choice(
        [
            f"{street(rng)}, London {postcode(rng)}",
            f"{rng.randrange(1, 300)} {street(rng)}",
            f"Lot {rng.randrange(1, 30)} {street(rng)}, {postcode(rng)}",
            postcode(rng),
            f"Town Hall, {street(rng)}, {postcode(rng)}",
            f"{a_year(rng)} {street(rng)} {postcode(rng)}",
            f"{rng.randrange(2, 48)} hours in {surname(rng)}, {postcode(rng)}",
        ]
    )


def a_day_of_something_else(rng: Random) -> str:
    labels = "first day|signed on|last day|dated|published|date of award|day of winding up"
    cohorts = "born on or after|born before|born between|children born in|aged 18 on"
    return rng.choice(
        [
            f"{rng.choice(labels.split('|'))} {day(rng)}",
            f"{rng.choice(labels.split('|'))}: {day(rng)}",
            f"{rng.choice(cohorts.split('|'))} {rng.choice(MONTHS)} {a_year(rng)}",
            day(rng),
            "date of birth",
            "DOB field",
            f"births in {a_year(rng)}",
        ]
    )


def a_place_called_after_somebody(rng: Random) -> str:
    one, other = surname(rng), surname(rng)
    noble = rng.choice(["Sir", "Lord", "Lady", "Dame"])
    return rng.choice(
        [
            f"{noble} {one} {rng.choice(PLACES)}",
            f"{noble} {one} {other} {rng.choice(PLACES)}",
            f"{noble} {one} Health and Wellbeing Centre",
            f"Dr {one}'s {rng.choice(PLACES)}",
            f"Dr {one} & Partners",
            "Lord Mayor",
            f"Mr {rng.choice('XYZ')} complained",
            "Dr Bike",
            "MR scanner",
            "MS Society",
            "Miss a delivery",
            f"{rng.randrange(999)} ms Response",
            f"St {one}'s Hospital",
            f"{one} Limited",
            "Our Lady of Lourdes",
            "DR Site",
        ]
    )


NUMBERS: tuple[Maker, ...] = (a_hash, a_uuid, an_amount, a_notice, an_ocid, a_code, a_page)
LOOK_ALIKES: Mapping[str, tuple[Maker, ...]] = {
    "nhs-number": (*NUMBERS, a_wrong_check_digit, some_dates, a_number_of_another_length),
    "national-insurance-number": (*NUMBERS, an_invalid_insurance_number),
    "telephone-number": (*NUMBERS, some_dates, a_number_of_another_length),
    "personal-mailbox": (a_mailbox_of_a_team,),
    "home-address": (half_an_address,),
    "date-of-birth": (a_day_of_something_else, some_dates),
    "named-person": (a_place_called_after_somebody,),
}
"""By the rule that each is most likely to be taken to break."""
