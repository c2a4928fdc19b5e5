from typing import Literal, cast

Ground = Literal[
    "art",
    "commodity",
    "defence-capability",
    "defence-existing",
    "defence-transport",
    "exclusive-rights",
    "extension-or-replacement",
    "framework-direct",
    "insolvency-terms",
    "life-protection",
    "pcr-32-2-c",
    "prototype",
    "psr-urgent",
    "repeat",
    "switching",
    "technical",
    "unknown",
    "urgency",
    "user-choice",
]


def check_ground(value: str) -> Ground:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Ground, value)
