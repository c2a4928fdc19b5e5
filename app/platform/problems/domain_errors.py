"""What the domain refuses, as it is told to a caller."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import DomainError
from app.platform.problems.catalogue import PROBLEM_TYPES
from app.platform.problems.problem import FieldError, Problem


@contextmanager
def translate_domain_errors() -> Iterator[None]:
    """Tell what is refused meanwhile as a problem; a code that is no problem's is our fault."""
    try:
        yield
    except DomainError as refused:
        if refused.code not in PROBLEM_TYPES:
            raise
        raise to_problem(refused) from refused


def to_problem(refused: DomainError) -> Problem:
    """A refusal with a pointer to the field concerned, if there is one."""
    where = refused.field
    if where is None:
        return Problem(refused.code, refused.detail)
    pointer = f"/header/{where}" if where == "Acting-For" else f"/body/{where}"
    return Problem(
        refused.code, refused.detail, [FieldError(pointer, refused.code, refused.detail)]
    )
