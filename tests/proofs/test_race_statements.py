"""Many who state at once: nobody's statement is lost, repeated, or let past a rule.

RACE_TRIES, RACE_KEYS and RACE_ROUNDS shorten it.
"""

import os
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.proofs.fleet import STATED, Fleet
from tests.support.clients import Answer, Client, at_once

pytestmark = pytest.mark.race

TRIES = int(os.environ.get("RACE_TRIES", "10000"))
KEYS = int(os.environ.get("RACE_KEYS", "1000"))
ROUNDS = int(os.environ.get("RACE_ROUNDS", "100"))
MANY, SENDS, RIVALS = 50, 8, 16
DETAILS = "/v1/providers/contested/details"

Say = Callable[[str], None]
Statement = tuple[str, dict[str, Any]]


def test_of_fifty_who_saw_the_same_details_one_restates_them(fleet: Fleet, say: Say) -> None:
    clients, rounds, began = fleet.clients(MANY), TRIES // MANY, time.monotonic()
    body = {**STATED, "code": "contested", "name": "Care"}
    first = fleet.client().post("/v1/providers", body)
    assert first.status == 201, first.body

    winners = [first]
    for n in range(rounds):
        winners.append(winner_of(clients, n, winners[-1].headers["etag"]))

    assert names_of(fleet.client(), "contested") == [name_of(one.said) for one in winners]
    assert fleet.client().get(DETAILS).headers["etag"] == winners[-1].headers["etag"]
    assert fleet.verified().is_sound
    took = time.monotonic() - began
    say(
        f"{rounds * MANY:,} tries in {rounds} rounds, {took:.0f} s: {rounds} won, "
        f"{rounds * (MANY - 1):,} were told 412, 0 lost"
    )


def winner_of(clients: list[Client], n: int, seen: str) -> Answer:
    """The one who restates the details that all have seen; the others are told they are stale."""

    def restate(client: Client, rival: int) -> Answer:
        body = {**STATED, "name": f"Round {n} rival {rival}", "reason": "correction"}
        return client.put(DETAILS, body, if_match=seen)

    answers = at_once(clients, restate)
    (winner,) = (answer for answer in answers if answer.status == 200)
    told = Counter((one.status, one.code) for one in answers if one is not winner)
    assert told == {(412, "stale"): len(clients) - 1}
    return winner


def test_a_statement_sent_eight_times_at_once_is_made_once(fleet: Fleet, say: Say) -> None:
    clients, began = fleet.clients(SENDS), time.monotonic()
    before = fleet.head()["position"]

    for n in range(KEYS):
        answers = at_once(clients, partial(state_once, n))
        assert {answer.status for answer in answers} == {201}
        assert len({(answer.body, told(answer)) for answer in answers}) == 1

    effects = fleet.head()["position"] - before
    assert effects == KEYS
    assert fleet.verified().is_sound
    took = time.monotonic() - began
    say(f"{KEYS:,} keys × {SENDS} sends, {took:.0f} s: {effects:,} effects, identical answers")


def state_once(n: int, client: Client, _: int) -> Answer:
    body = {**STATED, "code": f"once-{n}", "name": "Care"}
    return client.post("/v1/providers", body, idempotency_key=f"once-{n}")


def same_code(n: int, rival: int) -> Statement:
    return "/v1/providers", {"code": f"same-{n}", "name": f"Care {rival}"}


def same_identifier(n: int, rival: int) -> Statement:
    identifiers = [{"scheme": "GB-COH", "id": f"{n:08}"}]
    body = {"code": f"like-{n}-{rival}", "name": "Care", "identifiers": identifiers}
    return "/v1/providers", body


def same_days_of_a_member(n: int, rival: int) -> Statement:
    said = {"authority": "camden", "role": "member", "evidence": "A list."}
    return "/v1/consortia/six/memberships", {**said, **overlapping(n, rival)}


def same_days_of_an_award(n: int, rival: int) -> Statement:
    said = {"authority": "camden", "scope": "repair", "level": "full"}
    return "/v1/contracts/c-1/awards", {**said, **overlapping(n, rival)}


def overlapping(n: int, rival: int) -> dict[str, str]:
    """Days of a year of its own to each round, different for each rival; all share 1 March."""
    year = 1950 + n
    days = {"first_day": f"{year}-02-{rival + 1:02}", "last_day": f"{year}-03-{rival + 1:02}"}
    return {**days, "first_day_basis": "agreed", "last_day_basis": "agreed"}


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        (same_code, "provider-exists"),
        (same_identifier, "identifier-taken"),
        (same_days_of_a_member, "member-already"),
        (same_days_of_an_award, "award-overlaps"),
    ],
    ids=["code", "identifier", "membership", "award"],
)
def test_of_many_who_state_what_only_one_can_one_is_believed(
    fleet: Fleet, say: Say, statement: Callable[[int, int], Statement], refusal: str
) -> None:
    clients, seen = fleet.clients(RIVALS), Counter[str]()

    for n in range(ROUNDS):

        def state(client: Client, rival: int, n: int = n) -> Answer:
            path, body = statement(n, rival)
            return client.post(path, {**STATED, **body})

        answers = at_once(clients, state)
        seen.update("201" if one.status == 201 else f"{one.status} {one.code}" for one in answers)
        assert [answer.status for answer in answers].count(201) == 1

    assert seen == {"201": ROUNDS, f"409 {refusal}": ROUNDS * (RIVALS - 1)}
    assert fleet.verified().is_sound
    say(f"{ROUNDS} rounds of {RIVALS} rivals: {dict(seen)}")


def told(answer: Answer) -> tuple[str | None, ...]:
    """The headers that a repeated answer must share with the first."""
    return tuple(answer.headers.get(name) for name in ("etag", "location", "registry-position"))


def names_of(client: Client, code: str) -> list[str]:
    """What a provider has been called, in the order of the ledger."""
    names: list[str] = []
    path: str | None = f"/v1/changes?thing=provider&code={code}&limit=200"
    while path is not None:
        page = client.get(path).said
        names += [name_of(entry) for entry in page["items"]]
        following = page.get("next")
        path = following and f"{path.partition('&cursor')[0]}&cursor={following}"
    return names


def name_of(entry: dict[str, Any]) -> str:
    """Return the name that an entry gives to a thing."""
    return str(entry["texts"]["name"]["text"])
