"""The whole table: every operation with what it is asked about, and whose that is.

An operation that is not here fails the proof: whoever adds one says whom it concerns.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.proofs import record_relations
from tests.proofs.ground import CAMDEN, CHARGE_OF_CONTRACTS, ISLINGTON, NOBODY, Ground
from tests.proofs.relations import (
    CONTRACTS,
    DAYS,
    EDITORS,
    KEYS,
    MISSING,
    PROCESSES,
    SAID,
    TOKENS,
    Ask,
    Target,
    Targets,
    awards,
    claims_of_every_visibility,
    erasable,
    erasures_requested,
    events,
    fixed,
    items,
    made,
    missing,
    of_authorities,
    of_contracts,
    restatements,
    streams,
    webhooks,
    whole,
)
from tests.proofs.statement_relations import claims, corroborations, decisions, withdrawals
from tests.support import world
from tests.support.openapi import OPERATIONS

_TERM = {**world.AGREED, "kind": "competed", "purpose": "lasting", "regime": "pa-2023"}


def contracts() -> Targets:
    """A new one is for its lead to state, else for its consortium's, else for its one buyer."""
    of_whom: dict[str, tuple[dict[str, Any], set[str]]] = {
        "led": ({"lead": CAMDEN}, {CAMDEN}),
        "led by another": ({"lead": ISLINGTON}, {ISLINGTON}),
        "of a consortium": ({"consortium": "six"}, {CAMDEN}),
        "of another's consortium": ({"consortium": "seven"}, {ISLINGTON}),
        "of a consortium, led by another": ({"consortium": "six", "lead": ISLINGTON}, {ISLINGTON}),
        "of a consortium without lead": ({"consortium": "nine"}, set()),
        "bought": ({"buyers": [CAMDEN]}, {CAMDEN}),
        "bought by both": ({"buyers": [CAMDEN, ISLINGTON]}, set()),
        "of nobody": ({}, set()),
    }

    def new(said: dict[str, Any]) -> Callable[[Ground], Ask]:
        body = {**SAID, **_TERM, **said, "title": "New"}
        return lambda ground: Ask(body={**body, "reference": ground.new("new")})

    return [Target(name, new(said), frozenset(charge)) for name, (said, charge) in of_whom.items()]


def the_table() -> dict[str, Targets]:
    """Every operation with the targets it is asked about."""
    wholes = {one.id: whole() for one in OPERATIONS if one.method == "get" and "{" not in one.path}
    of_records = record_relations.items() | record_relations.statements()
    return {**wholes, **_items(), **_statements(), **_rest(), **of_records}


def _items() -> dict[str, Targets]:
    named = {
        ("code", CAMDEN, ISLINGTON): ("get_authority", "get_authority_details",
                                      "get_authority_brief"),
        ("code", "six", "seven"): ("get_consortium", "get_consortium_details", "list_members",
                                    "get_consortium_brief"),
        ("code", "north"): ("get_provider", "get_provider_details", "list_events", "get_exposure"),
        ("code", "repair"): ("get_scope_details",),
        ("code", "minutes"): ("get_source",),
        ("id", *PROCESSES): ("get_release_package",),
        ("ocid", *PROCESSES): ("get_record_package",),
        ("reference", *CONTRACTS): ("get_contract", "get_contract_details",
                                    "list_contract_history"),
    }  # fmt: skip
    by_code = {name: items(*codes) for codes, names in named.items() for name in names}
    return by_code | dict.fromkeys(("get_fact", "get_claim"), claims_of_every_visibility())


def _rest() -> dict[str, Targets]:
    failing = {"providers": ["north"], "last_day": "2025-06-30"}
    return {
        "list_timeline": whole(authority=CAMDEN, scope="repair"),
        "search": whole(q="repair"),
        "list_changes": streams(),
        "get_head": streams(),
        "request_erasure": erasable(),
        "get_erasure": erasures_requested(),
        "consent_to_erasure": erasures_requested(),
        "record_batch": batches(),
        "simulate_provider_failure": [Target("whole", fixed(Ask(body=failing)))],
        "issue_api_key": [Target("new", fixed(Ask(body={"name": "new", "role": "reader"})))],
        "revoke_api_key": KEYS,
        "issue_calendar_token": [Target("own", fixed(Ask(body={})))],
        "revoke_calendar_token": TOKENS,
        "import_contracts_register": registers(),
        "get_column_mapping": items("publisher", CAMDEN, ISLINGTON),
        "record_column_mapping": mappings(),
        "import_notices": [Target("nothing", fixed(Ask(body={"releases": []})))],
        "get_kept_process": [missing({"ocid": MISSING})],
        **_webhooks(),
    }


def batches() -> Targets:
    """Of single operations: a batch is for whoever may record each of its facts."""

    def of(build: Callable[[Ground], dict[str, Any]]) -> Callable[[Ground], Ask]:
        return lambda ground: Ask(body={"facts": [build(ground)]})

    def source(ground: Ground) -> dict[str, Any]:
        body = {"code": ground.new("new"), "title": "New", "kind": "web-page"}
        return {"operation": "register_source", "body": body}

    def award(target: Target) -> Callable[[Ground], dict[str, Any]]:
        def build(ground: Ground) -> dict[str, Any]:
            ask = target.ask(ground)
            return {"operation": "record_award", "parameters": ask.path, "body": ask.body}

        return build

    named = [
        Target(one.relation, of(award(one)), one.charge, one.shown_to, success=201)
        for one in awards()
    ]
    return [Target("source", of(source), EDITORS, success=201), *named]


def _webhooks() -> dict[str, Targets]:
    """Each is a subscriber's own; an admin sees and changes everybody's."""
    url = "https://hooks.example.org/registry"
    return {
        "create_webhook": [Target("own", fixed(Ask(body={"url": url})))],
        "get_webhook": webhooks(),
        "update_webhook": webhooks({"url": url, "state": "paused"}),
        "delete_webhook": webhooks(),
        "rotate_secret": webhooks(),
        "replay_events": webhooks({"after": 0}),
        "send_test_event": webhooks(),
        "list_deliveries": webhooks(),
        "retry_delivery": webhooks(position="850"),
    }


def registers() -> Targets:
    """A register is its authority's: of one that nobody knows there is none."""

    def ask(authority: str) -> Callable[[Ground], Ask]:
        header, params = "reference,title,value\n", {"authority": authority}
        return lambda ground: Ask(body=f"{header}{ground.new('new')},New,\n", params=params)

    known = [Target(code, ask(code), frozenset({code})) for code in (CAMDEN, ISLINGTON)]
    missing = Target("missing", ask(MISSING), shown_to="nobody", unknown="unknown-filter-code")
    return [*known, missing]


def mappings() -> Targets:
    """The mapping of an authority is its own."""
    body = {**SAID, "columns": [{"heading": "Begins", "field": "first_day"}]}

    def ask(ground: Ground, code: str) -> Ask:
        seen, _ = ground.seen(f"/v1/column-mappings/{code}")
        return Ask({"publisher": code}, body, seen=seen)

    known = [
        Target(code, partial(ask, code=code), frozenset({code})) for code in (CAMDEN, ISLINGTON)
    ]
    return [*known, missing({"publisher": MISSING}, body)]


def _statements() -> dict[str, Targets]:
    a_year = {"first_day": "2025-01-01", "last_day": "2025-12-31"}
    complete = {**a_year, "scopes": ["repair"], "attested_on": "2026-01-31"}
    seen = {**a_year, "scope": "repair", "finding": "partial"}
    source = {"code": "new", "title": "New", "kind": "web-page"}
    return {
        "record_authority": made({"kind": "london-borough", "name": "New"}),
        "record_consortium": made({"name": "New"}),
        "record_provider": made({"name": "New"}),
        "record_scope": made({"title": "New"}),
        "record_contract": contracts(),
        "register_source": [
            Target("new", lambda g: Ask(body={**source, "code": g.new("new")}), EDITORS)
        ],
        "revise_authority": of_admins("authorities", CAMDEN),
        "revise_consortium": of_admins("consortia", "six"),
        "revise_provider": of_admins("providers", "north"),
        "revise_scope": of_admins("scopes", "repair"),
        "revise_contract": restatements(
            "/v1/contracts/{}/details", "reference", CHARGE_OF_CONTRACTS.items()
        ),
        "record_membership": memberships(),
        "record_attestation": of_authorities(lambda _: complete),
        "record_service_report": of_authorities(lambda _: seen),
        "merge_authority": merges(world.authority),
        "merge_consortium": merges(world.consortium),
        "merge_provider": merges(world.provider),
        "decide_suggestion": suggestions(),
        "record_provider_event": events(),
        "record_term_change": of_contracts(lambda g: {"change": "extension", "last_day": g.day()}),
        "record_notice": of_contracts(lambda _: {"notice_type": "UK7"}),
        "record_award": awards(),
        "record_claim": claims(),
        "decide_claim": decisions(),
        "withdraw_fact": withdrawals(),
        "corroborate_fact": corroborations(),
    }


def merges(build: Any) -> Targets:
    """Two things that are made for each question, so that each merge is the first of its code."""

    def ask(ground: Ground, code: str | None = None) -> Ask:
        into, former = ground.new("into"), code or ground.new("former")
        for one in {into, former} - {MISSING}:
            ground.stated(build, one)
        body = {"source": SAID["source"], "into": into, "reason": "Two names of one."}
        return Ask({"code": former}, body)

    return [
        Target("known", ask),
        Target("missing", lambda ground: ask(ground, MISSING), shown_to="nobody"),
    ]


def suggestions() -> Targets:
    """Of two providers of one name that are made for each question."""
    body = {"accept": False, "reason": "They are two."}

    def ask(ground: Ground) -> Ask:
        codes = [ground.new("one-of-two") for _ in range(2)]
        for code in codes:
            ground.stated(world.provider, code, name=codes[0])
        _, page = ground.seen(f"/v1/suggestions?provider={codes[0]}")
        return Ask({"id": page["items"][0]["id"]}, body)

    return [
        Target("known", ask),
        Target("missing", fixed(Ask({"id": MISSING}, body)), shown_to="nobody"),
    ]


def of_admins(things: str, code: str) -> Targets:
    return restatements(f"/v1/{things}/{{}}/details", "code", [(code, NOBODY)])


def memberships() -> Targets:
    def ask(ground: Ground, code: str) -> Ask:
        days = {**DAYS, "first_day": (day := ground.day()), "last_day": day}
        who = {"authority": "barnet", "role": "member", "evidence": "A list."}
        return Ask({"code": code}, {**SAID, **days, **who})

    return [
        Target("known", lambda ground: ask(ground, "ten")),
        Target("missing", lambda ground: ask(ground, MISSING), shown_to="nobody"),
    ]
