"""Key performance indicators: values of counts, ratings and breaches."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.domain.errors import DomainError
from app.domain.vocabulary import Direction, KpiUnit, Rating

SMALLEST_COUNT = 5
"""Smaller counts could identify a person, so they are never public."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Measure:
    """The agreed unit, direction, target and bounds of an indicator.

    Values that miss the target are rated by two further bounds, if agreed: `approaching` and then
    `improvement`, each further from the target than the one before.
    """

    unit: KpiUnit
    direction: Direction
    target: Decimal | None = None
    approaching: Decimal | None = None
    improvement: Decimal | None = None

    def __post_init__(self) -> None:
        outer = [bound for bound in (self.approaching, self.improvement) if bound is not None]
        if self.target is None:
            if outer:
                raise DomainError("bounds-without-target", "the bounds need a target", "target")
            return
        bounds = [self.target, *outer]
        if bounds != sorted(bounds, reverse=self.direction is Direction.AT_LEAST):
            raise DomainError(
                "bounds-disordered",
                "`approaching` must be next to the target and `improvement` further away",
                "target",
            )

    def reaches(self, value: Decimal, bound: Decimal) -> bool:
        """Return whether a value lies on the right side of a bound, or on it."""
        return value >= bound if self.direction is Direction.AT_LEAST else value <= bound


@dataclass(frozen=True, slots=True)
class KpiCount:
    """A count, with a denominator if the indicator is a share."""

    numerator: int
    denominator: int | None = None

    def __add__(self, other: "KpiCount") -> "KpiCount":
        shares = self.denominator is not None and other.denominator is not None
        denominator = (self.denominator or 0) + (other.denominator or 0) if shares else None
        return KpiCount(self.numerator + other.numerator, denominator)


def check_count(measure: Measure, count: KpiCount) -> None:
    """Refuse a count that does not fit the unit of its indicator."""
    if measure.unit is KpiUnit.COUNT and count.denominator is not None:
        detail = "an indicator with the unit count has no denominator"
        raise DomainError("denominator-not-wanted", detail, "denominator")
    if measure.unit is KpiUnit.PERCENT and count.denominator is None:
        detail = "an indicator with the unit percent needs a denominator"
        raise DomainError("denominator-needed", detail, "denominator")
    check_part(count.numerator, count.denominator, "numerator")


def check_part(part: int, whole: int | None, field: str) -> None:
    """Refuse a part that is greater than the whole."""
    if whole is not None and part > whole:
        raise DomainError("more-than-all", f"{part} is more than the whole, {whole}", field)


def check_public_counts(whole: int, *parts: int | None) -> None:
    """Refuse public counts between 0 and the smallest public count, which could identify a person.

    The difference of the whole and a part is checked, too: it follows from public numbers. A count
    of 0 identifies nobody.
    """
    known = [part for part in parts if part is not None]
    counts = [whole, *known, *(whole - part for part in known)]
    if any(0 < count < SMALLEST_COUNT for count in counts):
        detail = f"a count below {SMALLEST_COUNT} could identify a person: record it for partners"
        raise DomainError("small-number", detail, "visibility")


def kpi_value(unit: KpiUnit, count: KpiCount) -> Decimal | None:
    """Return the value of a count in the unit of its indicator; None if the denominator is 0."""
    if unit is KpiUnit.COUNT:
        return Decimal(count.numerator)
    if not count.denominator:
        return None
    return Decimal(100 * count.numerator) / count.denominator


def format_value(unit: KpiUnit, value: Decimal | None) -> str | None:
    """Return a value as it is published: a share to a tenth of a percent, halves rounded up.

    For publication only: bounds are compared with the exact value.
    """
    if value is None:
        return None
    return str(value.quantize(_TENTH, ROUND_HALF_UP) if unit is KpiUnit.PERCENT else value)


def rate(measure: Measure, value: Decimal | None) -> Rating:
    """Return the published rating; `other` without a value, a target or bounds to rate by."""
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
    """Return whether a value misses the agreed target."""
    if value is None or measure.target is None:
        return False
    return not measure.reaches(value, measure.target)
