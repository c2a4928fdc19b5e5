"""The clients as a council developer has them: installed from their folders, away from here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.service import ROOT

CLIENTS = ROOT / "openapi" / "clients"
EXAMPLES = ROOT / "openapi" / "examples"
NODE_MODULES = ROOT / "tools" / "openapi" / "node_modules"


def run(
    *command: str | Path,
    cwd: Path = ROOT,
    more: Mapping[str, str] | None = None,
    given: str | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end, with a text on its standard input."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(more or {})},
        capture_output=True,
        text=True,
        input=given,
        timeout=120,
        check=False,
    )


def pip_installed(folder: Path) -> Path:
    """A Python that has the client, installed by pip into an environment of its own."""
    made = run(sys.executable, "-m", "venv", folder)
    assert made.returncode == 0, made.stderr
    python = folder / "bin" / "python"
    quiet = ("-q", "--disable-pip-version-check", "--no-warn-script-location")
    installed = run(python, "-m", "pip", "install", *quiet, CLIENTS / "python", cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return python


def npm_installed(folder: Path) -> Path:
    """A project that has the client, installed by npm from its tarball."""
    npm = shutil.which("npm")
    assert npm is not None
    (folder / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    packed = run(npm, "pack", "--silent", CLIENTS / "typescript", cwd=folder)
    how = ("--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
    installed = run(npm, "install", *how, f"./{packed.stdout.strip()}", cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return folder


def node_reads(script: Path, text: str) -> str:
    """Return what a script prints of a text, with the packages of the tools at hand."""
    node = shutil.which("node")
    assert node is not None
    done = run(node, script, NODE_MODULES.parent, given=text)
    return done.stdout + done.stderr


def mypy_of(python: Path, program: Path, cache: Path) -> str:
    """What mypy, as strict as it can be, says of a program: nothing, if all is well."""
    mypy = (ROOT / ".venv" / "bin" / "mypy", "--strict", "--config-file=", "--no-error-summary")
    return run(*mypy, "--cache-dir", cache, "--python-executable", python, program).stdout
