"""Inputs of merges."""

from pydantic import Field

from app.domain.vocabulary import Confidence
from app.ledger.inputs import CodeText, FactIn
from app.platform.http.pagination import LongText


class MergeIn(FactIn):
    """Two codes name one thing."""

    into: CodeText = Field(description="Code of the thing that answers show from then on.")
    reason: LongText = Field(description="Reason why both codes name one thing.")
    confidence: Confidence = Field(
        default=Confidence.HIGH, description="Confidence in what the source says."
    )
