"""Garbage collection of a new process begins after its imports."""

import subprocess
import sys
from pathlib import Path

MODULE = """
import gc

was_enabled = gc.isenabled()

def tell(word):
    print(word, was_enabled, gc.isenabled())
"""
PROGRAM = """
import sys
from app.platform.garbage import call_imported

sys.path.insert(0, sys.argv[1])
call_imported("imported", "tell", "enabled:")
"""


def test_module_is_imported_before_the_collection_is_enabled(tmp_path: Path) -> None:
    (tmp_path / "imported.py").write_text(MODULE)

    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True
    )

    assert ended.stdout == "enabled: False True\n"
