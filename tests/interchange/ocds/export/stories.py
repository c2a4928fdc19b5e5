"""Random histories of contracts that are revised, change, and get an ocid."""

from typing import Any

from sqlalchemy.orm import Session

from app.ledger.recording import record
from app.registry.contracts.facts import CONTRACT, NOTICE
from app.registry.contracts.models import ContractDetailsFact, NoticeFact
from app.registry.contracts.schemas import ContractDetailsIn, NoticeIn
from tests.support import world
from tests.support.histories import AUTHORITIES, CONTRACTS, PROVIDERS, Move, Story

OCIDS = ["ocds-h6vhtk-01", "ocds-h6vhtk-02", None]
VALUES = [
    {"amount": "4435750.00", "basis": "total", "vat": "excluded"},
    {"amount": "5322900.00", "basis": "total", "vat": "included"},
    {"amount": "1000000.10", "basis": "framework-ceiling", "vat": "unknown"},
]
OPTIONS = [{"last_day": "2027-12-31", "basis": "agreed", "text": "two further years"}]


class ContractStory(Story):
    """A history with frequent revisions and changes of contracts."""

    def _moves(self) -> list[Move]:
        result: list[Move] = [self._correct, self._change, self._notice, self._withdraw_notice]
        return [*super()._moves(), *result, *result]

    def _correct(self, session: Session) -> object:
        if (old := self._any(session, [ContractDetailsFact])) is None:
            return None
        assert isinstance(old, ContractDetailsFact)
        return world.correct(session, CONTRACT, old, self._said(old), provenance=self.recording)

    def _change(self, session: Session) -> object:
        if (old := self._any(session, [ContractDetailsFact])) is None:
            return None
        assert isinstance(old, ContractDetailsFact)
        details = self._said(old).model_copy(update={"holds_from": self._day(200)})
        return world.change(session, CONTRACT, old.code, details, provenance=self.recording)

    def _said(self, old: ContractDetailsFact) -> ContractDetailsIn:
        """Return contract details with some changed fields."""
        rng = self.rng
        otherwise: dict[str, list[Any]] = {
            "provider": [*PROVIDERS, None], "ocid": OCIDS, "cpv": ["33100000", None],
            "lead": [*AUTHORITIES, None], "buyers": [[], AUTHORITIES, AUTHORITIES[1:]],
            "values": [[], VALUES, VALUES[:1]], "options": [[], OPTIONS],
            "ground": ["urgency", None], "special_regime": ["light-touch", "none"],
            "kind": ["framework", "direct-award", "competed"], "sme": [True, False, None],
            "replaces": [[], [item for item in CONTRACTS if item != old.code][:1]],
            "regime": ["pa-2023", "below-threshold"], "signed_on": ["2025-01-01", None],
        }  # fmt: skip
        changed = {name: rng.choice(some) for name, some in otherwise.items() if rng.random() < 0.4}
        details = CONTRACT.to_input(old).model_dump(mode="json")
        return ContractDetailsIn.model_validate({**details, **changed})

    def _notice(self, session: Session) -> object:
        kinds = ["UK2", "UK4", "UK5", "UK7", "UK9", "UK11", "UK12"]
        fields = {"notice_type": self.rng.choice(kinds), "url": "https://example.org/notice/1"}
        body = NoticeIn.model_validate({**world.STATED, **fields})
        if (about := self._any(session, [ContractDetailsFact])) is None:
            return None
        assert isinstance(about, ContractDetailsFact)
        with world.commanding(session, self.recording) as ctx:
            return record(ctx, NOTICE, body, contract=about.code)

    def _withdraw_notice(self, session: Session) -> object:
        if (old := self._any(session, [NoticeFact])) is not None:
            world.withdraw(session, old, reason="the registry was wrong", provenance=self.recording)
        return None
