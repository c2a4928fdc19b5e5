"""What the domain refuses, as it is told to a caller."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import Refused
from app.platform.problems.catalogue import KINDS
from app.platform.problems.problem import Fault, Problem


@contextmanager
def told() -> Iterator[None]:
    """Tell what is refused meanwhile as a problem; a code that is no problem's is our fault."""
    try:
        yield
    except Refused as refused:
        if refused.code not in KINDS:
            raise
        raise as_problem(refused) from refused


def as_problem(refused: Refused) -> Problem:
    """A refusal with a pointer to the field concerned, if there is one."""
    where = refused.field
    if where is None:
        return Problem(refused.code, refused.detail)
    pointer = f"/header/{where}" if where == "Acting-For" else f"/body/{where}"
    return Problem(refused.code, refused.detail, [Fault(pointer, refused.code, refused.detail)])
