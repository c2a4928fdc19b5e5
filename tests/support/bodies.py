"""What is said to the registry: valid unless told otherwise."""

from typing import Any

from tests.support.world import AGREED, STATED, YEAR

Body = dict[str, Any]


def source(code: str, **said: Any) -> Body:
    return {"code": code, "title": f"The {code}", "kind": "council-minutes", **said}


def authority(code: str, **said: Any) -> Body:
    return {**STATED, "code": code, "kind": "london-borough", "name": code.title(), **said}


def consortium(code: str, **said: Any) -> Body:
    return {**STATED, "code": code, "name": code.title(), **said}


def provider(code: str, **said: Any) -> Body:
    return {**STATED, "code": code, "name": f"{code.title()} Care", **said}


def scope(code: str, **said: Any) -> Body:
    return {**STATED, "code": code, "title": code.title(), **said}


def contract(reference: str, **said: Any) -> Body:
    """Bought by Camden alone from North, for the year 2025."""
    return {
        **STATED, **AGREED, "reference": reference, "title": f"Contract {reference}",
        "kind": "competed", "purpose": "lasting", "regime": "pa-2023", "provider": "north",
        "buyers": ["camden"], **said,
    }  # fmt: skip


def award(**said: Any) -> Body:
    return {**STATED, "authority": "camden", "scope": "delivery", "level": "full", **said}


def term_change(change: str, last_day: str | None = None, **said: Any) -> Body:
    return {**STATED, "change": change, "last_day": last_day, **said}


def notice(**said: Any) -> Body:
    return {**STATED, "notice_type": "UK6", "published_on": "2025-01-10", **said}


def membership(authority: str = "camden", **said: Any) -> Body:
    return {
        **STATED, **AGREED, "authority": authority, "role": "member", "evidence": "A list.", **said,
    }  # fmt: skip


def event(kind: str, day: str = "2025-08-01", **said: Any) -> Body:
    return {**STATED, "event": kind, "day": day, "day_basis": "agreed", **said}


def attestation(**said: Any) -> Body:
    return {**STATED, **YEAR, "scopes": ["delivery"], "attested_on": "2026-01-31", **said}


def complete(subject: str, first_day: str, last_day: str) -> Body:
    """Attest that the record of a subject other than cover is complete."""
    days = {"first_day": first_day, "last_day": last_day, "attested_on": last_day}
    return {**STATED, "subject": subject, **days}


def report(**said: Any) -> Body:
    return {**STATED, **YEAR, "scope": "delivery", "finding": "none", **said}


def claim(about: str, **said: Any) -> Body:
    return {**STATED, "about": about, "field": "last_day", "value": "2025-12-30", **said}


def decision(verdict: str = "rejected", **said: Any) -> Body:
    return {**STATED, "verdict": verdict, "reason": "The notice is signed.", **said}
