"""Tables of claims."""

from sqlalchemy import Index, Text
from sqlmodel import Field

from app.domain.vocabulary import Verdict
from app.ledger.models import HideableFact, owner_constraint
from app.platform.db.columns import Code, codelist


class ClaimFact(HideableFact, table=True):
    """The value of a field of a thing, according to a source."""

    __tablename__ = "claim"
    __table_args__ = (owner_constraint(), Index("ix_claim_about", "thing", "code", "field"))

    thing: str
    code: str = Field(sa_type=Code)
    field: str
    value: str = Field(sa_type=Text)
    reads_as: str | None = Field(default=None, description="The value, typed by the field.")
    topic: str | None = Field(default=None, sa_type=Code)


class ClaimDecisionFact(HideableFact, table=True):
    """The decision of the registry on a claim, with its reason."""

    __tablename__ = "claim_decision"
    __table_args__ = (owner_constraint(), Index("ix_claim_decision_claim", "claim"))

    claim: str = Field(foreign_key="claim.id", sa_type=Code)
    verdict: Verdict = Field(sa_type=codelist(Verdict))
    reason: str = Field(sa_type=Text)
