"""The problem types of the tables in docs/reference, in order of status and code."""

from collections.abc import Iterable
from itertools import chain

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.cases.complaints import problems as complaints
from app.cases.core import problems as cases
from app.cases.incidents import problems as incidents
from app.cases.oversight import problems as oversight
from app.cases.performance import problems as performance
from app.cases.transition import problems as transition
from app.interchange.fetch import problems as fetch
from app.interchange.ocds.import_ import problems as notices
from app.interchange.registers.import_ import problems as registers
from app.ledger.problems import WRITE_PROBLEMS
from app.platform.problems.problem_type import ProblemType, RoomProblems
from app.registry.authorities import problems as authorities
from app.registry.contracts import problems as contracts
from app.registry.providers import problems as providers
from app.registry.scopes import problems as scopes
from app.webhooks import problems as webhooks

_REGISTRY = (authorities, contracts, providers, scopes)
_CASES = (cases, complaints, incidents, oversight, performance, transition)


def _sorted(types: Iterable[ProblemType]) -> list[ProblemType]:
    return sorted(types, key=lambda kind: (kind.status, kind.code))


def _types(*rooms: RoomProblems) -> Iterable[ProblemType]:
    return chain.from_iterable(room.types for room in rooms)


def _named(*codes: str) -> list[ProblemType]:
    return [PROBLEM_CATALOGUE.types[code] for code in codes]


STATEMENTS = _sorted([
    *WRITE_PROBLEMS,
    *_types(*(room.PROBLEMS for room in _REGISTRY)),
    *_named("unknown-authority", "personal-data", "idempotency-key-reused", "busy"),
])  # fmt: skip
CASES = _sorted(_types(*(room.PROBLEMS for room in _CASES)))
WEBHOOKS = _sorted(webhooks.PROBLEMS.types)
REGISTERS = _sorted(_types(registers.PROBLEMS))
NOTICES = _sorted([
    *_types(notices.PROBLEMS, fetch.PROBLEMS), *_named("file-unreadable"),
])  # fmt: skip
