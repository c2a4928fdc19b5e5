"""Indicators of performance: what counts come to, how that is rated, and whether it is a breach."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.domain.errors import DomainError
from app.domain.vocabulary import Direction, KpiUnit, Rating

SMALLEST_COUNT = 5
"""A count below this could tell of a person: it is never public."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was agreed about an indicator.

    Values that miss the target are rated by two further bounds, where those were agreed:
    `approaching` and then `improvement`, each further from the target than the one before.
    """

    unit: KpiUnit
    direction: Direction
    target: Decimal | None = None
    approaching: Decimal | None = None
    improvement: Decimal | None = None

    def __post_init__(self) -> None:
        outer = [one for one in (self.approaching, self.improvement) if one is not None]
        if self.target is None:
            if outer:
                raise DomainError("bounds-without-target", "bounds are around a target", "target")
            return
        bounds = [self.target, *outer]
        if bounds != sorted(bounds, reverse=self.direction is Direction.AT_LEAST):
            raise DomainError(
                "bounds-disordered", "each bound lies further from the target", "target"
            )

    def reaches(self, value: Decimal, bound: Decimal) -> bool:
        """Whether a value lies on the right side of a bound, or on it."""
        return value >= bound if self.direction is Direction.AT_LEAST else value <= bound


@dataclass(frozen=True, slots=True)
class KpiCount:
    """How many, and out of how many, if the indicator is a share."""

    numerator: int
    denominator: int | None = None

    def __add__(self, other: "KpiCount") -> "KpiCount":
        shares = self.denominator is not None and other.denominator is not None
        denominator = (self.denominator or 0) + (other.denominator or 0) if shares else None
        return KpiCount(self.numerator + other.numerator, denominator)


def check_count(measure: Measure, count: KpiCount) -> None:
    """Refuse a count that the unit of its indicator does not allow."""
    if measure.unit is KpiUnit.COUNT and count.denominator is not None:
        raise DomainError("denominator-not-wanted", "it is a plain count", "denominator")
    if measure.unit is KpiUnit.PERCENT and count.denominator is None:
        raise DomainError("denominator-needed", "out of how many?", "denominator")
    check_part(count.numerator, count.denominator, "numerator")


def check_part(part: int, whole: int | None, field: str) -> None:
    """Refuse more than all."""
    if whole is not None and part > whole:
        raise DomainError("more-than-all", f"{part} of {whole}", field)


def check_public_counts(whole: int, *parts: int | None) -> None:
    """Refuse to make a count public that is so small that it could tell of a person.

    Whoever knows the whole and a part knows the rest. Of nobody at all, nothing can be told.
    """
    known = [part for part in parts if part is not None]
    counts = [whole, *known, *(whole - part for part in known)]
    if any(0 < count < SMALLEST_COUNT for count in counts):
        detail = f"a count below {SMALLEST_COUNT} could tell of a person: state it for partners"
        raise DomainError("small-number", detail, "visibility")


def kpi_value(unit: KpiUnit, count: KpiCount) -> Decimal | None:
    """What a count comes to in the unit of its indicator; None where there was nothing to count."""
    if unit is KpiUnit.COUNT:
        return Decimal(count.numerator)
    if not count.denominator:
        return None
    return Decimal(100 * count.numerator) / count.denominator


def format_value(unit: KpiUnit, value: Decimal | None) -> str | None:
    """A value as it is published: a share to a tenth of a percent, halves up.

    Whether it reaches a bound is never told by what was rounded.
    """
    if value is None:
        return None
    return str(value.quantize(_TENTH, ROUND_HALF_UP) if unit is KpiUnit.PERCENT else value)


def rate(measure: Measure, value: Decimal | None) -> Rating:
    """The published word; `other` where nothing was agreed by which to tell."""
    if value is None or measure.target is None:
        return Rating.OTHER
    if measure.reaches(value, measure.target):
        return Rating.GOOD
    if measure.approaching is None or measure.improvement is None:
        return Rating.OTHER
    if measure.reaches(value, measure.approaching):
        return Rating.APPROACHING_TARGET
    reached = measure.reaches(value, measure.improvement)
    return Rating.REQUIRES_IMPROVEMENT if reached else Rating.INADEQUATE


def is_breach(measure: Measure, value: Decimal | None) -> bool:
    """Whether a value misses the target that was agreed."""
    if value is None or measure.target is None:
        return False
    return not measure.reaches(value, measure.target)
