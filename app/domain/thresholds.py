"""Thresholds: the contract values from which the law requires all of its notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.periods import Period
from app.domain.vocabulary.codelist import Codelist


class ThresholdKind(Codelist):
    """The type of contract that a threshold applies to."""

    LIGHT_TOUCH = "light-touch"
    """Light touch services."""
    GOODS_AND_SERVICES_SUB_CENTRAL = "goods-and-services-sub-central"
    """Goods and services bought by councils and other sub-central authorities."""
    GOODS_AND_SERVICES_CENTRAL = "goods-and-services-central"
    """Goods and services bought by central government."""
    WORKS = "works"
    """Works, such as construction."""
    CONCESSIONS = "concessions"
    """Concessions outside the light touch rules."""
    LIGHT_TOUCH_CONCESSIONS = "light-touch-concessions"
    """Light touch concessions."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value in pounds, VAT included, with the days on which it applies."""

    kind: ThresholdKind
    amount: Decimal
    days: Period
    says: str
    source: str


def thresholds_on(rows: Iterable[Threshold], day: date) -> list[Threshold]:
    """Return the thresholds that apply on a day; none before the first recorded day."""
    return [threshold for threshold in rows if day in threshold.days]
