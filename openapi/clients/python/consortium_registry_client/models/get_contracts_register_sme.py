from typing import Literal, cast

GetContractsRegisterSme = Literal["false", "true", "unknown"]


def check_get_contracts_register_sme(value: str) -> GetContractsRegisterSme:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsRegisterSme, value)
