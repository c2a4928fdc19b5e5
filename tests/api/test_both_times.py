"""What was answered at a moment of the ledger is answered for ever, to everybody."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.support.later import Later
from tests.support.questions import ABOUT_NOW, ABOUT_THE_LAW, GETS, Answer, Asked, answer, questions
from tests.support.registry import Registry, Service, System

WRITES = int(os.environ.get("PROVE_WRITES", "5000"))
# Some of the facts are claims or candidates, some of them hidden; that is remembered, too.
OF_PARTNERS = [f"partners-{n}" for n in range(1, 6)]
OF_OWNERS = [f"owner-{code}-{n}" for code in ("camden", "islington") for n in (1, 2)]
FACTS = ["public-30", *OF_PARTNERS, *OF_OWNERS]
NAMED = {
    "authorities": ["camden"], "consortia": ["six"], "providers": ["north"],
    "scopes": ["delivery"], "sources": ["minutes"], "contracts": ["c-1"],
    "facts": FACTS, "claims": FACTS, "cover": [""],
}  # fmt: skip


@dataclass
class Past:
    """A registry with a history, and four who ask it about the past."""

    registry: Registry
    later: Later
    asking: dict[Role, System]
    pinned: dict[str, str]

    def answers(self, questions: list[Asked]) -> dict[tuple[Role, Asked], Answer]:
        return {
            (role, asked): answer(system.client, system.key, asked)
            for role, system in self.asking.items()
            for asked in questions
            # A position means a moment, whoever asks.
            if role is Role.AUDITOR or "known_at" not in dict(asked[1])
        }

    def pages(self) -> list[Asked]:
        """The second pages of lists, by the cursors that each caller was given."""
        return [
            (path, (("limit", "2"), ("cursor", next_)))
            for path in (
                "/v1/claims",
                "/v1/contracts/c-1/history",
                "/v1/conflicts",
                "/v1/candidates",
            )
            for system in self.asking.values()
            if (next_ := system.sees(path.removeprefix("/v1/"), limit="2")["next"]) is not None
        ]


@pytest.fixture(scope="module")
def past(service: Service) -> Iterator[Past]:
    with service.with_store("migrated") as registry:
        later = Later.begun(registry.database, seed=11)
        later.write(60)
        asking = {role: registry.known_as(role) for role in (Role.READER, Role.AUDITOR)}
        asking |= {Role.EDITOR: registry.editor("camden"), Role.ANONYMOUS: registry.anybody}
        streams = ("public", "partners", "owner:camden", "owner:islington")
        heads = [asking[Role.AUDITOR].sees("changes/head", stream=name) for name in streams]
        newest = max(head["recorded_at"] for head in heads)
        pinned = {"position": str(heads[0]["position"]), "known_at": newest}
        yield Past(registry, later, asking, pinned)


def test_every_list_and_every_answer_remembers() -> None:
    for path in GETS.keys() - ABOUT_NOW - ABOUT_THE_LAW:
        assert GETS[path].keys() >= {"position", "known_at"}, path


@pytest.mark.parametrize(
    ("writes", "every"),
    [(100, 3), pytest.param(WRITES, 1, marks=pytest.mark.prove)],
    ids=["short", "long"],
)
def test_the_same_question_at_the_same_position_gives_the_same_bytes(
    past: Past, writes: int, every: int, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = questions(NAMED, [*past.pinned.items()]) + past.pages()
    # Hidden cases are few, so the short form asks about each.
    asked = [one for n, one in enumerate(everything)
             if n % every == 0 or "/candidates/owner-" in one[0]]  # fmt: skip
    before = past.answers(asked)

    past.later.write(writes)

    differ = {one for one, answer in past.answers(asked).items() if answer != before[one]}
    with capsys.disabled():
        sys.stdout.write(f"\n{len(before)} answers after {writes} writes: {len(differ)} differ\n")
    assert differ == set()
    # A page that one caller was given is refused to those who may read something else.
    missing = {path for (_, (path, query)), (status, *_) in before.items()
               if status != 200 and "cursor" not in dict(query)}  # fmt: skip
    assert all({*path.split("/")} & {*FACTS} for path in missing), missing
    cases = {path for (_, (path, _)), (status, *_) in before.items()
             if status == 200 and "/candidates/owner-" in path}  # fmt: skip
    assert cases


def test_those_who_may_see_more_did_see_more(past: Past) -> None:
    """Or else the answers above would show nothing about what is hidden."""
    asked: dict[str, Any] = {"position": past.pinned["position"], "limit": 200}
    seen = {role: len(system.lists("claims", **asked)) for role, system in past.asking.items()}

    in_order = (Role.ANONYMOUS, Role.READER, Role.EDITOR, Role.AUDITOR)
    counts = [seen[role] for role in in_order]
    assert counts == sorted(set(counts))
