"""Checks look at the whole history that a batch results in, and name the fact that is wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.domain.errors import DomainError
from app.domain.vocabulary import Confidence
from app.ledger import identities, recording
from app.ledger.batch import Batch
from app.ledger.checks import check_history
from app.ledger.fact_types import Check, FactCatalogue
from app.ledger.integrity import check_references
from app.ledger.models import Fact
from app.ledger.still_named import check_not_named
from app.platform.db.database import Database
from app.registry.contracts.facts import AWARD, CONTRACT, OWNERSHIPS
from app.registry.contracts.models import AwardFact
from app.registry.providers.facts import PROVIDER, PROVIDER_EVENT
from app.registry.scopes.facts import SCOPE
from app.registry.scopes.models import ScopeDetailsFact
from tests.ledger.contradictions import CONTRADICTIONS, Contradiction
from tests.ledger.unchecked import Unchecked
from tests.support import bodies, world
from tests.support.sent import sent
from tests.support.templates import TemplateDatabases

FEW, MANY = 2, 7


def fill(database: Database) -> None:
    with database.write_session() as session:
        world.scope_tree(session)
        for code in ("camden", "islington"):
            world.authority(session, code)
        world.consortium(session)
        world.provider(session)
        world.contract(session, "c-1")


@pytest.fixture
def session(databases: TemplateDatabases) -> Iterator[Session]:
    with databases.filled("checked", fill) as database, database.write_session() as session:
        yield session
        # PostgreSQL would refuse some of the contradictions by itself when they are committed.
        session.rollback()


@pytest.fixture
def unchecked(session: Session) -> Unchecked:
    return Unchecked(session)


def refusal(session: Session, *facts: Fact) -> DomainError:
    with pytest.raises(DomainError) as refused:
        CATALOGUE.check(session, facts)
    return refused.value


def taken(check: Callable[[Any, Sequence[Any]], None], context: Any, facts: Sequence[Any]) -> int:
    """Return the number of statements of a check."""
    with sent() as statements:
        check(context, facts)
    return len(statements)


@pytest.mark.parametrize("contradiction", CONTRADICTIONS, ids=str)
def test_second_fact_that_contradicts_the_first_is_named(
    session: Session, unchecked: Unchecked, contradiction: Contradiction
) -> None:
    sound = contradiction.first(unchecked, "21")
    first = contradiction.first(unchecked, "22")
    CATALOGUE.check(session, [sound, first])
    second = contradiction.second(unchecked, "22", first)
    other = contradiction.first(unchecked, "23")

    refused = refusal(session, sound, first, second, other)

    assert (refused.code, refused.field) == (contradiction.code, contradiction.field)
    assert refused.fact == second.id


def test_many_facts_are_checked_in_as_many_statements_as_few(
    session: Session, unchecked: Unchecked
) -> None:
    counts = {}
    for place, contradiction in enumerate(CONTRADICTIONS):
        facts = [contradiction.first(unchecked, f"{place}-{n}") for n in range(MANY)]
        counts[str(contradiction)] = [
            taken(CATALOGUE.check, session, some) for some in (facts[:FEW], facts)
        ]

    assert [name for name, (few, many) in counts.items() if few != many] == []
    assert all(few > 0 for name, (few, _) in counts.items() if name != "small count")


def test_every_check_is_contradicted(session: Session, unchecked: Unchecked) -> None:
    recorded = []
    for n, contradiction in enumerate(CONTRADICTIONS):
        first = contradiction.first(unchecked, f"{n}")
        recorded.append(contradiction.second(unchecked, f"{n}", first))

    met = {check for fact in recorded for check in CATALOGUE.type_of(fact).checks}
    assert met == {
        check
        for type_ in CATALOGUE.types.values()
        if not type_.name.endswith("_merge")  # Each merge is checked by itself: they are rare.
        for check in type_.checks
    }


def test_each_check_runs_once_in_the_order_of_declaration(
    session: Session, unchecked: Unchecked
) -> None:
    called: list[tuple[str, list[str]]] = []

    def check(name: str) -> Check:
        return lambda _, facts: called.append((name, [fact.id for fact in facts]))

    shared, own = check("shared"), check("own")
    checks = {"contract_details": (own, shared), "term_change": (shared,)}
    catalogue = FactCatalogue(
        [replace(type_, checks=checks.get(name, ())) for name, type_ in CATALOGUE.types.items()],
        OWNERSHIPS,
        (),
    )
    change, other, details = (
        world.term_change(session, "c-2"), world.term_change(session, "c-3"),
        world.contract(session, "c-4"),
    )  # fmt: skip

    catalogue.check(session, [change, details, other])

    everything = [change.id, details.id, other.id]
    assert called == [("own", [details.id]), ("shared", everything)]


def test_withdrawn_fact_that_another_rests_on_is_named_without_a_field(
    session: Session, unchecked: Unchecked
) -> None:
    stop = world.provider_event(session, "north", event="ceased-trading", day="2025-08-01")
    world.provider_event(session, "north", event="resumed-trading", day="2025-08-20")
    sold = unchecked.record(PROVIDER_EVENT, bodies.event("sold"), provider="north")
    unchecked.withdraw(stop)
    again = unchecked.record(PROVIDER_EVENT, bodies.event("sold"), provider="north")

    refused = refusal(session, sold, stop, again)

    assert (refused.code, refused.field, refused.fact) == ("nothing-to-end", None, stop.id)


def test_fact_that_a_later_one_of_the_batch_repairs_is_not_refused(
    session: Session, unchecked: Unchecked
) -> None:
    resumed, ceased = (
        unchecked.record(PROVIDER_EVENT, bodies.event(kind, day), provider="north")
        for kind, day in (("resumed-trading", "2025-08-20"), ("ceased-trading", "2025-08-01"))
    )

    CATALOGUE.check(session, [resumed, ceased])


def test_identifier_moves_from_one_thing_to_another_in_one_batch(
    session: Session, unchecked: Unchecked
) -> None:
    numbers = [{"scheme": "GB-COH", "id": "01948041"}]
    old = world.provider(session, "wrong", identifiers=numbers)
    new = unchecked.correct(PROVIDER, old, {"name": "Wrong"})
    right = unchecked.create(PROVIDER, bodies.provider("right", identifiers=numbers))

    CATALOGUE.check(session, [old, new, right])

    assert refusal(session, right).code == "identifier-taken"


def test_scope_with_a_new_child_and_then_a_report_is_not_refused(
    session: Session, unchecked: Unchecked
) -> None:
    above, below = unchecked.scope("aids"), unchecked.scope("grips", parent="aids")
    world.report(session, scope="aids")

    CATALOGUE.check(session, [above, below])


def test_scope_moved_by_a_version_that_the_batch_revised_again_is_refused(
    session: Session, unchecked: Unchecked
) -> None:
    """The version between was never current, so it does not count as where the scope was."""
    world.scope_tree(session, {"aids": None, "grips": None})
    old = _details(session, "grips")
    world.report(session, scope="aids")
    body = {"title": "Grips", "parent": "aids"}
    inputs = [
        SCOPE.details.input.model_validate({**world.STATED, **body, **more})
        for more in ({}, {"description": "To hold on to."})
    ]
    with unchecked.command() as ctx:
        between = identities.correct(ctx, SCOPE, old, inputs[0])
        new = identities.correct(ctx, SCOPE, between, inputs[1])

    refused = refusal(session, old, between, new)

    assert (refused.code, refused.fact) == ("scope-in-use", new.id)


def test_cause_is_the_fact_from_which_on_the_rule_refuses() -> None:
    """The second is repaired by the third; the fourth is wrong, and the fifth is not."""
    batch = [Fact(id=f"public-{n}", source="minutes", confidence=Confidence.HIGH, position=n)
             for n in range(1, 6)]  # fmt: skip

    def rule(facts: Sequence[Any]) -> None:
        known = {fact.position for fact in facts}
        if 4 in known or (2 in known and 3 not in known):
            raise DomainError("wrong", f"wrong after {len(facts)}", "finding")

    with pytest.raises(DomainError) as refused:
        check_history(batch, batch, rule)

    assert (refused.value.fact, refused.value.field) == ("public-4", "finding")


def test_ended_facts_that_others_name_are_found_in_as_many_statements_as_one(
    session: Session, unchecked: Unchecked
) -> None:
    ended = [world.provider(session, f"p-{n}") for n in range(MANY)]
    named = world.provider(session, "named")
    naming = world.contract(session, "c-2", provider="named")
    for fact in (*ended, named):
        fact.to_at = fact.from_at + 1000
    session.flush()
    with unchecked.command() as ctx:
        counts = [taken(check_not_named, ctx, some) for some in (ended[:FEW], ended)]

        with pytest.raises(DomainError) as refused:
            check_not_named(ctx, [*ended, named])

    assert counts[0] == counts[1]
    assert (refused.value.code, refused.value.fact) == ("still-named", named.id)
    assert f"contract_details {naming.id} names named" in refused.value.detail


def _award(**fields: Any) -> AwardFact:
    body = AWARD.input.model_validate(bodies.award(**fields))
    made: AwardFact = AWARD.build(None, body, contract="c-1").row  # type: ignore[arg-type]
    return made


def _check_references(batch: Batch, facts: Sequence[Fact]) -> None:
    for fact in facts:
        check_references(batch, fact)


@pytest.mark.parametrize("times", [1, MANY])
def test_references_of_a_batch_are_looked_up_once(unchecked: Unchecked, times: int) -> None:
    """Islington is the only thing that the second fact names and the first does not."""
    facts = [_award(authority=code) for code in ("camden", "islington")]

    with unchecked.command() as ctx:
        assert taken(_check_references, ctx.batch, facts * times) == 2


def test_ended_fact_of_the_batch_is_looked_up_again(session: Session, unchecked: Unchecked) -> None:
    award, south = _award(), world.provider(session, "south")
    with unchecked.command() as ctx:
        _check_references(ctx.batch, [award])
        recording.withdraw(ctx, south, reason="wrong")

        assert taken(_check_references, ctx.batch, [award]) > 0


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [({"scope": "nothing"}, "unknown-scope", "scope"),
     ({"authority": "nowhere"}, "unknown-authority", "authority")],
)  # fmt: skip
def test_unknown_reference_names_its_field(
    unchecked: Unchecked, fields: dict[str, str], code: str, field: str
) -> None:
    with unchecked.command() as ctx:
        _check_references(ctx.batch, [_award()])
        with pytest.raises(DomainError) as refused:
            check_references(ctx.batch, _award(**fields))

    assert (refused.value.code, refused.value.field) == (code, field)


def test_fact_names_what_an_earlier_one_of_the_batch_makes_known(unchecked: Unchecked) -> None:
    """The award of an unknown contract is refused; after the contract, it is recorded."""
    award = AWARD.input.model_validate(bodies.award())
    body = CONTRACT.input.model_validate(bodies.contract("c-9"))
    with unchecked.command() as ctx:
        with pytest.raises(DomainError) as refused:
            recording.record(ctx, AWARD, award, contract="c-9")
        identities.create(ctx, CONTRACT, body)

        recorded = recording.record(ctx, AWARD, award, contract="c-9")

    assert refused.value.code == "unknown-contract"
    assert (recorded.contract, recorded.from_at) == ("c-9", ctx.batch.moment)


def _details(session: Session, code: str) -> ScopeDetailsFact:
    return session.scalars(select(ScopeDetailsFact).where(col(ScopeDetailsFact.code) == code)).one()
