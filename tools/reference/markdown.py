"""Pages of Markdown."""

from collections.abc import Iterable, Sequence

MADE = "Written by `make reference` from the code; never edited."


def page(title: str, *blocks: str) -> str:
    """A page with its title, and blocks with an empty line between them."""
    return "\n\n".join([f"# {title}", *(block.strip() for block in blocks)]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what is in a cell stays there."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def code(text: str) -> str:
    return f"`{text}`"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", r"\|").split())
