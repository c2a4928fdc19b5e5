"""What each statement does to what is known, or why it is refused: by operation of the API."""

from collections.abc import Callable
from typing import Any

from tests.proofs.shadow import Entry, Fact, No, Who, id_of, version_on
from tests.proofs.shadow_record_statements import a_record, a_step
from tests.proofs.shadow_records import RULES
from tests.proofs.shadow_speaker import Speaker, check_as_visible, fact_of


def details_of(thing: str, code: str, body: dict[str, Any], who: Who) -> Fact:
    said = {"identifiers": [], "holds_from": None, **body, "code": code}
    if thing == "contract":
        said = {"buyers": [], "lead": None, "consortium": None, "framework": None, **said,
                "replaces_contracts": body.get("replaces", [])}  # fmt: skip
    said.pop("replaces", None)
    return fact_of(f"{thing}_details", thing, code, said, who)


def a_thing(thing: str) -> Callable[[Speaker], Entry]:
    def make(speaker: Speaker) -> Entry:
        body = speaker.said.body
        code = body["reference" if thing == "contract" else "code"]
        speaker.shadow.make_known(thing, code)
        return speaker.record(details_of(thing, code, body, speaker.who))

    return make


def its_details(thing: str) -> Callable[[Speaker], Entry]:
    def revise(speaker: Speaker) -> Entry:
        shadow, body = speaker.shadow, speaker.said.body
        code = shadow.meant(thing, *speaker.said.path.values())
        new = details_of(thing, code, body, speaker.who)
        if body["reason"] == "correction":
            old = shadow.facts.get(speaker.matched_fact())
            if old is None or (old.type, old.code) != (new.type, code) or old.until is not None:
                raise No(412, "stale")
            if new.said["holds_from"] not in {None, old.said["holds_from"]}:
                raise No(422, "days-differ")
            new.said["holds_from"] = old.said["holds_from"]
            return speaker.revise(old, new)
        if new.said["holds_from"] is None:
            raise No(422, "holds-from-needed")
        standing = version_on(shadow.versions(thing, code), new.said["holds_from"])
        speaker.check_if_match(standing.id if standing else "")
        if any(one.said["holds_from"] == new.said["holds_from"]
               for one in shadow.versions(thing, code)):  # fmt: skip
            raise No(409, "not-a-change")
        return speaker.record(new)

    return revise


def a_fact(type_: str, thing: str, field_: str) -> Callable[[Speaker], Entry]:
    def record(speaker: Speaker) -> Entry:
        shadow, body = speaker.shadow, speaker.said.body
        code = shadow.meant(thing, *speaker.said.path.values())
        speaker.provenance_for()
        said = {**body, field_: code}
        if body.get("event") == "distress-signal":
            said = {"visibility": "partners", **said}
        return speaker.record(fact_of(type_, thing, code, said, speaker.who))

    return record


def a_claim(speaker: Speaker) -> Entry:
    body = speaker.said.body
    speaker.provenance_for()
    thing, _, code = body["about"].partition(":")
    if code not in speaker.shadow.known(thing):
        raise No(422, f"unknown-{thing}")
    return speaker.record(fact_of("claim", thing, code, dict(body), speaker.who))


def a_decision(speaker: Speaker) -> Entry:
    claim = speaker.visible(speaker.said.path["id"])
    if claim.type != "claim" or claim.until is not None:
        raise No(404, "unknown-code")
    decided = speaker.shadow.standing("claim_decision", claim=claim.id)
    speaker.check_if_match(decided[0].id if decided else claim.id)
    said = {**speaker.said.body, "claim": claim.id}
    fact = fact_of("claim_decision", claim.thing, claim.code, said, speaker.who)
    check_as_visible(fact, claim)
    return speaker.revise(decided[0], fact) if decided else speaker.record(fact)


def a_corroboration(speaker: Speaker) -> Entry:
    about = speaker.visible(speaker.said.path["id"])
    said = {**speaker.said.body, "fact": about.id}
    fact = fact_of("corroboration", about.thing, about.code, said, speaker.who)
    check_as_visible(fact, about)
    return speaker.record(fact)


def a_withdrawal(speaker: Speaker) -> Entry:
    fact = speaker.visible(speaker.said.path["id"])
    ended = fact.ended_by
    speaker.check_if_match(fact.id if ended is None else id_of(fact.stream, ended))
    return speaker.withdraw(fact, speaker.said.body["reason"])


def a_source(speaker: Speaker) -> Entry:
    code = speaker.said.body["code"]
    if code in speaker.shadow.sources:
        raise No(409, "source-exists")
    if speaker.who.role == "editor" and speaker.acting_for is not None:
        raise No(403, "acting-for-not-yours")
    return speaker.shadow.register(code, speaker.who, speaker.acting_for)


THINGS = {"authority", "consortium", "provider", "scope", "contract"}
STATEMENTS: dict[str, Callable[[Speaker], Entry]] = {
    **{f"record_{thing}": a_thing(thing) for thing in THINGS},
    **{f"revise_{thing}": its_details(thing) for thing in THINGS},
    "record_membership": a_fact("membership", "consortium", "consortium"),
    "record_provider_event": a_fact("provider_event", "provider", "provider"),
    "record_term_change": a_fact("term_change", "contract", "contract"),
    "record_award": a_fact("award", "contract", "contract"),
    "record_notice": a_fact("notice", "contract", "contract"),
    "record_attestation": a_fact("attestation", "authority", "authority"),
    "record_service_report": a_fact("service_report", "authority", "authority"),
    "record_claim": a_claim,
    "decide_claim": a_decision,
    "corroborate_fact": a_corroboration,
    "withdraw_fact": a_withdrawal,
    "register_source": a_source,
    **{name: a_record(rule) for name, rule in RULES.items() if not rule.case or rule.named},
    **{name: a_step(rule) for name, rule in RULES.items() if rule.case and not rule.named},
}
