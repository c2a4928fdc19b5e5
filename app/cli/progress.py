"""How far long work has come: a bar for whoever sits at a terminal, nothing in pipes and logs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.platform.progress import ProgressCallback, no_progress


@contextmanager
def progress(text: str, total: int | None = None) -> Iterator[ProgressCallback]:
    """Show a bar on stderr while work goes on, and take it away afterwards.

    What is given out is called with the number of steps done since, as `advance(1)`. Without a
    total the bar only shows that something moves, and how many steps are done.
    """
    if not sys.stderr.isatty():
        yield no_progress
        return
    # Imported here: it takes longer than most verbs, and who is in a pipe never sees it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415
    from rich.progress import TimeRemainingColumn as Remaining  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining())
    # Left alone, rich would take what is printed to stdout and write it to stderr instead.
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task(text, total=total)
        yield lambda steps: bar.advance(task, steps)
