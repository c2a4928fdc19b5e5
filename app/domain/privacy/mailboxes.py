"""Detection of personal mailboxes; mailboxes of teams at an organisation are allowed."""

import re

from app.domain.privacy.spelling import word_set

# Possessive and anchored at the start of a word, so that a long text is scanned in linear time.
_MAILBOX = re.compile(
    r"(?<![\w.+'-])(?P<local>[\w.+'-]++)(?P<at> ?@ ?)(?P<domain>[\w-]++(?:\.[\w-]++)+)"
)
# An @ beside a space may mean the word "at": only these domains make it a mailbox.
_TOP = word_set("co com edu eu gov ie info london net nhs org scot uk wales")
_CONSUMER = re.compile(
    r"""
    [\w'+-]\.?[ ]?@[ ]?(?:[\w-]{1,40}\.){0,3}
    (?:
        (?:aol|blueyonder|btinternet|btopenworld|fastmail|freeserve|gmail|gmx|googlemail|hotmail
          |icloud|live|msn|ntlworld|outlook|proton|protonmail|rocketmail|talktalk|tiscali|tuta
          |tutanota|virginmedia|yahoo|yandex|ymail|zoho)[ ]?\.[ ]?[a-z]{2}
      | (?:btconnect|hey|mac|mail|me|plus|sky|zohomail)\.com\b
      | (?:pm\.me|plus\.net|tesco\.net|o2\.co\.uk|orange\.net|virgin\.net)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_TEAM_WORDS = word_set(
    """
    access accommodation accountable accounts adaptations admin administration admissions adult
    adultcare adults advice advocacy agreements allocations applications appointments asc
    assessment assessments asset assets audit awards benefits bid bids board bookings brokerage
    building business buyer buyers buying cabinet care careline carers cases casework catalogue
    category central centre ces children childrens civic claims client clients clinic clinical
    collections commercial commissioner commissioners commissioning committee committees
    communications community complaints compliance consortium construction consultation contact
    contactcentre contract contracting contracts control coordination corporate council customer
    customers customerservice customerservices data debt decisions deliveries delivery democracy
    democratic department depot desk digital direct director directorate disability discharge
    dispatch dpo duty economic education election elections emergency employment engagement
    enquiries enquiry environment environmental equipment estates events executive facilities
    falls family feedback finance fleet foi framework frameworks freedom governance grants group
    health healthcare help helpdesk helpline highways homecare homes hospital hotline housing hr
    hub icb ices ict independence independent information infrastructure inquiries insight
    insurance integrated integration intermediate invoice invoices invoicing it jobs joint
    learning legal liaison library licensing line loan loans local logistics maintenance
    management manager marketing markets media medical members memberservices mobility
    monitoring museum neighbourhood network neuro newsroom nurse nursing occupational office
    officer online operations order ordering orders ot ots outofhours paediatrics pals parking
    partnership partnerships patient patients payments payroll performance pharmacy physio
    planning policy portal practice prescriber prescribers prescriptions press privacy procure
    procurement programme programmes project projects property provider providers provision
    public publications purchase purchasing quality reablement reception records recovery
    recruitment recycling referral referrals refurbishment regeneration registrar registrars
    registration registry rehab rehabilitation rents repair repairs report reporting reports
    residents resilience resources response returns reviews safeguarding safety sales schools
    scrutiny secretariat secretary section security send sensory service servicedesk services
    shared social socialcare sourcing specialist spoc staff standards stores strategic strategy
    supplier suppliers supplies supply support sustainability system systems taxi team teams
    technical telecare tender tendering tenders therapies therapists therapy town trading
    training transformation transition transport treasury triage trust unit urgent vehicles
    vendor vendors visits volunteers wards waste wellbeing wheelchair wheelchairs workforce
    works
    """
)
# Generic words: allowed as a whole mailbox name, but not beside another word.
_GENERIC_WORDS = word_set(
    """
    barnet borough camden clerk correspondence croydon donotreply ealing enfield general git
    greenwich hackney hammersmith haringey havering hello hillingdon hounslow info islington
    kensington lambeth lewisham london mail mailbox main newham nhs noreply notices notifications
    opendata post postmaster postroom redbridge southwark subscriptions towerhamlets townclerk
    wandsworth webmaster westminster
    """
)
_WITHIN = tuple(word for word in _TEAM_WORDS if len(word) > 5)  # noqa: PLR2004 - no surname
_AT_THE_START, _AT_THE_END = (*_WITHIN, "team"), (*_WITHIN, "desk", "team")
_PART = re.compile(r"[^\W\d_]+")


def contains_personal_mailbox(text: str) -> bool:
    """Return whether a text contains a mailbox of a consumer service or without a team name."""
    if "@" not in text:
        return False
    if _CONSUMER.search(text):
        return True
    return any(
        _is_mail(match["at"], match["domain"]) and not _is_of_a_team(match["local"])
        for match in _MAILBOX.finditer(text)
    )


def _is_mail(at: str, domain: str) -> bool:
    """Return whether an @ joins a mailbox, not the version of a package (`name@1.2`)."""
    top = domain.rpartition(".")[2].lower()
    return top[:2].isalpha() if at == "@" else top in _TOP


def _is_of_a_team(local: str) -> bool:
    parts = _PART.findall(local.lower())
    if "".join(parts) in _GENERIC_WORDS:
        return True
    return any(
        part in _TEAM_WORDS or part.startswith(_AT_THE_START) or part.endswith(_AT_THE_END)
        for part in parts
    )
