"""What the README shows is what a user gets."""

from tests.support.console import answered, blocks, commands, transcript
from tests.support.service import ROOT, Service

README = ROOT / "README.md"


def test_the_five_questions_are_there_and_how_to_state_and_to_type() -> None:
    *questions, statement, typed = blocks(README)

    assert len(questions) == 5
    assert not any("X-API-Key" in one.command for block in questions for one in block)
    assert any("X-API-Key" in one.command for one in statement)
    assert all("python -m app" in one.command for one in typed)


def test_each_command_gives_the_answer_shown(service: Service) -> None:
    shown = commands(README)

    assert transcript(answered(shown, service)) == transcript(shown)
