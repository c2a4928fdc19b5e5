"""Which histories make sense, as the rules of the domain are written."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.proofs.shadow import THINGS, Fact, No, Shadow, Who, spellings_of
from tests.proofs.shadow_records import BY_TYPE, CASES, check_case, check_count, root

NEEDED = {"resumed-trading": {"ceased-trading"}, "insolvency-ended": {"administration"}}
ONCE = {"ceased-trading", "dissolved"}
ANY = {"UK7", "F03", "F20", "contracts-finder"}
NOTICES = {"pa-2023": ANY - {"F03", "F20"}, "pcr-2015": ANY - {"UK7"}}
"""The notices that are recorded in these proofs, and what laws that know only some of them know."""

# Which facts name a thing, and in which field: while they stand, it must have details.
NAMING: dict[str, list[tuple[str, str]]] = {
    "authority": [
        ("award", "authority"), ("attestation", "authority"), ("service_report", "authority"),
        ("membership", "authority"), ("contract_details", "lead"), ("authority_details", "icb"),
        ("authority_details", "successor"), ("claim", "owner"), ("claim_decision", "owner"),
        ("provider_event", "owner"), ("corroboration", "owner"), ("contract_details", "buyers"),
    ],
    "consortium": [("membership", "consortium"), ("contract_details", "consortium")],
    "provider": [("provider_event", "provider"), ("contract_details", "provider"),
                 ("provider_details", "parent")],
    "scope": [("award", "scope"), ("service_report", "scope"), ("scope_details", "parent"),
              ("attestation", "scopes")],
    "contract": [("award", "contract"), ("term_change", "contract"), ("notice", "contract"),
                 ("contract_details", "framework"), ("contract_details", "replaces_contracts")],
}  # fmt: skip
for _type, _rule in BY_TYPE.items():
    NAMING["authority"].append((_type, "owner"))
    for _name, _thing in (_rule.names | _rule.lists).items():
        NAMING[_thing].append((_type, _name))


def check_history(shadow: Shadow, fact: Fact, replaced: Fact | None = None) -> None:
    """Refuse what would not make sense, now that this fact stands or stands no more."""
    if fact.type.endswith("_details"):
        check_identity(shadow, fact)
    check = CHECKS.get(fact.type)
    if check is not None:
        check(shadow, fact, replaced)


def check_identity(shadow: Shadow, details: Fact) -> None:
    if details.until is None:
        numbers = spellings_of(details) - {details.code}
        whole = {details.code} | {
            f"{one['scheme']}-{one['id']}".casefold() for one in details.said["identifiers"]
        }
        for (thing, code), spelt in shadow.spelt.items():
            if (thing, code) == (details.thing, details.code) or thing != details.thing:
                continue
            if whole & spelt.keys() or code in numbers:
                raise No(409, "identifier-taken")


def check_unnamed(shadow: Shadow, ended: Fact, who: Who) -> None:
    """Refuse to withdraw what a standing fact names that the caller sees."""
    is_details = ended.type.endswith("_details")
    if is_details and shadow.versions(ended.thing, ended.code):
        return
    names = names_thing if is_details else names_fact
    for fact in shadow.facts.values():
        is_seen = fact.until is None and who.sees(fact.visibility, fact.owner)
        if is_seen and names(fact, ended):
            raise No(409, "still-named")


def names_thing(fact: Fact, details: Fact) -> bool:
    if fact.type == "claim" and (fact.thing, fact.code) == (details.thing, details.code):
        return True
    named = [fact.said.get(name) for type_, name in NAMING[details.thing] if type_ == fact.type]
    return any(details.code in (one if isinstance(one, list) else [one]) for one in named)


def names_fact(fact: Fact, ended: Fact) -> bool:
    if fact.type == "claim_decision":
        return bool(fact.said["claim"] == ended.id)
    rule = BY_TYPE.get(fact.type)
    return rule is not None and rule.case == ended.type and fact.said["case"] == root(ended)


def check_scope(shadow: Shadow, details: Fact, replaced: Fact | None) -> None:
    parents = {one.code: one.said.get("parent") for one in shadow.standing("scope_details")}
    if details.until is not None:
        return
    beside = [one for one in shadow.versions("scope", details.code) if one is not details]
    before = [one.said.get("parent") for one in [*beside, *([replaced] if replaced else [])]]
    parent = details.said.get("parent")
    if parent in before:
        return
    if parent and details.code in way_up(parent, parents):
        raise No(422, "scope-cycle")
    if in_use(shadow, {up for one in [parent, *before] if one for up in way_up(one, parents)}):
        raise No(409, "scope-in-use")


def way_up(code: str | None, parents: dict[str, Any]) -> list[str]:
    path: list[str] = []
    while code is not None and code not in path:
        path.append(code)
        code = parents.get(code)
    return path


def in_use(shadow: Shadow, scopes: set[str]) -> bool:
    named = {one.said["scope"] for one in shadow.standing("award", "service_report")}
    sworn = {one for fact in shadow.standing("attestation") for one in fact.said["scopes"]}
    return bool(scopes & (named | sworn))


def check_named(shadow: Shadow, details: Fact, _: Fact | None) -> None:
    said = details.said
    if details.until is None:
        if said.get("framework"):
            of = shadow.standing("contract_details", code=said["framework"])
            if said["kind"] == "framework" or {one.said["kind"] for one in of} != {"framework"}:
                raise No(422, "not-a-framework")
        called_off = shadow.standing("contract_details", framework=details.code)
        if said["kind"] != "framework" and called_off:
            raise No(422, "not-a-framework")
    check_term(shadow, details, None)
    check_notices(shadow, details, None)


def check_notices(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    """Every notice must be one that every version of the contract's law knows."""
    laws = {one.said["regime"] for one in shadow.standing("contract_details", code=fact.code)}
    for notice in shadow.standing("notice", contract=fact.code):
        if any(notice.said["notice_type"] not in NOTICES.get(law, ANY) for law in laws):
            raise No(409, "notice-unknown-to-regime")


def check_term(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    """Each change must make sense after those agreed before it, whatever version it meets."""
    changes = sorted(
        shadow.standing("term_change", contract=fact.code),
        key=lambda one: (one.said.get("agreed_on") or "", one.place),
    )
    for details in shadow.standing("contract_details", code=fact.code):
        first, last = details.said["first_day"], details.said["last_day"]
        has_ended = is_cancelled = False
        for one in changes:
            day = one.said.get("last_day")
            refuse_change(one.said["change"], (first, last), day, has_ended, is_cancelled)
            if one.said["change"] == "cancellation":
                is_cancelled = True
            else:
                has_ended = has_ended or one.said["change"] == "termination"
                last = day


def refuse_change(
    change: str, term: tuple[str, str], day: str | None, has_ended: bool, is_cancelled: bool
) -> None:
    is_within = day is not None and term[0] <= day <= term[1]
    if is_cancelled:
        raise No(409, "cancelled-contract")
    if change == "extension" and has_ended:
        raise No(409, "terminated-contract")
    if change == "extension" and (is_within or (day or "") < term[0]):
        raise No(409, "not-an-extension")
    if change == "termination" and not is_within:
        raise No(409, "outside-term")


def check_awards(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    names = ("contract", "authority", "scope")
    same = shadow.standing("award", **{name: fact.said[name] for name in names})
    if overlap(same):
        raise No(409, "award-overlaps")


def check_members(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    names = ("consortium", "authority")
    same = shadow.standing("membership", **{name: fact.said[name] for name in names})
    if overlap(same):
        raise No(409, "member-already")


def overlap(facts: list[Fact]) -> bool:
    days = sorted(
        (one.said.get("first_day") or "", one.said.get("last_day") or "9") for one in facts
    )
    return any(one[1] >= other[0] for one, other in pairwise(days))


def check_existence(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    versions = shadow.standing("provider_details", code=fact.code)
    begun = [day for one in versions if (day := one.said.get("exists_from"))]
    events = shadow.standing("provider_event", provider=fact.code)
    if begun and any(str(one.said["day"]) < min(begun) for one in events):
        raise No(409, "event-before-provider")


def check_events(shadow: Shadow, fact: Fact, _: Fact | None) -> None:
    seen: set[str] = set()
    events = shadow.standing("provider_event", provider=fact.code)
    for one in sorted(events, key=lambda one: str(one.said["day"])):
        event = one.said["event"]
        if event in NEEDED and not seen & NEEDED[event]:
            raise No(409, "nothing-to-end")
        if event in seen and event in ONCE:
            raise No(409, "event-known")
        seen.add(event)
        if event == "resumed-trading":
            seen.discard("ceased-trading")
    check_existence(shadow, fact, None)


CHECKS: dict[str, Callable[[Shadow, Fact, Fact | None], None]] = {
    "scope_details": check_scope,
    "contract_details": check_named,
    "term_change": check_term,
    "award": check_awards,
    "membership": check_members,
    "notice": check_notices,
    "provider_details": check_existence,
    "provider_event": check_events,
    "complaint_count": check_count,
    **{type_: check_case for type_, rule in BY_TYPE.items() if rule.case or type_ in CASES},
}
assert set(NAMING) == set(THINGS)
