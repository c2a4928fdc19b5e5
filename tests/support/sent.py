"""What is sent to a database meanwhile, whichever engine it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Engine, event


class Statement(NamedTuple):
    """A statement, and what it was sent with."""

    text: str
    parameters: Any


@contextmanager
def sent(*verbs: str) -> Iterator[list[Statement]]:
    """The statements that are sent meanwhile; of some verbs only, if any are named."""
    found: list[Statement] = []

    def listen(_: Any, __: Any, text: str, parameters: Any, *___: Any) -> None:
        if not verbs or text.lstrip().upper().startswith(verbs):
            found.append(Statement(text, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


@contextmanager
def selects() -> Iterator[list[Statement]]:
    """The statements that only read."""
    with sent("SELECT", "WITH") as found:
        yield found
