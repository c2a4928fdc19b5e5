"""Stating a register: what its rows change, in one transaction, or nothing."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.permissions import check_may_record
from app.domain.vocabulary import Confidence, TermChangeKind
from app.interchange.registers.import_.plan import Plan, Planning
from app.interchange.registers.import_.report import RowOut
from app.interchange.registers.import_.rows import Fault, Said
from app.ledger.commands import record, register_source
from app.ledger.fact_types import CommandContext
from app.ledger.identities import correct, create
from app.ledger.inputs import SourceIn
from app.ledger.models import Source
from app.platform.db.columns import NEVER
from app.registry.authorities.models import AuthorityDetailsFact
from app.registry.contracts.facts import CONTRACT, TERM_CHANGE
from app.registry.contracts.models import Contract, ContractDetailsFact
from app.registry.contracts.schemas import ContractIn, TermChangeIn

KIND = "contracts-register"
_LONGEST_CODE = 61
_APART = re.compile(r"[^a-z0-9]+")


def source_of(authority: str, content: bytes) -> str:
    """The code of the source that stands for a file: the same file is the same source."""
    kept = hashlib.sha256(content).hexdigest()[:16]
    return f"register-{authority[: _LONGEST_CODE - len('register--') - len(kept)]}-{kept}"


@dataclass(frozen=True, slots=True)
class Stating:
    """Takes the rows that change something, under the lock of writers."""

    ctx: CommandContext
    planning: Planning
    digest: str
    today: date

    def state(self, saids: Sequence[Said]) -> Iterator[RowOut | Fault]:
        """State each row, as things stand now; tells what was stated, or why it is refused.

        A row that is refused leaves nothing behind, so that the next can still be tried.
        """
        self._check_permission()
        plans = list(self.planning.plans(self.ctx.session, saids))
        if any(isinstance(plan, Plan) and plan.outcome != "unchanged" for plan in plans):
            self._register_source()
        for plan in plans:
            if isinstance(plan, Fault):
                yield plan
            elif plan.outcome != "unchanged":
                yield self._state(plan)

    def _check_permission(self) -> None:
        if self.ctx.provenance.caller is not None:
            mine = frozenset({self.planning.authority})
            check_may_record(self.ctx.provenance.caller, mine, self.ctx.provenance.acting_for)

    def _register_source(self) -> None:
        if self.ctx.session.get(Source, self.planning.source) is not None:
            return
        name = self._name_of_the_authority()
        body = SourceIn(
            code=self.planning.source,
            title=f"Contracts register of {name}, a CSV file of SHA-256 {self.digest}",
            publisher=name,
            kind=KIND,
            dated_on=self.today,
            retrieved_on=self.today,
        )
        register_source(self.ctx, body)

    def _name_of_the_authority(self) -> str:
        named = self.ctx.session.scalars(
            select(AuthorityDetailsFact)
            .where(col(AuthorityDetailsFact.code) == self.planning.authority)
            .where(col(AuthorityDetailsFact.to_position) == NEVER)
            .order_by(col(AuthorityDetailsFact.from_position).desc())
        ).first()
        return named.name if named else self.planning.authority

    def _state(self, plan: Plan) -> RowOut | Fault:
        try:
            with self.ctx.session.begin_nested():
                reference = self._state_details(plan)
                self._state_change(reference, plan)
        except DomainError as refused:
            column = plan.said.columns.get(refused.field or "reference")
            return Fault(plan.said.row, column, refused.code, refused.detail)
        changed = [*plan.fields, *(["last_day"] if plan.change else [])]
        return RowOut(plan.said.row, reference, plan.outcome, changed)

    def _state_details(self, plan: Plan) -> str:
        known = plan.found
        if known.reference is None:
            reference = self._new_reference(plan.said["reference"])
            body = ContractIn(**plan.details.model_dump(), reference=reference)
            create(self.ctx, CONTRACT, body)
            return reference
        if plan.fields:
            old = self.ctx.session.get_one(ContractDetailsFact, known.known.fact)
            correct(self.ctx, CONTRACT, old, plan.details)
        return known.reference

    def _state_change(self, reference: str, plan: Plan) -> None:
        if plan.change is None:
            return
        body = TermChangeIn(
            change=TermChangeKind(plan.change.value),
            last_day=cast(date, plan.said["last_day"]),
            source=self.planning.source,
            confidence=Confidence.HIGH,
        )
        record(self.ctx, TERM_CHANGE, body, contract=reference)

    def _new_reference(self, said: str) -> str:
        """A code for a new contract: the authority's own number, made plain; or its hash, too."""
        authority = self.planning.authority
        plain = _APART.sub("-", said.casefold()).strip("-")
        code = plain if plain.startswith(f"{authority}-") else f"{authority}-{plain}".strip("-")
        if len(code) <= _LONGEST_CODE and self.ctx.session.get(Contract, code) is None:
            return code
        kept = hashlib.sha256(said.encode()).hexdigest()[:8]
        return f"{code[: _LONGEST_CODE - len(kept) - 1].strip('-')}-{kept}"
