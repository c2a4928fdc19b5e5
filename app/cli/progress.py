"""Progress bars on terminals; no output in pipes and logs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.platform.progress import ProgressCallback, no_progress


@contextmanager
def progress(text: str, total: int | None = None) -> Iterator[ProgressCallback]:
    """Show a bar on stderr during the work, and remove it afterwards.

    Yields a callback that takes the number of steps done since its last call, as `advance(1)`.
    Without a total, the bar shows the number of steps only.
    """
    if not sys.stderr.isatty():
        yield no_progress
        return
    # Imported here, because the import is slow and a pipe never shows the bar.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415
    from rich.progress import TimeRemainingColumn as Remaining  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining())
    # By default, rich would redirect stdout to stderr.
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task(text, total=total)
        yield lambda steps: bar.advance(task, steps)
