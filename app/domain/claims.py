"""Claims that are typed: the form that the field of a claim gives to its value."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from app.domain.errors import DomainError
from app.domain.vocabulary import ContractStatus, ServiceLevel

_CODES = {
    "authority": "authority",
    "lead": "authority",
    "buyer": "authority",
    "consortium": "consortium",
    "framework": "contract",
    "provider": "provider",
    "superseded_by": "contract",
}
"""The fields whose values are codes, each with the kind of thing that the code names."""


def code_kind(field: str) -> str | None:
    """Return the kind of thing whose code a field holds, or None for another field."""
    return _CODES.get(field)


def has_form(field: str) -> bool:
    """Return whether the values of a field have a form, such as a day.

    >>> has_form("last_day"), has_form("name")
    (True, False)
    """
    return _parser(field) is not None


def check_reads_as(field: str, value: str) -> None:
    """Refuse a typed value that does not fit its field.

    Raise `reads-as-untyped` for a field without a form, and `reads-as-mismatch` for a value in
    another form than that of the field. Whether a code exists is not checked here.

    >>> check_reads_as("last_day", "2027-09-21")
    """
    parse = _parser(field)
    if parse is None:
        detail = f"the field {field} has no form in which a value can be read"
        raise DomainError("reads-as-untyped", detail, "reads_as")
    form, read = parse
    try:
        is_fitting = str(read(value)) == value
    except (ValueError, InvalidOperation):
        is_fitting = False
    if not is_fitting:
        raise DomainError("reads-as-mismatch", f"the field {field} holds {form}", "reads_as")


_FORMS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("service_level", "a service level: urgent-only, partial or full", ServiceLevel),
    ("status", "a status: active, cancelled or terminated", ContractStatus),
    ("_day", "a day, as YYYY-MM-DD", date.fromisoformat),
    ("_on", "a day, as YYYY-MM-DD", date.fromisoformat),
    ("amount", "an amount in pounds, such as 1250000.00", Decimal),
    ("value", "an amount in pounds, such as 1250000.00", Decimal),
    ("ceiling", "an amount in pounds, such as 1250000.00", Decimal),
    ("_count", "a whole number", int),
)
"""The ends of names of fields, each with the form of their values and its parser."""


def _parser(field: str) -> tuple[str, Callable[[str], object]] | None:
    if field in _CODES:
        return f"the code of a known {_CODES[field]}", str
    found = ((form, read) for ending, form, read in _FORMS if field.endswith(ending))
    return next(found, None)
