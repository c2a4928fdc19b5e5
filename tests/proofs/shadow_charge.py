"""Who is in charge of what, as the rules of the domain are written, not as they are coded."""

from tests.proofs.shadow import Fact, No, Shadow, Who
from tests.proofs.shadow_records import BY_TYPE, opening_of

EDITORS = frozenset({"*"})
NOBODY: frozenset[str] = frozenset()
LEADS = {"lead", "joint-lead"}
OF_ITSELF = {"award", "attestation", "service_report"}
OF_TALK = {"claim", "claim_decision", "corroboration"}


def charge_of(shadow: Shadow, fact: Fact) -> frozenset[str]:
    """The authorities in charge of a fact; nobody means an admin, EDITORS any editor."""
    if fact.type in OF_ITSELF:
        return frozenset({fact.said["authority"]})
    if fact.type in BY_TYPE:
        return _of_record(shadow, fact)
    if fact.type == "provider_event" and fact.visibility != "public":
        return EDITORS
    if fact.type in {"contract_details", "term_change", "notice"}:
        known = of_contract(shadow, fact.code)
        is_first = known is None and fact.type == "contract_details"
        return named_in(shadow, fact) if is_first else known or NOBODY
    return _of_talk(shadow, fact) if fact.type in OF_TALK else NOBODY


def _of_record(shadow: Shadow, fact: Fact) -> frozenset[str]:
    """An authority's own; of what belongs to a case, whoever is in charge of that."""
    rule = BY_TYPE[fact.type]
    if rule.case and not rule.named:
        case = fact.said["case"]
        return charge_of(shadow, opening_of(shadow, rule.case, case) or shadow.facts[case])
    if fact.said.get("consortium"):
        return leads_of(shadow, fact.said["consortium"])
    if fact.type == "kpi":
        return of_contract(shadow, fact.said["contract"]) or NOBODY
    authority = fact.said.get("authority")
    return NOBODY if authority is None else frozenset({authority})


def leads_of(shadow: Shadow, consortium: str) -> frozenset[str]:
    return frozenset(
        one.said["authority"]
        for one in shadow.standing("membership", consortium=consortium)
        if one.said["role"] in LEADS and runs_on(one, shadow.today)
    )


def _of_talk(shadow: Shadow, fact: Fact) -> frozenset[str]:
    """Of what is said about what was said."""
    if fact.type == "corroboration":
        return charge_of(shadow, shadow.facts[fact.said["fact"]])
    own = NOBODY
    if fact.thing == "authority":
        own = frozenset({fact.code})
    elif fact.thing == "contract":
        own = of_contract(shadow, fact.code) or NOBODY
        own |= takers(shadow, fact.code) if fact.type == "claim" else NOBODY
    return own


def of_contract(shadow: Shadow, code: str) -> frozenset[str] | None:
    versions = shadow.versions("contract", code)
    return named_in(shadow, versions[-1]) if versions else None


def named_in(shadow: Shadow, details: Fact) -> frozenset[str]:
    """The lead, else its consortium's leads today, else the one who buys."""
    said = details.said
    if said.get("lead"):
        return frozenset({said["lead"]})
    if said.get("consortium") and (leading := leads_of(shadow, said["consortium"])):
        return leading
    buying = {*said.get("buyers", ()), *takers(shadow, details.code)}
    return frozenset(buying) if len(buying) == 1 else NOBODY


def takers(shadow: Shadow, contract: str) -> frozenset[str]:
    return frozenset(one.said["authority"] for one in shadow.standing("award", contract=contract))


def runs_on(fact: Fact, day: str) -> bool:
    first, last = fact.said.get("first_day"), fact.said.get("last_day")
    return (first is None or first <= day) and (last is None or day <= last)


def check_may_record(shadow: Shadow, fact: Fact, who: Who, acting_for: str | None) -> None:
    """An editor for its own authorities, an admin in the name of whoever is in charge."""
    charge = charge_of(shadow, fact)
    if who.role == "editor":
        if acting_for is not None:
            raise No(403, "acting-for-not-yours")
        if charge != EDITORS and not who.authorities & charge:
            raise No(403, "not-in-charge")
    elif charge not in {EDITORS, NOBODY} and acting_for not in charge:
        raise No(403, "acting-for-needed")
    if fact.owner is not None and not who.sees("owner", fact.owner):
        raise No(403, "owner-not-you")


def check_may_end(shadow: Shadow, fact: Fact, who: Who, acting_for: str | None) -> None:
    """Besides: what any editor may state, only its author or an admin ends."""
    check_may_record(shadow, fact, who, acting_for)
    is_anothers = who.role == "editor" and who.name != fact.author
    if charge_of(shadow, fact) == EDITORS and is_anothers:
        raise No(403, "not-in-charge")
