from typing import Literal, cast

KpiUnit = Literal["count", "percent"]


def check_kpi_unit(value: str) -> KpiUnit:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(KpiUnit, value)
