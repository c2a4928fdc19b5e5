"""Domain errors as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import DomainError
from app.platform.problems.problem import FieldError, Problem, query_problem


@contextmanager
def translate_domain_errors() -> Iterator[None]:
    """Raise each domain error of the block as a problem with the same code."""
    try:
        yield
    except DomainError as error:
        raise to_problem(error) from error


@contextmanager
def translate_query_errors() -> Iterator[None]:
    """Raise each domain error of the block as a problem of the parameter that it names."""
    try:
        yield
    except DomainError as error:
        raise query_problem(error.field or "", error.code, error.detail) from error


def to_problem(error: DomainError) -> Problem:
    """Return the problem for a domain error, with a pointer to the field if the error names one."""
    if error.field is None:
        return Problem(error.code, error.detail)
    # Fields of domain errors are fields of the body; header names contain a capital letter.
    part = "body" if error.field.islower() else "header"
    return Problem(
        error.code,
        error.detail,
        [FieldError(f"/{part}/{error.field}", error.code, error.detail)],
    )
