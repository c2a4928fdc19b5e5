"""Knowledge that must flow upwards: checks and projectors that higher packages register by kind.

A provider's end of trading refreshes the days of contracts; withdrawing a fact must re-check a
history that only a higher package understands. Neither is imported here: `main` registers them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from sqlalchemy.orm import Session

from app.domain.vocabulary import Visibility
from app.ledger.models import Fact, fact_models

Check: TypeAlias = Callable[[Session, Fact], None]
"""Refuse if the history that results from stating or withdrawing this fact makes no sense."""

Projector: TypeAlias = Callable[[Session, Fact, int], None]
"""Bring the rows that are computed from facts up to date, at this position."""

Owners: TypeAlias = Callable[[Session, Fact, date], frozenset[str]]
"""The authorities in charge of what a fact says on a day; where none is, only an admin states it.
"""

Recomputation: TypeAlias = Callable[[Session], Iterator[str]]
"""Work out again the rows that are computed from facts, and yield what is wrong with them."""

_checks: dict[type[Fact], list[Check]] = defaultdict(list)
_projectors: dict[type[Fact], list[Projector]] = defaultdict(list)
_owners: dict[type[Fact], Owners] = {}
_recomputations: dict[str, Recomputation] = {}


def register(
    *kinds: type[Fact],
    check: Check | None = None,
    projector: Projector | None = None,
    owners: Owners | None = None,
) -> None:
    """Have every statement and withdrawal of these kinds checked and projected."""
    for kind in kinds:
        if owners is not None:
            _owners[kind] = owners
        if check is not None:
            _checks[kind].append(check)
        if projector is not None:
            _projectors[kind].append(projector)


def register_recomputation(name: str, recompute: Recomputation) -> None:
    """Have verification compare the rows that go by this name with what the facts say."""
    _recomputations[name] = recompute


def responsible_authorities(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """The authorities that may state or withdraw this fact today."""
    return _owners[type(fact)](session, fact, today)


def admins_only(_: Session, __: Fact, ___: date) -> frozenset[str]:
    """No authority is in charge: vocabulary, organisations and who belongs where."""
    return frozenset()


def without_owners() -> list[str]:
    """The kinds of facts for which nobody said who is in charge: there must be none."""
    return [name for name, kind in fact_models().items() if kind not in _owners]


def run_checks(session: Session, fact: Fact) -> None:
    """Let every registered check of this kind refuse."""
    for check in _checks[type(fact)]:
        check(session, fact)


def run_projectors(session: Session, fact: Fact, position: int) -> None:
    """Let every registered projector of this kind catch up, in the order of registration.

    Projections are of the public stream: nothing restricted may show in an answer to anybody.
    """
    if fact.visibility is not Visibility.PUBLIC:
        return
    for project in _projectors[type(fact)]:
        project(session, fact, position)


def run_recomputations(session: Session) -> Iterator[tuple[str, str]]:
    """What is wrong with computed rows: by which name, and what."""
    for name, recompute in _recomputations.items():
        for difference in recompute(session):
            yield name, difference
