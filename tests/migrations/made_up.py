"""Migrations of a later release, made up for a test, after the real ones."""

import shutil
from pathlib import Path
from textwrap import dedent, indent

import pytest

from app.platform.db import migrations


def add_migrations(monkeypatch: pytest.MonkeyPatch, folder: Path, *upgrades: str) -> list[str]:
    """Let the application migrate by copies of its migrations, followed by these; return theirs."""
    copy = folder / "migrations"
    shutil.copytree(migrations.FOLDER, copy)
    monkeypatch.setattr(migrations, "FOLDER", copy)
    newest, added = max(migrations.revisions()), []
    for upgrade in upgrades:
        revision = f"{int(newest) + 1:04}"
        (copy / "versions" / f"{revision}_made_up.py").write_text(
            _script(revision, newest, upgrade)
        )
        added.append(newest := revision)
    return added


def _script(revision: str, before: str, upgrade: str) -> str:
    header = f'"""Made up."""\n\nfrom alembic import op\n\nrevision = "{revision}"\n'
    body = indent(dedent(upgrade).strip(), "    ")
    return f'{header}down_revision = "{before}"\n\n\ndef upgrade():\n{body}\n'
