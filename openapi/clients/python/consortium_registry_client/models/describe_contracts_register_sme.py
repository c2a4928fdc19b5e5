from typing import Literal, cast

DescribeContractsRegisterSme = Literal["false", "true", "unknown"]


def check_describe_contracts_register_sme(value: str) -> DescribeContractsRegisterSme:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DescribeContractsRegisterSme, value)
