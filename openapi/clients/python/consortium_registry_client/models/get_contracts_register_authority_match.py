from typing import Literal, cast

GetContractsRegisterAuthorityMatch = Literal["all", "any"]


def check_get_contracts_register_authority_match(value: str) -> GetContractsRegisterAuthorityMatch:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsRegisterAuthorityMatch, value)
