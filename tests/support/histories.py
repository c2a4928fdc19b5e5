"""Random histories of records, withdrawals and revisions, through the real commands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, TypeAlias

from sqlalchemy import RowMapping, func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.api.wiring import CATALOGUE
from app.domain.errors import DomainError
from app.ledger.models import Change, CorroborationFact, Fact
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.registry.authorities.models import AttestationFact, MembershipFact, ServiceReportFact
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import AwardFact, Contract, ContractDetailsFact, TermChangeFact
from app.registry.providers.models import ProviderEventFact
from tests.support import world
from tests.support.commands import Provenance

START = date(2025, 1, 1)
AUTHORITIES, PROVIDERS = ["camden", "islington"], ["north", "south"]
CONTRACTS, SCOPES = ["c-1", "c-2", "c-3"], ["delivery", "repair", "equipment"]
CONFIDENCES = ["high", "high", "medium"]
BASES = ["agreed", "agreed", "assumed", "unknown", "open-ended"]
Move: TypeAlias = Callable[[Session], object]
STATED: list[type[Fact]] = [
    AttestationFact, AwardFact, ClaimDecisionFact, ClaimFact, ContractDetailsFact,
    CorroborationFact, MembershipFact, ProviderEventFact, ServiceReportFact, TermChangeFact,
]  # fmt: skip


@dataclass(slots=True)
class Story:
    """A random history of a small world; refused commands are rolled back."""

    rng: Random
    database: Database
    told: list[str] = field(default_factory=list)
    recording: Provenance = world.PROVENANCE

    def begin(self) -> None:
        with self.database.write_session() as session:
            for code, day in (("minutes", "2025-03-01"), ("notice", "2025-06-01"), ("news", None)):
                world.source(session, code, dated_on=day, **self._author)
            world.scope_tree(session, **self._author)
            for code in AUTHORITIES:
                world.authority(session, code, **self._author)
            for code in PROVIDERS:
                world.provider(session, code, **self._author)

    def step(self) -> None:
        """Record, withdraw or revise one fact; it may be refused."""
        move = self.rng.choice(self._moves())
        try:
            with self.database.write_session() as session:
                self.told.append(move.__name__)
                move(session)
        except DomainError as refused:
            self.told[-1] += f" ({refused.code})"

    def _moves(self) -> list[Move]:
        often: list[Move] = [self._award, self._contract, self._withdraw, self._revise]
        return [
            *often, *often, self._attest, self._change_term, self._claim, self._corroborate,
            self._event, self._member, self._report,
        ]  # fmt: skip

    def _contract(self, session: Session) -> object:
        reference = self.rng.choice(CONTRACTS)
        framework = self.rng.choice([None, *CONTRACTS])
        known = framework and framework != reference and session.get(Contract, framework)
        return world.contract(
            session, reference, **self._days("agreed"), **self._evidence(), **self._author,
            provider=self.rng.choice([None, *PROVIDERS]),
            framework=framework if known else None,
        )  # fmt: skip

    def _award(self, session: Session) -> object:
        own = self.rng.random() < 0.5
        days = self._days() if own else {}
        seen = {"seen_to": self._day(120)} if self.rng.random() < 0.3 else {}
        return world.award(
            session, self.rng.choice(CONTRACTS), authority=self.rng.choice(AUTHORITIES),
            scope=self.rng.choice(SCOPES), level=self.rng.choice(["full", "partial"]), **days,
            **seen, **self._evidence(), **self._author,
        )  # fmt: skip

    def _change_term(self, session: Session) -> object:
        change = self.rng.choice(["extension", "termination", "cancellation"])
        last_day = None if change == "cancellation" else self._day(200)
        reference = self.rng.choice(CONTRACTS)
        fields = {"change": change, "last_day": last_day, **self._author}
        return world.term_change(session, reference, **fields)

    def _event(self, session: Session) -> object:
        event = self.rng.choice(
            ["ceased-trading", "resumed-trading", "administration", "insolvency-ended"]
        )
        fields = {"event": event, "day": self._day(200), **self._author}
        return world.provider_event(session, self.rng.choice(PROVIDERS), **fields)

    def _report(self, session: Session) -> object:
        fields = {"scope": self.rng.choice(SCOPES), "finding": self.rng.choice(["none", "partial"])}
        days = self._days("agreed")
        span = {"first_day": days["first_day"], "last_day": days["last_day"]}
        fields |= self._author
        return world.report(session, self.rng.choice(AUTHORITIES), **fields, **span)

    def _attest(self, session: Session) -> object:
        code, scope = self.rng.choice(AUTHORITIES), self.rng.choice(SCOPES)
        fields = {"scopes": [scope], "attested_on": self._day(300), **self._author}
        return world.attestation(session, code, **fields)

    def _member(self, session: Session) -> object:
        code = self.rng.choice(AUTHORITIES)
        fields = {"authority": code, **self._days(), **self._evidence(), **self._author}
        return world.membership(session, **fields)

    def _claim(self, session: Session) -> object:
        found = self._any(session, [ClaimFact])
        if found is not None and self.rng.random() < 0.5:
            verdict = self.rng.choice(["accepted", "disputed"])
            return world.decision(session, found.id, verdict=verdict, **self._author)
        about = f"contract:{self.rng.choice(CONTRACTS)}"
        return world.claim(session, about=about, **self._author)

    def _corroborate(self, session: Session) -> object:
        found = self._any(session, CORROBORATED)
        if found is None:
            return None
        return world.corroboration(session, found.id, source="notice", **self._author)

    def _withdraw(self, session: Session) -> object:
        found = self._any(session, STATED)
        if found is not None:
            world.withdraw(
                session, found, reason="the registry was wrong", provenance=self.recording
            )
        return None

    def _revise(self, session: Session) -> object:
        if (old := self._any(session, list(MOVED))) is None:
            return None
        days = self._days("agreed" if isinstance(old, ServiceReportFact) else None)
        moved = {key: self.rng.choice(values) for key, values in MOVED[type(old)].items()}
        if moved.get("contract") and session.get(Contract, moved["contract"]) is None:
            del moved["contract"]
        inputs = CATALOGUE.type_of(old).input.model_fields
        fields = {key: value for key, value in {**days, **moved}.items() if key in inputs}
        named = {key: value for key, value in moved.items() if key not in inputs}
        return world.revise(session, old, self.recording, named=named, **fields)

    def _any(self, session: Session, kinds: list[type[Fact]]) -> Fact | None:
        kind = self.rng.choice(kinds)
        standing = select(kind).where(col(kind.to_at) == NEVER).order_by(col(kind.id))
        found = session.scalars(standing).all()
        return self.rng.choice(found) if found else None

    @property
    def _author(self) -> dict[str, Any]:
        return {"provenance": self.recording}

    def _day(self, latest: int) -> date:
        return START + timedelta(self.rng.randint(0, latest))

    def _days(self, basis: str | None = None) -> dict[str, Any]:
        first = self._day(150)
        last_basis = basis or self.rng.choice(BASES)
        last = None if last_basis in {"unknown", "open-ended"} else first + timedelta(self._long())
        first_basis = basis or self.rng.choice(["agreed", "assumed"])
        return {
            "first_day": first, "last_day": last,
            "first_day_basis": first_basis, "last_day_basis": last_basis,
        }  # fmt: skip

    def _long(self) -> int:
        return self.rng.randint(0, 120)

    def _evidence(self) -> dict[str, str]:
        return {
            "confidence": self.rng.choice(CONFIDENCES),
            "source": self.rng.choice(["minutes", "notice", "news"]),
        }


CORROBORATED: list[type[Fact]] = [
    AttestationFact, AwardFact, ContractDetailsFact, ServiceReportFact,
]  # fmt: skip
# Fields that a revision may change beside the days, the subject included.
MOVED: dict[type[Fact], dict[str, list[str]]] = {
    AwardFact: {"scope": SCOPES, "contract": CONTRACTS, "confidence": CONFIDENCES},
    ContractDetailsFact: {"provider": PROVIDERS},
    MembershipFact: {"authority": AUTHORITIES},
    ServiceReportFact: {"scope": SCOPES, "authority": AUTHORITIES},
}


def head(session: Session) -> int:
    return session.scalar(select(func.max(Change.position))) or 0


def rows_at(session: Session, model: type[SQLModel], position: int) -> list[RowMapping]:
    """Return the rows of a projection as of a position, sorted."""
    rows = table(model)
    columns = [column for column in rows.c if column.name not in {"id", "to_at"}]
    shown = select(*columns).where(rows.c.from_at <= position, rows.c.to_at > position)
    return sorted(session.execute(shown).mappings(), key=lambda row: str(dict(row)))
