"""Every setting, as app/settings.py has it."""

import json
from enum import Enum
from typing import Any

from pydantic.fields import FieldInfo

from app.settings import Settings
from tools.reference.markdown import MADE, code, page, table

_READ = (
    "Read from the environment, or from a file `.env` in the folder where the service is started. "
    "The command line reads the same."
)
_ONE_MORE = (
    "The server itself reads one more, from the environment alone: `FORWARDED_ALLOW_IPS`, the "
    "addresses of the proxies whose\n`X-Forwarded-For` is believed; those of this machine, if left "
    "out. Behind any other proxy all strangers would count as one."
)


def settings() -> str:
    """The page of the settings, in the order in which they are defined."""
    rows = [
        (variable(name, field), default(field), str(field.description))
        for name, field in Settings.model_fields.items()
    ]
    return page("Settings", _READ, MADE, table(("variable", "default", ""), rows), _ONE_MORE)


def variable(name: str, field: FieldInfo) -> str:
    """The environment variable that a setting is read from."""
    alias = field.validation_alias
    prefix = str(Settings.model_config["env_prefix"])
    return code(alias if isinstance(alias, str) else f"{prefix}{name}".upper())


def default(field: FieldInfo) -> str:
    """A default as it would be written into the environment."""
    if field.is_required():
        return "needed"
    value = field.get_default(call_default_factory=True)
    if value is None:
        return "none"
    return code(json.dumps(_plain(value)) if isinstance(value, tuple | dict) else str(value))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value.value if isinstance(value, Enum) else value
