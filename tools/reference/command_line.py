"""Every verb of the command line, as the parsers have it."""

import argparse
from collections.abc import Iterator, Mapping

from app.cli.parser import EXIT_CODES, QUERIES, VERBS, parser_of

OPENING = """# Command line

Written by `make reference` from the parsers themselves.

    python -m app VERB [OPTIONS]

`python -m app --help` lists the verbs, `python -m app VERB --help` what one takes, and
`python -m app --version` tells the release. Options are never abbreviated. The database is the one
that `DATABASE_URL` names: see [settings](settings.md).

| exit code | means |
| --- | --- |
"""

ASKING = """
## Verbs that ask

They answer what HTTP answers, by the same functions, at one position of the ledger and in one
snapshot, and write nothing. Their options are the parameters of the routes. [Ask from the command
line](../how-to/ask-from-the-command-line.md) shows how to use them. All of them also take:

| option | what it does |
| --- | --- |
"""

SHARED = ("--format", "--restricted", "--fail-if-any")


def command_line() -> str:
    """The page of the command line: verbs that run the registry, then verbs that ask it."""
    codes = "".join(f"| {code} | {text} |\n" for code, text in EXIT_CODES.items())
    shared = [one for one in _options(next(iter(QUERIES))) if _name(one) in SHARED]
    return "".join(
        [
            OPENING,
            codes,
            "\n## Verbs that run it\n",
            *_sections(VERBS),
            ASKING,
            *map(_row, shared),
            *_sections(QUERIES, SHARED),
        ]
    )


def _sections(verbs: Mapping[str, str], told: tuple[str, ...] = ()) -> Iterator[str]:
    for verb, text in verbs.items():
        yield f"\n### {verb}\n\n{text}\n"
        options = [one for one in _options(verb) if _name(one) not in told]
        if options:
            yield "\n| option | what it does |\n| --- | --- |\n"
            yield from map(_row, options)
        example = parser_of(verb).epilog
        if example:
            yield f"\n    {example.removeprefix('For example: ')}\n"


def _options(verb: str) -> list[argparse.Action]:
    # There is no public way to ask a parser what it takes.
    return [one for one in parser_of(verb)._actions if one.dest != "help"]


def _name(option: argparse.Action) -> str:
    return option.option_strings[0] if option.option_strings else str(option.metavar)


def _row(option: argparse.Action) -> str:
    spelt, value = ", ".join(option.option_strings), str(option.metavar or option.dest.upper())
    if not spelt:
        spelt = value
    elif option.nargs != 0 and not option.choices:
        spelt += f" {value}"
    said = [_sentence((option.help or "").replace("%%", "%"))]
    if option.choices:
        said.append(f"One of {', '.join(f'`{word}`' for word in option.choices)}.")
    if option.required and option.option_strings:
        said.append("Needed.")
    return f"| `{spelt}` | {' '.join(one for one in said if one)} |\n"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "]")) or not text else ".")
