"""A register of many contracts, all invented, the same bytes each time."""

import csv
import io
from datetime import date, timedelta

HEADER = [
    "Contract Ref", "Contract Title", "Department", "Supplier", "Start Date", "End Date",
    "Total Contract Value",
]  # fmt: skip
DEPARTMENTS = ["Adults", "Children", "Highways", "Housing", "Parks", "Resources"]


def large_register(count: int) -> bytes:
    """Return a register of so many contracts of 180 suppliers."""
    text = io.StringIO(newline="")
    register = csv.writer(text, lineterminator="\r\n")
    register.writerow(HEADER)
    for number in range(1, count + 1):
        first = date(2023, 4, 1) + timedelta(days=number % 700)
        last = first + timedelta(days=365 * (1 + number % 4) - 1)
        register.writerow(
            [
                f"LG/{number:04d}",
                f"Service {number}",
                DEPARTMENTS[number % len(DEPARTMENTS)],
                f"Example {number % 180 + 1} Ltd",
                f"{first:%d/%m/%Y}",
                f"{last:%d/%m/%Y}",
                f"£{5000 + 137 * number:,}.00",
            ]
        )
    return text.getvalue().encode("utf-8-sig")
