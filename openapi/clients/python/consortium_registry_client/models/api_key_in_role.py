from typing import Literal, cast

ApiKeyInRole = Literal["admin", "auditor", "editor", "reader"]


def check_api_key_in_role(value: str) -> ApiKeyInRole:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ApiKeyInRole, value)
