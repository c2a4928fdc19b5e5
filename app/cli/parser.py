"""The verbs of the command line: each a module of this package, imported when it is asked for."""

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from app import RELEASE

VERBS = {
    "serve": "Serve the registry over HTTP.",
    "migrate": "Bring the database to the shape that this release needs.",
    "load": "State the embedded data set in an empty ledger.",
    "export": "Write a contracts register, or everything that is public, into a file.",
    "issue-key": "Issue an API key and print it, this once.",
    "revoke-key": "Revoke an API key.",
    "openapi": "Print the API description.",
    "deliver": "Deliver webhooks, until told to stop.",
    "import": "State what files of notices say.",
    "fetch": "Fetch the notices that a public service has published.",
    "verify": "Check the ledger's chain and everything computed from it.",
}
"""What each does. Its module has `arguments(parser)`, and `run(args, settings)`: an exit code."""

_MODULES = {"import": "import_"}
"""The modules of verbs that Python keeps for itself."""

QUERIES = {
    "cover": "Show who covers what on a day.",
    "summary": "Sum up the cover of each authority on a day.",
    "gaps": "List where cover is missing.",
    "overlaps": "List where two contracts hold the same cell.",
    "timeline": "Show the timeline of one authority and scope.",
    "dependence": "Measure how much rests on how few.",
    "contracts": "List the contracts.",
    "key-dates": "List what must happen by when.",
    "notices": "List the notices that the law wants of contracts.",
    "providers": "List the providers.",
    "exposure": "Show what rests on a provider.",
    "what-if": "Show what would be lost if providers stopped.",
    "authorities": "List the authorities.",
    "consortia": "List the consortia.",
    "members": "List the members of a consortium.",
    "brief": "Show everything that is open for an authority.",
    "consortium-brief": "Show everything that is open for a consortium.",
    "conflicts": "List where sources disagree.",
    "changes": "Read the ledger as a feed.",
}
"""What can be asked: all by one module, `asking`."""

EXIT_CODES = {
    0: "done, or answered",
    1: "refused or failed; stderr says why, as `code: what is wrong`",
    2: "not understood: stderr says what was meant to be there",
    3: "something was found, and `--fail-if-any` was given",
    130: "stopped by Ctrl-C",
    141: "whoever read the answer stopped reading",
}

_PROGRAM = "python -m app"
# What a script abbreviates today may mean something else with the next option.
_HELP: dict[str, Any] = {
    "formatter_class": argparse.RawDescriptionHelpFormatter,
    "allow_abbrev": False,
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; what it asks for is in `run`, which is None if it names no verb."""
    parser, _ = _parsers(next((item for item in arguments if not item.startswith("-")), None))
    args = parser.parse_args(arguments)
    if args.run is None:
        args.help = parser.format_help()
    return args


def parser_of(verb: str) -> argparse.ArgumentParser:
    """What a verb takes."""
    _, verbs = _parsers(verb)
    return verbs[verb]


def _parsers(
    verb_name: str | None,
) -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The whole, and each verb; only that which is asked for knows what it takes."""
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
    """Every verb, and the exit codes; argparse itself would put all verbs into one long list."""
    parts = {
        "to run it:": VERBS,
        "to ask it:": QUERIES,
        "exit codes:": {str(code): text for code, text in EXIT_CODES.items()},
    }
    listed = [
        "\n".join([title, *(f"  {name:<18}{text}" for name, text in part.items())])
        for title, part in parts.items()
    ]
    return "\n\n".join([*listed, f"{_PROGRAM} VERB --help shows what a verb takes."])
