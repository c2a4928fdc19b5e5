"""Answers as rows of the proof compare them: flat, short, and without what a row is not about."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeAlias

Told: TypeAlias = dict[str, Any]


def same(told: Told) -> Told:
    return told


def _only(told: Told) -> Told:
    """The one item of a list that was asked for one."""
    (one,) = told["items"]
    found: Told = one
    return found


def cell(told: Told) -> Told:
    """The one cell that was asked for, with its holders."""
    one = _only(told)
    held, last = one["held_by"], one["last_held_by"] or {}
    providers = [holder["provider"] for holder in held]
    return one | {
        "providers": providers,
        "provider": providers[0] if len(providers) == 1 else providers,
        "contracts": [holder["contract"] for holder in held],
        "levels": [holder["level"] for holder in held],
        "supplied": sorted({item for holder in held for item in holder["items"]}),
        "cases": sorted({case for holder in held for case in holder["cases"]}),
        "last_provider": last.get("provider"),
        "last_contract": last.get("contract"),
        "held_until": last.get("last_day"),
    }


def cells(told: Told) -> Told:
    """Which authorities and leaves are in which state, and how many cells that is."""
    by_state: dict[str, set[str]] = defaultdict(set)
    for one in told["items"]:
        by_state[one["state"]].add(one["authority"])
    return {state.replace("-", "_"): sorted(found) for state, found in by_state.items()} | {
        "authorities": sorted({one["authority"] for one in told["items"]}),
        "scopes": sorted({one["scope"] for one in told["items"]}),
        "count": len(told["items"]),
        "states": sorted(by_state),
        "certainty": sorted({one["certainty"] or "" for one in told["items"]}),
        "because": sorted({one["because"] or "" for one in told["items"]}),
    }


def summary(told: Told) -> Told:
    one = _only(told)
    return one | {"providers": [named["code"] for named in one["providers"]]}


def runs(told: Told) -> Told:
    """Runs of days, each as first day, last day and state."""
    items = told["items"]
    return {
        "runs": sorted({(one["first_day"], one["last_day"], one["state"]) for one in items}),
        "sureness": [one["certainty"] for one in items],
        "providers": [[held["provider"] for held in one["contracts"]] for one in items],
        "contracts": sorted({held["contract"] for one in items for held in one["contracts"]}),
        "authorities": sorted({one["authority"] for one in items}),
        "scopes": sorted({one["scope"] for one in items}),
        "days": sorted({one["days"] for one in items}),
    }


def contracts(told: Told) -> Told:
    return {"references": [one["reference"] for one in told["items"]]}


def contract(told: Told) -> Told:
    """One contract with the term now agreed, its options and what it may cost."""
    return told | {
        "first_day": told["term"]["first_day"],
        "first_day_basis": told["term"]["first_day_basis"],
        "last_day": told["term"]["last_day"],
        "last_day_basis": told["term"]["last_day_basis"],
        "signed_last_day": told["signed"]["last_day"],
        "options": [one["last_day"] for one in told["options"]],
        "values": [(one["amount"], one["basis"], one["vat"]) for one in told["values"]],
        "awarded": sorted({one["scope"] for one in told["awards"]}),
        "changes": [(one["change"], one["reason"]) for one in told["term_changes"]],
    }


def events(told: Told) -> Told:
    return {
        "events": [(one["day"], one["event"]) for one in told["items"]],
        "kinds": sorted({one["event"] for one in told["items"]}),
    }


def exposure(told: Told) -> Told:
    """What rests on a provider, counted."""
    return told | {
        "contracts": [one["contract"] for one in told["contracts"]],
        "authorities": [one["code"] for one in told["authorities"]],
        "cells": len(told["cells"]),
        "alone": len(told["left_uncovered"]),
        "values": [(one["basis"], one["vat"], one["amount"]) for one in told["values"]],
    }


def members(told: Told) -> Told:
    items = told["items"]
    return {
        "authorities": [one["authority"] for one in items],
        "confirmed": [one["authority"] for one in items if one["certainty"] == "contracted"],
        "leads": [one["authority"] for one in items if "lead" in one["role"]],
    }


def claims(told: Told) -> Told:
    items = told["items"]
    return {
        "values": sorted(one["value"] for one in items),
        "sources": sorted(one["source"] for one in items),
        "count": len(items),
        "verdicts": [one["verdict"] for one in items],
    }


def conflict_about(topic: str) -> Callable[[Told], Told]:
    def view(told: Told) -> Told:
        found: list[Told] = [one for one in told["items"] if one["topic"] == topic]
        if not found:
            return {"is_known": False}
        (one,) = found
        return one | {"is_known": True, "values": sorted(claim["value"] for claim in one["claims"])}

    return view


def key_dates(told: Told) -> Told:
    """Key dates by kind, and how many days are left to each."""
    items = told["items"]
    return {
        "dates": [(one["day"], one["kind"]) for one in items],
        "days_left": {one["kind"]: one["days_left"] for one in items},
        "assumed": sorted({one["kind"] for one in items if one["assumed"]}),
    }


def notices(told: Told) -> Told:
    """Each rule with how the contract stands to it, by when, and why."""
    items = told["items"]
    return {
        "status": {one["rule"]: one["status"] for one in items},
        "due": {one["rule"]: one["due_on"] for one in items if one["due_on"]},
        "given": {one["rule"]: one["given_on"] for one in items if one["given_on"]},
        "reasons": {one["rule"]: one["reason"] for one in items},
        "assumed": sorted({one["rule"] for one in items if one["trigger_assumed"]}),
    }
