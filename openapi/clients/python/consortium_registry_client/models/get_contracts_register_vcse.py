from typing import Literal, cast

GetContractsRegisterVcse = Literal["false", "true", "unknown"]


def check_get_contracts_register_vcse(value: str) -> GetContractsRegisterVcse:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsRegisterVcse, value)
