"""Every codelist: its words, and what the code and the law say of each."""

import importlib
import inspect
import json
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import app
from app.domain import vocabulary
from app.domain.vocabulary import NoticeType
from app.domain.vocabulary.codelist import Codelist
from app.ledger.models import fact_models
from app.platform.meanings import meanings
from app.worklist.deadlines.statutory_rules import statutory_rules
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
Fixed words of the API, spelt as here in bodies, parameters and answers. Lists grow, so be ready for
a word that you do not know; no word changes its meaning or goes away.
"""
_OPENAPI = Path(__file__).parents[2] / "openapi" / "registry.json"
Row = tuple[str, ...]


def codes() -> str:
    """The page of the codes: the vocabulary, other lists, kinds of fact, words without a list."""
    stated = [f"## {_first_line(one)}\n\n{_listed(_defined(one))}" for one in _vocabularies()]
    public = document()["components"]["schemas"]
    others = [one for one in codelists() if one.__name__ in public and not _is_stated(one)]
    further = f"## Further lists, by name\n\n{_listed(others)}"
    return page("Codes", _INTRODUCTION, MADE, *stated, further, _facts(), _single_words())


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document as it was last made."""
    read: dict[str, Any] = json.loads(_OPENAPI.read_text("utf-8"))
    return read


def codelists() -> list[type[StrEnum]]:
    """Every codelist of the application, wherever it is defined, by name."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = {*StrEnum.__subclasses__(), *Codelist.__subclasses__()} - {Codelist}
    ours = {one for one in found if one.__module__.startswith("app.")}
    return sorted(ours, key=lambda one: one.__name__)


def _is_stated(codelist: type[StrEnum]) -> bool:
    return codelist.__module__.startswith(vocabulary.__name__)


def _vocabularies() -> list[str]:
    return sorted({one.__module__ for one in codelists() if _is_stated(one)})


def _first_line(module: str) -> str:
    """What a module is for, as a heading."""
    return str(importlib.import_module(module).__doc__).splitlines()[0].rstrip(".")


def _defined(module: str) -> list[type[StrEnum]]:
    """The codelists of a module in the order in which it defines them."""
    here = [one for one in codelists() if one.__module__ == module]
    return sorted(here, key=lambda one: inspect.getsourcelines(one)[1])


def _listed(lists: list[type[StrEnum]]) -> str:
    return "\n\n".join(_one(codelist) for codelist in lists)


def _one(codelist: type[StrEnum]) -> str:
    """A codelist: what it is about, its words, and what is true of some of them."""
    about = inspect.cleandoc(str(codelist.__doc__))
    return "\n\n".join(
        [f"### {codelist.__name__}", about, _words_of(codelist), *_true_of_some(codelist)]
    )


def _words_of(codelist: type[StrEnum]) -> str:
    """The words with their meanings; of a notice, also what the rules of law say."""
    said = meanings(codelist)
    if codelist is not NoticeType:
        return table(("word", "meaning"), ((code(word), said.get(word, "")) for word in codelist))
    wanted: dict[str, list[str]] = defaultdict(list)
    for law in statutory_rules():
        wanted[law.rule.notice].append(f"{law.says} ({code(law.rule.regime)})")
    rows = ((code(word), said.get(word, ""), " ".join(wanted[word])) for word in codelist)
    return table(("word", "meaning", "what the law says of it"), rows)


def _true_of_some(codelist: type[StrEnum]) -> Iterator[str]:
    """What a codelist knows to be true of some of its words and not of others."""
    for name, known in vars(codelist).items():
        asked = inspect.getdoc(known) if isinstance(known, property) else None
        if asked and asked.startswith("True if "):
            words = ", ".join(code(word) for word in codelist if getattr(word, name))
            yield f"True of {words}: {asked.removeprefix('True if ')}"


def _facts() -> str:
    """The kinds of fact, which are the `kind` of an entry of the ledger."""
    codelists()  # imports whatever defines one
    rows = [(code(kind), inspect.getdoc(one) or "") for kind, one in sorted(fact_models().items())]
    said = (
        "The `kind` of an entry of `/v1/changes`. A source, once registered, has the kind `source`."
    )
    return f"## Kinds of fact\n\n{said}\n\n{table(('kind', 'what it says'), rows)}"


def _single_words() -> str:
    """The words of single parameters and fields, which have no list of their own."""
    rows = dict.fromkeys(row for row in [*_parameters(), *_fields()] if row[0] != code("format"))
    listed = table(("parameter or field", "of", "words", "meaning"), rows)
    return f"## Words of single parameters and fields\n\n{listed}"


def _parameters() -> Iterator[Row]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            for one in operation.get("parameters", ()):
                if words := _words(one["schema"]):
                    of = code(f"{method.upper()} {path}")
                    yield code(one["name"]), of, words, one.get("description", "")


def _fields() -> Iterator[Row]:
    for name, schema in document()["components"]["schemas"].items():
        for field, said in schema.get("properties", {}).items():
            if words := _words(said):
                yield code(field), code(name), words, said.get("description", "")


def _words(schema: dict[str, Any]) -> str:
    return ", ".join(code(word) for word in schema.get("enum", ()))
