"""The parser of the command line; the module of a verb is imported only when it is used."""

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from app import RELEASE

VERBS = {
    "serve": "Serve the registry over HTTP.",
    "migrate": "Migrate the database to the schema of this release.",
    "load": "Load the embedded data set, or what changed in it.",
    "export": "Write a contracts register, or all public data, into a file.",
    "issue-key": "Issue an API key and print it once.",
    "revoke-key": "Revoke an API key.",
    "openapi": "Print the OpenAPI document.",
    "deliver": "Deliver webhooks until stopped.",
    "import": "Import notices and contracts registers from files.",
    "fetch": "Fetch published notices from a public service.",
    "rebuild": "Compute all projections anew from the facts.",
    "verify": "Verify the hash chain of the ledger and all projections.",
}
"""Verbs with their help; the module of each has `arguments(parser)` and `run(args, settings)`."""

_MODULES = {"import": "import_"}
"""Module names of verbs that are Python keywords."""

QUERIES = {
    "cover": "Show cover on a day.",
    "summary": "Summarise the cover of each authority on a day.",
    "gaps": "List gaps in cover.",
    "overlaps": "List overlaps of contracts.",
    "timeline": "Show the timeline of one authority and scope.",
    "dependence": "Measure dependence on providers.",
    "completeness": "Show how complete the record is.",
    "substitutes": "List providers that could take over.",
    "search": "Search all things by their names.",
    "contracts": "List the contracts.",
    "key-dates": "List key dates of contracts.",
    "notices": "List required notices of contracts.",
    "providers": "List the providers.",
    "exposure": "Show the exposure to a provider.",
    "what-if": "Simulate the failure of providers.",
    "authorities": "List the authorities.",
    "consortia": "List the consortia.",
    "members": "List the members of a consortium.",
    "brief": "Show the brief of an authority.",
    "consortium-brief": "Show the brief of a consortium.",
    "conflicts": "List conflicts between sources.",
    "changes": "Read the change feed of the ledger.",
}
"""Query verbs with their help; all are run by the module `query_command`."""

EXIT_CODES = {
    0: "success",
    1: "refused or failed; stderr has the reason as `code: detail`",
    2: "usage error; stderr has the expected arguments",
    3: "items were found, and `--fail-if-any` is set",
    130: "stopped by Ctrl-C",
    141: "the reader of the output closed the pipe",
}

_PROGRAM = "python -m app"
# An abbreviation in a script could become ambiguous when an option is added.
_HELP: dict[str, Any] = {
    "formatter_class": argparse.RawDescriptionHelpFormatter,
    "allow_abbrev": False,
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse a command line; `run` of the result is None if it names no verb."""
    parser, _ = _parsers(next((item for item in arguments if not item.startswith("-")), None))
    args = parser.parse_args(arguments)
    if args.run is None:
        args.help = parser.format_help()
    return args


def parser_of(verb: str) -> argparse.ArgumentParser:
    """Return the parser of a verb."""
    _, verbs = _parsers(verb)
    return verbs[verb]


def _parsers(
    verb_name: str | None,
) -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """Return the main parser and the verbs; only the named verb has its options."""
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="The consortium registry, from the command line.",
        epilog=_epilog(),
        **_HELP,
    )
    parser.add_argument("--version", action="version", version=RELEASE)
    parser.set_defaults(run=None)
    verbs = parser.add_subparsers(metavar="VERB")
    for name, text in {**VERBS, **QUERIES}.items():
        verb = verbs.add_parser(name, description=text, **_HELP)
        if name == verb_name:
            _add_arguments(verb, name)
    return parser, verbs.choices


def _add_arguments(verb: argparse.ArgumentParser, name: str) -> None:
    if name in QUERIES:
        module = import_module("app.cli.query_command")
        module.arguments(verb, name)
    else:
        module = import_module(f"app.cli.{_MODULES.get(name, name.replace('-', '_'))}")
        module.arguments(verb)
    verb.set_defaults(run=module.run)


def _epilog() -> str:
    """List verbs by group, and exit codes; argparse would list all verbs together."""
    parts = {
        "commands:": VERBS,
        "queries:": QUERIES,
        "exit codes:": {str(code): text for code, text in EXIT_CODES.items()},
    }
    listed = [
        "\n".join([title, *(f"  {name:<18}{text}" for name, text in part.items())])
        for title, part in parts.items()
    ]
    return "\n\n".join([*listed, f"{_PROGRAM} VERB --help shows the options of a verb."])
