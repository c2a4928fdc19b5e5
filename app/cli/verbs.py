"""The verbs of the command line: each a module of this package, imported when it is asked for."""

import argparse
from collections.abc import Sequence
from importlib import import_module

VERBS = {
    "serve": "Serve the registry over HTTP.",
    "migrate": "Bring the database to the shape that this release needs.",
    "load": "State the embedded data set in an empty ledger.",
    "issue-key": "Issue an API key and print it, this once.",
    "revoke-key": "Revoke an API key.",
    "openapi": "Print the API description.",
    "import": "State what files of notices say.",
    "fetch": "Fetch the notices that a public service has published.",
    "verify": "Check the ledger's chain and everything computed from it.",
}
"""What each does. Its module has `arguments(parser)`, and `run(asked, settings)`: an exit code."""

_MODULES = {"import": "import_"}
"""The modules of verbs that Python keeps for itself."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; what it asks for is in `run`."""
    parser = argparse.ArgumentParser(
        prog="python -m app", description="The consortium registry, from the command line."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    asked = next((one for one in arguments if not one.startswith("-")), None)
    for name, text in VERBS.items():
        verb = verbs.add_parser(name, help=text, description=text)
        if name == asked:
            module = import_module(f"app.cli.{_MODULES.get(name, name.replace('-', '_'))}")
            module.arguments(verb)
            verb.set_defaults(run=module.run)
    return parser.parse_args(arguments)
