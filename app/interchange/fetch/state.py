"""How far fetching has come, saved in the folder so that it can be stopped at any moment."""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.platform.problems.problem import Problem

STATE_FILE = "fetch-state.json"


@dataclass(frozen=True, slots=True)
class FetchState:
    """What is fetched, how many windows are done, and the page that comes next in this one.

    `pages` are those of this window; they are named by window and number, so that a page that is
    fetched again takes the place of the one before. A window whose last day is not over is saved as
    one that has yet to begin.
    """

    service: str
    url: str
    first_day: str
    last_day: str
    window_days: int
    windows: int = 0
    pages: int = 0
    next: str | None = None

    def after_page(self, next_url: str | None) -> "FetchState":
        """The state once a page is written, which may have been the last of its window."""
        if next_url is None:
            return replace(self, windows=self.windows + 1, pages=0, next=None)
        return replace(self, pages=self.pages + 1, next=next_url)

    @property
    def page_name(self) -> str:
        """The name of the file that the next page goes into."""
        return f"{self.service}-{self.first_day}-{self.windows:04}-{self.pages:05}.json"


def resume(folder: Path, wanted: FetchState) -> FetchState:
    """What was reached in a folder; the beginning if nothing was. Raises Problem."""
    path = folder / STATE_FILE
    if not path.exists():
        return wanted
    try:
        saved = FetchState(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError):
        raise Problem("folder-taken", f"{path.name} is not a state of fetching") from None
    if replace(saved, windows=0, pages=0, next=None) != wanted:
        detail = f"{saved.service} from {saved.first_day} to {saved.last_day} is fetched into it"
        raise Problem("folder-taken", detail)
    return saved


def save(folder: Path, state: FetchState) -> None:
    """Write down what was reached."""
    write_atomically(folder / STATE_FILE, json.dumps(asdict(state), indent=1).encode())


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and have it on the disk before anything relies on it."""
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
