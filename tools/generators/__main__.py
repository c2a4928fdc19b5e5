"""Generate a client with each well-known generator, and compile what it wrote.

Print a line for each; fail if one does not compile. Those of openapi-generator need a JVM and are
left out without one.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-generators" / "bin"
NODE = ROOT / "tools" / "generators" / "node_modules" / ".bin"
TYPES = ROOT / "tools" / "openapi" / "node_modules" / ".bin"
_COMPILER_OPTIONS = {
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "module": "ESNext",
    "moduleResolution": "Bundler",
    "noEmit": True,
    "skipLibCheck": True,
    "strict": True,
    "target": "ES2022",
    "types": [],
}
_IMPORT_ALL = (
    "import importlib, pkgutil, sys; package = importlib.import_module(sys.argv[1]); "
    "[importlib.import_module(one.name) "
    "for one in pkgutil.walk_packages(package.__path__, sys.argv[1] + '.')]"
)


def main() -> int:
    """Try every generator; return 1 if one fails."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        document = here / "openapi.json"
        document.write_bytes(_document())
        for name, attempt in _GENERATORS.items():
            if name.startswith("openapi-generator") and shutil.which("java") is None:
                print(f"{name}: not tried, there is no JVM")
                continue
            began = time.monotonic()
            try:
                attempt(document, here / name.replace(" ", "-"))
            except _DoesNotCompileError as error:
                failed = True
                print(f"{name}: does not compile\n{error}")
            else:
                print(f"{name}: compiles, {time.monotonic() - began:.0f} s", flush=True)
    return int(failed)


class _DoesNotCompileError(Exception):
    """A generator failed, or what it wrote does not compile."""


def _document() -> bytes:
    """Return the document as `/openapi.json?webhooks=false` gives it."""
    document = json.loads((ROOT / "openapi" / "registry.json").read_bytes())
    del document["webhooks"]
    return json.dumps(document).encode()


def _run(*command: str | Path, folder: Path, environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    output = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise _DoesNotCompileError("\n".join(output.splitlines()[-20:]))
    return output


def _compile_typescript(target: Path) -> None:
    settings = target.parent / f"{target.name}.tsconfig.json"
    options = {"compilerOptions": _COMPILER_OPTIONS, "include": [target.name]}
    settings.write_text(json.dumps(options), encoding="utf-8")
    _run(NODE / "tsc", "--project", settings, folder=target.parent)


def _import_python(package: str, folder: Path) -> None:
    _run(PYTHON / "python", "-c", _IMPORT_ALL, package, folder=folder)


def _openapi_python_client(document: Path, target: Path) -> None:
    target.mkdir()
    command = (PYTHON / "openapi-python-client", "generate", "--path", document, "--meta", "none")
    said = _run(*command, "--output-path", target / "client", folder=target)
    left_out = [line for line in said.splitlines() if "will not be generated" in line]
    if left_out:
        raise _DoesNotCompileError("\n".join(left_out))
    _import_python("client", target)


def _datamodel_code_generator(document: Path, target: Path) -> None:
    target.mkdir()
    _run(
        PYTHON / "datamodel-codegen",
        "--input", document, "--input-file-type", "openapi",
        "--output", target / "models.py", "--output-model-type", "pydantic_v2.BaseModel",
        "--formatters", "builtin",
        folder=target,
    )  # fmt: skip
    _run(PYTHON / "python", "-c", "import models", folder=target)


def _openapi_typescript(document: Path, target: Path) -> None:
    target.mkdir()
    _run(TYPES / "openapi-typescript", document, "-o", target / "schema.ts", folder=target)
    _compile_typescript(target)


def _hey_api(document: Path, target: Path) -> None:
    _run(NODE / "openapi-ts", "--input", document, "--output", target, folder=target.parent)
    _compile_typescript(target)


def _orval(document: Path, target: Path) -> None:
    target.mkdir()
    options = ("--input", document, "--output", target / "client.ts", "--client", "fetch")
    _run(NODE / "orval", *options, folder=target)
    _compile_typescript(target)


def _openapi_generator_python(document: Path, target: Path) -> None:
    _openapi_generator("python", document, target)
    _import_python("openapi_client", target)


def _openapi_generator_typescript(document: Path, target: Path) -> None:
    _openapi_generator("typescript-fetch", document, target)
    _compile_typescript(target)


def _openapi_generator(generator: str, document: Path, target: Path) -> None:
    command = (PYTHON / "openapi-generator-cli", "generate", "-g", generator)
    _run(*command, "-i", document, "-o", target, folder=target.parent)


_GENERATORS: Mapping[str, Callable[[Path, Path], None]] = {
    "openapi-python-client": _openapi_python_client,
    "datamodel-code-generator": _datamodel_code_generator,
    "openapi-typescript": _openapi_typescript,
    "hey-api": _hey_api,
    "orval": _orval,
    "openapi-generator python": _openapi_generator_python,
    "openapi-generator typescript-fetch": _openapi_generator_typescript,
}


if __name__ == "__main__":
    sys.exit(main())
