"""Fact types of merges, and the checks of what may be merged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, select
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.ledger.checks import current_by, is_open
from app.ledger.fact_types import Check, CommandContext, FactType, about, admins_only
from app.ledger.identifiers import normalise, with_scheme
from app.ledger.identities import Identity
from app.ledger.models import Fact, MergeFact, NumberMatchFact
from app.ledger.recording import record
from app.platform.db.columns import NEVER, table
from app.registry.authorities.facts import AUTHORITY, CONSORTIUM
from app.registry.authorities.models import (
    AttestationFact,
    AuthorityMergeFact,
    BuyerMatchFact,
    ConsortiumMergeFact,
    ServiceReportFact,
)
from app.registry.claims.models import ClaimFact
from app.registry.contracts.models import (
    AwardFact,
    ContractBuyer,
    ContractDetailsFact,
    HoldingRow,
)
from app.registry.merges.schemas import MergeIn
from app.registry.providers.facts import PROVIDER
from app.registry.providers.models import ProviderDetailsFact, ProviderMergeFact

_DETAILS, _HOLDING = table(ContractDetailsFact), table(HoldingRow)
_BUYER, _OTHER, _CLAIM = table(ContractBuyer), _HOLDING.alias("other"), table(ClaimFact)


@dataclass(frozen=True, slots=True)
class MergeRule:
    """The rule of one kind of merge: its identity, and the column of holdings that names it.

    Answers about the other code would lose the facts that `lost` finds: it returns the table and
    the condition that a fact of it names the code. `matches` are decisions about numbers.
    """

    identity: Identity[Any, Any]
    model: type[MergeFact]
    holding: str | None
    lost: Callable[[str], Iterator[tuple[Table, ColumnElement[bool]]]]
    matches: type[NumberMatchFact] | None = None

    @property
    def thing(self) -> str:
        """The kind of thing."""
        return self.identity.thing


def _claims_about(thing: str, code: str) -> tuple[Table, ColumnElement[bool]]:
    return _CLAIM, and_(_CLAIM.c.thing == thing, _CLAIM.c.code == code)


def _lost_of_authority(code: str) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    yield _DETAILS, _DETAILS.c.lead == code
    yield _DETAILS, _DETAILS.c.id.in_(select(_BUYER.c.fact).where(_BUYER.c.authority == code))
    for model in (AwardFact, AttestationFact, ServiceReportFact):
        yield table(model), table(model).c.authority == code
    yield _claims_about("authority", code)


def _lost_of_provider(code: str) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    providers = table(ProviderDetailsFact)
    yield providers, providers.c.parent == code
    yield _claims_about("provider", code)


def _lost_of_consortium(code: str) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    yield _claims_about("consortium", code)


def merge_check(rule: MergeRule) -> Check:
    """Return the check of recorded and withdrawn merges of one kind of thing."""

    def check(session: Session, facts: Sequence[MergeFact]) -> None:
        """Raise DomainError for a merge that contradicts others, or that would lose facts."""
        current = _current(session, rule.model)
        for fact in facts:
            if is_open(fact):
                _check_alone(fact, [other for other in current if other.id != fact.id])
                _check_holdings(session, rule, fact)
                _check_nothing_is_lost(session, rule, fact)
            else:
                _check_identifiers(session, rule, fact)

    return check


def _current(session: Session, model: type[MergeFact]) -> list[Any]:
    rows = table(model)
    return list(session.execute(select(rows).where(rows.c.to_at == NEVER)))


def _check_alone(fact: MergeFact, others: Sequence[Any]) -> None:
    """Refuse a merge into itself, a second merge, a chain and a cycle."""
    if fact.into == fact.former:
        raise DomainError(
            "merge-into-itself", f"{fact.into} is the thing itself; send another", "into", fact.id
        )
    for other in others:
        if other.former == fact.former:
            raise _refused("already-merged", f"{fact.former} was merged into {other.into}", fact)
        if other.former == fact.into and other.into == fact.former:
            raise _refused("merge-cycle", f"{fact.into} was merged into {fact.former}", fact)
        if other.former == fact.into:
            raise _refused("merge-chain", f"{fact.into} was merged into {other.into}", fact)
        if other.into == fact.former:
            raise _refused("merge-chain", f"{other.former} was merged into {fact.former}", fact)


def _check_holdings(session: Session, rule: MergeRule, fact: MergeFact) -> None:
    """Refuse to merge two that hold one cell on the same days."""
    if rule.holding is None:
        return
    cell = {"authority", "scope"} - {rule.holding}
    both = [_HOLDING.c[name] == _OTHER.c[name] for name in sorted(cell)]
    for rows, code in ((_HOLDING, fact.former), (_OTHER, fact.into)):
        both += [rows.c[rule.holding] == code, rows.c.state == "live", rows.c.to_at == NEVER]
    days = (_HOLDING.c.first_day <= _OTHER.c.last_day, _OTHER.c.first_day <= _HOLDING.c.last_day)
    found = session.execute(
        select(_HOLDING.c.authority, _HOLDING.c.scope, _HOLDING.c.contract, _OTHER.c.contract)
        .where(*both, *days)
        .order_by(_HOLDING.c.authority, _HOLDING.c.scope)
        .limit(1)
    ).first()
    if found is not None:
        authority, scope, own, other = found
        detail = f"{own} and {other} both serve {authority}/{scope} on some days"
        raise _refused("merge-of-holders", detail, fact)


def _check_nothing_is_lost(session: Session, rule: MergeRule, fact: MergeFact) -> None:
    for rows, names in rule.lost(fact.former):
        found = session.scalar(select(rows.c.id).where(names, rows.c.to_at == NEVER).limit(1))
        if found is not None:
            detail = f"the {rows.name} {found} names {fact.former}"
            raise _refused("merge-loses-facts", detail, fact)


def _check_identifiers(session: Session, rule: MergeRule, fact: MergeFact) -> None:
    """Refuse to undo a merge after the other thing got an identifier of the former one."""
    codes = [fact.former, fact.into]
    details = current_by(session, rule.identity.details.model, codes, "code")
    matches = current_by(session, rule.matches, codes, rule.thing) if rule.matches else {}
    former, into = (_numbers(details[code], matches.get(code, ())) for code in codes)
    if shared := former & into:
        detail = f"{min(shared)} is now an identifier of {fact.into}, too; remove it there first"
        raise DomainError("identifier-taken", detail, fact=fact.id)


def _numbers(details: Sequence[Any], matches: Sequence[Any]) -> set[str]:
    """Return the identifiers in some details and accepted decisions, each with its scheme."""
    numbers = [(item["scheme"], item["id"]) for row in details for item in row.identifiers]
    numbers += [(match.scheme, match.number) for match in matches if match.is_accepted]
    return {spelling for number in numbers for spelling in with_scheme(*number)}


def _refused(code: str, detail: str, fact: Fact) -> DomainError:
    return DomainError(code, detail, fact=fact.id)


def merge_type(rule: MergeRule) -> FactType[Any, MergeIn]:
    """Return the fact type of merges of one kind of thing."""
    return FactType(
        f"{rule.thing}_merge",
        rule.model,
        MergeIn,
        subject=about(rule.thing, "former"),
        owners=admins_only,
        checks=(merge_check(rule),),
    )


def merge(ctx: CommandContext, type_: FactType[Any, MergeIn], body: MergeIn, spelling: str) -> None:
    """Record that a thing, named by a code or identifier, is another one. Raises DomainError."""
    thing = type_.name.removesuffix("_merge")
    code = ctx.code(thing, spelling)
    own = normalise(spelling)
    merged = {fact.former for fact in _current(ctx.session, type_.model)}
    record(ctx, type_, body, former=own if own in merged else code)


_RULES = (
    MergeRule(AUTHORITY, AuthorityMergeFact, "authority", _lost_of_authority, BuyerMatchFact),
    MergeRule(CONSORTIUM, ConsortiumMergeFact, None, _lost_of_consortium),
    MergeRule(PROVIDER, ProviderMergeFact, "provider", _lost_of_provider),
)
MERGES: Mapping[str, FactType[Any, MergeIn]] = {rule.thing: merge_type(rule) for rule in _RULES}
"""The fact type of merges, by kind of thing."""
FACT_TYPES = tuple(MERGES.values())
