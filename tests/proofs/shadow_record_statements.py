"""What the statements of records do to what is known, or why they are refused."""

from collections.abc import Callable

from tests.proofs.shadow import Entry, Fact, No
from tests.proofs.shadow_records import Rule, opening_of, root, subject
from tests.proofs.shadow_speaker import Speaker, fact_of


def a_record(rule: Rule) -> Callable[[Speaker], Entry]:
    """Something about an authority, a contract or providers; revised, it stays the same case."""

    def record(speaker: Speaker) -> Entry:
        shadow, said = speaker.shadow, dict(speaker.said.body)
        speaker.provenance_for()
        if rule.named is not None:
            said["case"] = root(named_case(speaker, rule, said.pop(rule.named)))
        old = shadow.facts.get(said.get("replaces") or "")
        if old is not None and old.type == rule.type:
            said["opening"] = root(old)
        said = {"visibility": rule.visibility, **said}
        thing, code = subject(rule, said)
        return speaker.record(fact_of(rule.type, thing, code, said, speaker.who))

    return record


def named_case(speaker: Speaker, rule: Rule, id_: str) -> Fact:
    """The case that a body names, if it is there and the caller sees it."""
    case = opening_of(speaker.shadow, str(rule.case), id_)
    if case is None or not speaker.who.sees(case.visibility, case.owner):
        raise No(422, rule.unknown)
    return case


def a_step(rule: Rule) -> Callable[[Speaker], Entry]:
    """What belongs to a case that the path names, and is as visible as that."""

    def take(speaker: Speaker) -> Entry:
        case = opening_of(speaker.shadow, str(rule.case), speaker.said.path["id"])
        if case is None or not speaker.who.sees(case.visibility, case.owner):
            raise No(404, "unknown-code")
        speaker.provenance_for()
        hidden = {"visibility": case.visibility, "owner": case.owner}
        said = {**speaker.said.body, **hidden, "case": root(case)}
        return speaker.record(fact_of(rule.type, case.thing, case.code, said, speaker.who))

    return take
