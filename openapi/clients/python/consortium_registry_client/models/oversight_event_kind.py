from typing import Literal, cast

OversightEventKind = Literal["audit", "meeting", "spot-check", "toolbox-talk", "training"]


def check_oversight_event_kind(value: str) -> OversightEventKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(OversightEventKind, value)
