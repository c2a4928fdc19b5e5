"""python -m app gaps, contracts, brief and all the others that only ask."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from numbers import Number
from typing import Any

from app.cli.database import OPERATOR, opened
from app.cli.options import add_options, question
from app.cli.query_catalogue import TYPED
from app.cli.tables import Told, tabulate
from app.domain.permissions import ANONYMOUS
from app.ledger.http.reads import resolve_as_of
from app.platform.clock import Clock
from app.platform.http.pagination import Page, PageQuery
from app.platform.http.serialization import MEDIA_TYPES, Tabular, serialize
from app.settings import Settings

TABLE = "table"
FOUND = 3

EVERYTHING = 10**9
"""More than there is of anything: whoever types has no use for pages."""


def arguments(parser: argparse.ArgumentParser, verb: str) -> None:
    """What the question takes over HTTP, and how to show the answer."""
    typed = TYPED[verb]
    if typed.place is not None:
        parser.add_argument("place", metavar=typed.place, help="its code, or any identifier")
    add_options(parser, typed.query)
    shown = parser.add_argument_group("the answer")
    if issubclass(typed.query, PageQuery):
        shown.add_argument("--limit", type=_count, metavar="N", help="no more than so many of them")
    shown.add_argument(
        "--format",
        choices=[TABLE, *MEDIA_TYPES],
        help="a table on a terminal, else csv; csv, json and ndjson are what HTTP gives",
    )
    shown.add_argument(
        "--restricted", action="store_true", help="with all that is hidden from the public"
    )
    shown.add_argument(
        "--fail-if-any", action="store_true", help=f"exit with {FOUND} if anything is found"
    )
    parser.epilog = f"For example: {parser.prog} {typed.example}"
    parser.set_defaults(verb=verb, parser=parser)


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Ask, at one position of the ledger and in one snapshot, and show what is answered."""
    typed = TYPED[asked.verb]
    query = question(asked.parser, typed.query, asked)
    if isinstance(query, PageQuery):
        # Not validated: over HTTP nobody may ask for that many.
        query = query.model_copy(update={"limit": asked.limit or EVERYTHING})
    reach = (OPERATOR if asked.restricted else ANONYMOUS).reach
    with opened(settings) as database, database.read_session() as session:
        as_of = resolve_as_of(session, query, Clock(), reach)
        place = {} if typed.place is None else {"spelling": asked.place}
        answer = typed.read(session, query, as_of, **place)
    format_ = asked.format or (TABLE if sys.stdout.isatty() else "csv")
    if format_ == TABLE:
        spreadsheet = serialize(answer, typed.shape, "csv")
        told = Told(_heading(answer), spreadsheet, typed.columns.split(), as_of.position)
        sys.stdout.write(tabulate(told, sys.stdout))
    else:
        _write(serialize(answer, typed.shape, format_))
    return FOUND if asked.fail_if_any and _found(answer) else 0


def _write(told: bytes) -> None:
    """Write the bytes that HTTP would give, with an end to the last line."""
    sys.stdout.flush()
    sys.stdout.buffer.write(told if told.endswith(b"\n") or not told else told + b"\n")


def _heading(answer: Any) -> str:
    """What an answer says of itself, beside what it lists."""
    if isinstance(answer, Page) or not is_dataclass(answer):
        return ""
    said = ((one.name, getattr(answer, one.name)) for one in fields(answer))
    plain = (f"{name} {value}" for name, value in said if isinstance(value, str | Number | date))
    return ", ".join(plain)


def _found(answer: Any) -> Sequence[Any]:
    """What an answer lists."""
    if isinstance(answer, Page):
        return answer.items
    return [*answer.rows()] if isinstance(answer, Tabular) else [answer]


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < EVERYTHING:
        raise argparse.ArgumentTypeError("a number, 1 or more")
    return int(text)
