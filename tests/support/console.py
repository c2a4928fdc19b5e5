"""Pages with a console: what they show being typed is typed, and what they show must come."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.service import ROOT, Service

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_TYPED = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_NEXT = "\x1e"

# What differs from machine to machine, and how pages show it.
_SHOWN_AS = (
    (re.compile(r"(cr[kt])_[a-z2-9]{8}_[\w-]{43}"), r"\1_…"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|[+-]\d\d:\d\d)"), "<moment>"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command, and what it answers."""

    command: str
    answer: str

    def __str__(self) -> str:
        """As a page shows it."""
        return "$ {}\n{}".format(self.command.replace("\n", "\n> "), self.answer)


def blocks(page: Path) -> list[list[Typed]]:
    """The consoles of a page, each with its commands; `> ` goes on with the line before."""
    return [
        [Typed(command.replace("\n> ", "\n"), answer) for command, answer in _TYPED.findall(block)]
        for block in _BLOCK.findall(page.read_text(encoding="utf-8"))
    ]


def commands(page: Path) -> list[Typed]:
    """Every command of a page, in order."""
    return [typed for block in blocks(page) for typed in block]


def transcript(typed: Sequence[Typed]) -> str:
    """A whole console, of which a failing comparison shows the lines that differ."""
    return "".join(str(one) for one in typed)


def answered(
    typed: Sequence[Typed],
    service: Service,
    *,
    folder: Path = ROOT,
    meant: Mapping[str, str] | None = None,
) -> list[Typed]:
    """The same commands with what they answer when typed one after the other into one shell.

    `meant` tells what else stands for something that is elsewhere here.
    """
    shell = shutil.which("sh")
    assert shell is not None
    script = "".join(f"{one.command}\nprintf '\\036'\n" for one in typed)
    for written, here in {"localhost:8000": service.address, **(meant or {})}.items():
        script = script.replace(written, here)
    ran = subprocess.run(
        [shell, "-c", script],
        cwd=folder,
        env=service.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    given = ran.stdout.decode().replace("\r\n", "\n").split(_NEXT)[:-1]
    return [Typed(one.command, _as_shown(answer)) for one, answer in zip(typed, given, strict=True)]


def _as_shown(answer: str) -> str:
    for differing, shown in _SHOWN_AS:
        answer = differing.sub(shown, answer)
    return f"{answer.rstrip()}\n" if answer.strip() else ""
