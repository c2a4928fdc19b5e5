from typing import Literal, cast

InstalledBase = Literal["no", "unknown", "yes"]


def check_installed_base(value: str) -> InstalledBase:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(InstalledBase, value)
