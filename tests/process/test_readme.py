"""What the README shows is what a user gets."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.process.service import Service

README = Path(__file__).parents[2] / "README.md"
BLOCKS = re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the answer that is shown under it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts]


EXAMPLES = [example for block in BLOCKS for example in commands(block)]


def test_the_five_questions_are_there() -> None:
    assert len(BLOCKS) == 5


@pytest.mark.parametrize(("command", "answer"), EXAMPLES)
def test_each_command_gives_the_answer_shown(service: Service, command: str, answer: str) -> None:
    shell = shutil.which("sh")
    assert shell is not None

    given = subprocess.run(
        [shell, "-c", command.replace("localhost:8000", service.address)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=service.environment,
    )

    assert given.stdout.replace("\r\n", "\n") == answer
