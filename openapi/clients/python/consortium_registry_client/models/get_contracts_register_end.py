from typing import Literal, cast

GetContractsRegisterEnd = Literal["known", "open", "unknown"]


def check_get_contracts_register_end(value: str) -> GetContractsRegisterEnd:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsRegisterEnd, value)
