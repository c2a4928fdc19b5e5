"""python -m app gaps, contracts, brief and all other query verbs."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from numbers import Number
from typing import Any

from app.cli.database import open_database
from app.cli.options import add_options, parse_query
from app.cli.query_catalogue import QUERY_COMMANDS
from app.cli.tables import Table, tabulate
from app.domain.permissions import EVERYTHING
from app.ledger.http.reads import resolve_as_of
from app.ledger.streams import PUBLIC
from app.platform.clock import Clock
from app.platform.http.cursor_signing import CursorSigner
from app.platform.http.pagination import Page, PageQuery
from app.platform.http.serialization import MEDIA_TYPES, Tabular, serialize
from app.settings import Settings

TABLE = "table"
EXIT_FOUND = 3

NO_LIMIT = 10**9
"""A limit above any number of items, because the command line has no pages."""


def arguments(parser: argparse.ArgumentParser, verb: str) -> None:
    """Add the parameters of the HTTP operation, and options of the output."""
    command = QUERY_COMMANDS[verb]
    if command.subject is not None:
        parser.add_argument("subject", metavar=command.subject, help="the code, or any identifier")
    add_options(parser, command.query)
    group = parser.add_argument_group("output")
    if issubclass(command.query, PageQuery):
        group.add_argument(
            "--limit", type=_parse_count, metavar="N", help="the maximum number of items"
        )
    group.add_argument(
        "--format",
        choices=[TABLE, *MEDIA_TYPES],
        help="by default a table on a terminal, else csv; csv, json and ndjson equal HTTP",
    )
    group.add_argument(
        "--restricted", action="store_true", help="include data that is hidden from the public"
    )
    group.add_argument(
        "--fail-if-any", action="store_true", help=f"exit with {EXIT_FOUND} if any item is found"
    )
    parser.epilog = f"For example: {parser.prog} {command.example}"
    parser.set_defaults(verb=verb, parser=parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Run the query at one ledger position in one snapshot, and print the result."""
    command = QUERY_COMMANDS[args.verb]
    query = parse_query(args.parser, command.query, args)
    if isinstance(query, PageQuery):
        # Not validated, because the limit of HTTP is lower.
        query = query.model_copy(update={"limit": args.limit or NO_LIMIT})
    streams = None if args.restricted else (PUBLIC,)
    with open_database(settings) as database, database.read_session() as session:
        as_of = resolve_as_of(session, query, Clock(), streams)
        subject = {} if command.subject is None else {"spelling": args.subject}
        answer = command.read(session, query, as_of, **subject)
        answer = CursorSigner(database).sign(answer, EVERYTHING if args.restricted else "")
    format_ = args.format or (TABLE if sys.stdout.isatty() else "csv")
    if format_ == TABLE:
        spreadsheet = serialize(answer, command.shape, "csv")
        table = Table(_heading(answer), spreadsheet, command.columns.split(), as_of.position)
        sys.stdout.write(tabulate(table, sys.stdout))
    else:
        _write(serialize(answer, command.shape, format_))
    return EXIT_FOUND if args.fail_if_any and _items(answer) else 0


def _write(content: bytes) -> None:
    """Write the bytes of the HTTP response, and a final line end."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content if content.endswith(b"\n") or not content else content + b"\n")


def _heading(answer: Any) -> str:
    """Return the scalar fields of a result as one line of text."""
    if isinstance(answer, Page) or not is_dataclass(answer):
        return ""
    values = ((field.name, getattr(answer, field.name)) for field in fields(answer))
    plain = (f"{name} {value}" for name, value in values if isinstance(value, str | Number | date))
    return ", ".join(plain)


def _items(answer: Any) -> Sequence[Any]:
    """Return the items of a result."""
    if isinstance(answer, Page):
        return answer.items
    return [*answer.rows()] if isinstance(answer, Tabular) else [answer]


def _parse_count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < NO_LIMIT:
        raise argparse.ArgumentTypeError("expected a number of 1 or more")
    return int(text)
