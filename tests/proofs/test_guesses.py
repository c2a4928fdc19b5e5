"""Nobody confirms a guess of what is hidden from a hash that is shown.

PROVE_GUESSES sets how many guesses are tried against every hash that any role is shown.
"""

import hashlib
import itertools
import json
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.domain.vocabulary import Role
from app.ledger.commitments import commit_content, commit_text
from tests.support import world
from tests.support.registry import Registry, System, registry_on, small_world
from tests.support.templates import TemplateDatabases

GUESSES = int(os.environ.get("PROVE_GUESSES", "1000000"))
COUNTS = range(100)
HIDDEN = {"visibility": "owner", "owner": "camden"}
SHOWN = (
    "changes", "changes/head", "contracts", "providers", "sources",
    "providers/north/events", "authorities/camden/brief", "complaint-counts", "claims", "scopes",
)  # fmt: skip
_HASH = re.compile(r"[0-9a-f]{32,64}")


@pytest.fixture
def registry(databases: TemplateDatabases) -> Iterator[Registry]:
    with databases.database("migrated", "guesses") as database:
        with database.write_session() as session:
            small_world(session)
        with registry_on(database) as running:
            yield running


@pytest.mark.prove
def test_no_guess_of_a_hidden_count_is_confirmed(
    registry: Registry, say: Callable[[str], None]
) -> None:
    camden, islington = registry.editor("camden"), registry.editor("islington")
    count = {
        "authority": "camden", "month": "2025-10-01", "kind": "complaint", "received": 7,
        "answered_in_time": 3, "upheld": 2, **HIDDEN, **world.STATED,
    }  # fmt: skip
    before = told_by(islington, "2026-06-03")
    hidden = camden.states("complaint-counts", count)
    after = told_by(islington, "2026-06-04")
    assert (after["previous"], after["position"]) == (before["hash"], before["position"] + 1)

    askers = {
        "anybody": registry.anybody,
        "reader": registry.known_as(Role.READER),
        "islington": islington,
    }
    shown = {name: hashes_shown_to(asker) for name, asker in askers.items()}
    known = set().union(*shown.values())
    assert len(known) > 40
    guesses = itertools.islice(forms_of(guessed(count), hidden, salts=known), GUESSES)
    tried = hits = 0
    for form in guesses:
        tried += 1
        hits += form in known
    say(f"{tried:,} guesses against {len(known)} hashes of {len(shown)} roles: {hits} hits")
    assert hits == 0

    # A search that could not recognise the right guess would prove nothing.
    salt = hidden["content_salt"]
    assert commit_content(salt, hidden["content"]) == hidden["commitments"]["content"]
    assert hidden["hash"] in hashes_shown_to(camden)
    assert hidden["hash"] not in known


def told_by(system: System, day: str) -> dict[str, Any]:
    event = {
        "event": "distress-signal", "day": day, "day_basis": "agreed", "description": "A sign.",
        "visibility": "partners", **world.STATED,
    }  # fmt: skip
    return system.states("providers/north/events", event)


def hashes_shown_to(asker: System) -> set[str]:
    """Every hash, salt and tag in the answers and headers that an asker gets."""
    found: set[str] = set()
    streams = ("public", "partners", "owner:camden", "owner:islington")
    questions: list[tuple[str, dict[str, Any]]] = [(path, {}) for path in SHOWN]
    questions += [("changes", {"stream": stream}) for stream in streams]
    for path, query in questions:
        response = asker.asks(path, **query)
        found |= set(_HASH.findall(response.text))
        found |= set(_HASH.findall(" ".join(response.headers.values())))
    return found


def guessed(count: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every count of this month with small numbers, the right one among them."""
    for received, answered, upheld in itertools.product(COUNTS, COUNTS, COUNTS):
        yield {**count, "received": received, "answered_in_time": answered, "upheld": upheld}


def forms_of(
    guesses: Iterator[dict[str, Any]], hidden: dict[str, Any], salts: set[str]
) -> Iterator[str]:
    """The hashes that a guess would have without a salt, or with a salt that somebody is shown."""
    known = sorted(salt for salt in salts if len(salt) == 32)
    for n, guess in enumerate(guesses):
        content = {**hidden["content"], **{k: guess[k] for k in hidden["content"] if k in guess}}
        yield hashlib.sha256(_canonical(content)).hexdigest()
        if known:
            yield commit_content(known[n % len(known)], content)
            yield commit_text(known[n % len(known)], str(guess["received"]))


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
