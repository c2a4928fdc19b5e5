"""From which value on the law wants all of its notices: dated rows, and which of them hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.periods import Period


class ThresholdKind(StrEnum):
    """What sort of contract a threshold is for."""

    LIGHT_TOUCH = "light-touch"
    """Services under the light touch."""
    GOODS_AND_SERVICES_SUB_CENTRAL = "goods-and-services-sub-central"
    """Goods and services that councils and other sub-central authorities buy."""
    GOODS_AND_SERVICES_CENTRAL = "goods-and-services-central"
    """Goods and services that central government buys."""
    WORKS = "works"
    """Works, such as building."""
    CONCESSIONS = "concessions"
    """Concessions that are not under the light touch."""
    LIGHT_TOUCH_CONCESSIONS = "light-touch-concessions"
    """Concessions under the light touch."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value in pounds, VAT included, over the days on which it holds."""

    kind: ThresholdKind
    amount: Decimal
    days: Period
    says: str
    source: str


def thresholds_on(rows: Iterable[Threshold], day: date) -> list[Threshold]:
    """The rows that hold on a day; of a day before the first, none: nothing is guessed."""
    return [one for one in rows if day in one.days]
