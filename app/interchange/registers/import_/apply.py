"""Record changes of a register in a transaction."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.permissions import check_may_record
from app.domain.vocabulary import Confidence, TermChangeKind
from app.interchange.registers.import_.plan import Plan, Planner, Refusal, repeated_contract
from app.interchange.registers.import_.report import RowOut
from app.interchange.registers.import_.rows import ParsedRow
from app.ledger.fact_types import CommandContext
from app.ledger.identities import correct, create
from app.ledger.inputs import SourceIn
from app.ledger.models import Source
from app.ledger.recording import record, register_source
from app.platform.db.columns import NEVER
from app.platform.problems.domain_errors import to_problem
from app.registry.authorities.models import AuthorityDetailsFact
from app.registry.contracts.facts import CONTRACT, TERM_CHANGE
from app.registry.contracts.models import Contract, ContractDetailsFact
from app.registry.contracts.schemas import ContractIn, TermChangeIn
from app.registry.providers.facts import PROVIDER
from app.registry.providers.models import Provider

KIND = "contracts-register"
_FORMATS = {"csv": "a CSV file", "xlsx": "a workbook"}
_MAX_CODE_LENGTH = 61
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def source_code(authority: str, content: bytes) -> str:
    """Return the code of the source for a file; the same content gives the same code."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    return f"register-{authority[: _MAX_CODE_LENGTH - len('register--') - len(digest)]}-{digest}"


@dataclass(slots=True)
class RecordedRows:
    """The outcome of contracts in one transaction; `refused` are those that no longer fit."""

    recorded: list[RowOut] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class ChangeWriter:
    """Records the rows that change something, under the write lock."""

    ctx: CommandContext
    planner: Planner
    digest: str
    format: str
    today: date

    def record(self, rows: Sequence[ParsedRow], known_rows: Mapping[str, int]) -> RecordedRows:
        """Record rows against the current state. Raises DomainError for a refused row.

        `known_rows` are the rows of the file by the contract that they are about.
        """
        self._check_permission()
        result = RecordedRows()
        plans = [*self._plans(rows, dict(known_rows), result)]
        if plans:
            self._register_source()
        result.recorded = [self._record(plan) for plan in plans]
        return result

    def _plans(
        self, rows: Sequence[ParsedRow], known_rows: dict[str, int], result: RecordedRows
    ) -> Iterator[Plan]:
        """Yield the plans that change something; count the others in the result."""
        for plan in self.planner.plans(self.ctx.session, rows):
            refusal = plan if isinstance(plan, Refusal) else repeated_contract(plan, known_rows)
            if refusal is not None:
                result.refused.append(refusal)
            elif isinstance(plan, Plan) and plan.outcome == "unchanged":
                result.unchanged += 1
            elif isinstance(plan, Plan):
                yield plan

    def _check_permission(self) -> None:
        """Raise Problem unless the author may record for the authority: no row is at fault."""
        if self.ctx.provenance.caller is None:
            return
        owners = frozenset({self.planner.authority})
        try:
            check_may_record(self.ctx.provenance.caller, owners, self.ctx.provenance.acting_for)
        except DomainError as error:
            raise to_problem(error) from None

    def _register_source(self) -> None:
        if self.ctx.session.get(Source, self.planner.source) is not None:
            return
        name = self._authority_name()
        body = SourceIn(
            code=self.planner.source,
            title=f"Contracts register of {name}, {_FORMATS[self.format]} of SHA-256 {self.digest}",
            publisher=name,
            kind=KIND,
            dated_on=self.today,
            retrieved_on=self.today,
        )
        register_source(self.ctx, body)

    def _authority_name(self) -> str:
        details = self.ctx.session.scalars(
            select(AuthorityDetailsFact)
            .where(col(AuthorityDetailsFact.code) == self.planner.authority)
            .where(col(AuthorityDetailsFact.to_at) == NEVER)
            .order_by(col(AuthorityDetailsFact.from_at).desc())
        ).first()
        return details.name if details else self.planner.authority

    def _record(self, plan: Plan) -> RowOut:
        self._record_providers(plan)
        reference = self._record_details(plan)
        self._record_term_change(reference, plan)
        changed = [*plan.fields, *(["last_day"] if plan.change else [])]
        return RowOut(plan.row.number, reference, plan.outcome, changed)

    def _record_providers(self, plan: Plan) -> None:
        """Record the providers that numbers make, unless an earlier row has made them.

        The registry makes them, because providers are recorded by admins only.
        """
        ctx = replace(self.ctx, provenance=replace(self.ctx.provenance, caller=None))
        for body in plan.providers:
            if not ctx.batch.has_identity(Provider, body.code):
                create(ctx, PROVIDER, body)

    def _record_details(self, plan: Plan) -> str:
        match = plan.match
        if match.reference is None:
            reference = self._new_reference(plan.row["reference"])
            body = ContractIn(**plan.details.model_dump(), reference=reference)
            create(self.ctx, CONTRACT, body)
            return reference
        if plan.fields:
            old = self.ctx.session.get_one(ContractDetailsFact, match.known.fact)
            correct(self.ctx, CONTRACT, old, plan.details)
        return match.reference

    def _record_term_change(self, reference: str, plan: Plan) -> None:
        if plan.change is None:
            return
        body = TermChangeIn(
            change=TermChangeKind(plan.change.value),
            last_day=cast(date, plan.row["last_day"]),
            source=self.planner.source,
            confidence=Confidence.HIGH,
        )
        record(self.ctx, TERM_CHANGE, body, contract=reference)

    def _new_reference(self, reference: str) -> str:
        """Return a code for a new contract: the authority's number as a slug, hashed if taken."""
        authority = self.planner.authority
        slug = _SEPARATORS.sub("-", reference.casefold()).strip("-")
        code = slug if slug.startswith(f"{authority}-") else f"{authority}-{slug}".strip("-")
        if len(code) <= _MAX_CODE_LENGTH and self.ctx.session.get(Contract, code) is None:
            return code
        digest = hashlib.sha256(reference.encode()).hexdigest()[:8]
        return f"{code[: _MAX_CODE_LENGTH - len(digest) - 1].strip('-')}-{digest}"
