"""Commitments to the content of an entry: the structured part, and each free text by itself.

A commitment is the SHA-256 of a random salt and the content. It reveals nothing without the salt,
and a free text can be erased with its salt while the commitment and the chain stay.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from app.platform.canonical import canonical
from app.platform.http.pagination import FREE_TEXT

ERASED = "[erased]"
"""The text shown where an erased one is required."""

_EACH = "*"
_SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class FreeText:
    """A field of an input that holds free text: its path, and whether it is required."""

    path: tuple[str, ...]
    is_required: bool


def commit(salt: str, content: bytes) -> str:
    """Return the commitment to a content under a salt of 32 hexadecimal digits."""
    return hashlib.sha256(bytes.fromhex(salt) + content).hexdigest()


def commit_text(salt: str, text: str) -> str:
    """Return the commitment to a free text."""
    return commit(salt, text.encode())


def commit_content(salt: str, content: Mapping[str, Any]) -> str:
    """Return the commitment to the structured part of a content."""
    return commit(salt, canonical(content).encode())


@cache
def free_texts(model: type[BaseModel]) -> tuple[FreeText, ...]:
    """Return the fields of an input with free text: no code, number, day or word of a codelist."""
    return tuple(_free_texts_of_model(model, ()))


def split(content: Any, texts: tuple[FreeText, ...]) -> tuple[Any, dict[str, str]]:
    """Return the structured part of a content, and its free texts by their path.

    A free text is absent from its object; in a list, null keeps its place.
    """
    found: dict[str, str] = {}
    for text in texts:
        content = _without(content, text.path, (), found)
    return content, found


def join(
    content: Mapping[str, Any], texts: Mapping[str, str | None], fields: tuple[FreeText, ...] = ()
) -> dict[str, Any]:
    """Return the content with its free texts; an erased one is null, or `[erased]` if required."""
    joined: dict[str, Any] = _copy(content) if texts else {**content}
    required = {field.path for field in fields if field.is_required}
    for path, text in texts.items():
        steps = path.split(_SEPARATOR)
        place: Any = joined
        for step in steps[:-1]:
            place = place[int(step)] if isinstance(place, list) else place[step]
        general = tuple(_EACH if step.isdecimal() else step for step in steps)
        value = ERASED if text is None and general in required else text
        place[int(steps[-1]) if isinstance(place, list) else steps[-1]] = value
    return joined


def _free_texts_of_model(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[FreeText]:
    for name, field in model.model_fields.items():
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else None
        yield from _free_texts(annotation or field.annotation, (*path, name), is_required=True)


def _free_texts(annotation: Any, path: tuple[str, ...], *, is_required: bool) -> Iterator[FreeText]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        if arguments[0] is str:
            if FREE_TEXT in arguments[1:]:
                yield FreeText(path, is_required)
            return
        yield from _free_texts(arguments[0], path, is_required=is_required)
    elif origin in {list, tuple}:
        yield from _free_texts(arguments[0], (*path, _EACH), is_required=True)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _free_texts_of_model(annotation, path)
    elif arguments:
        is_optional = type(None) in arguments
        for argument in arguments:
            yield from _free_texts(argument, path, is_required=is_required and not is_optional)


def _without(
    value: Any, path: tuple[str, ...], done: tuple[str, ...], found: dict[str, str]
) -> Any:
    """Return a value without the texts at a path, which are added to `found`."""
    if value is None or not path:
        return value
    step, *rest = path
    if step == _EACH:
        return [_taken(item, tuple(rest), (*done, str(n)), found) for n, item in enumerate(value)]
    if step not in value or value[step] is None:
        return value
    kept = {name: item for name, item in value.items() if name != step}
    inner = _taken(value[step], tuple(rest), (*done, step), found)
    return kept if not rest else {**kept, step: inner}


def _taken(value: Any, rest: tuple[str, ...], done: tuple[str, ...], found: dict[str, str]) -> Any:
    if rest:
        return _without(value, rest, done, found)
    if isinstance(value, str):
        found[_SEPARATOR.join(done)] = value
    return None


def _copy(value: Any) -> Any:
    """Return a copy of a JSON value whose objects and lists can be changed."""
    if isinstance(value, Mapping):
        return {name: _copy(item) for name, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value
