from typing import Literal, cast

DescribeContractsRegisterVcse = Literal["false", "true", "unknown"]


def check_describe_contracts_register_vcse(value: str) -> DescribeContractsRegisterVcse:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DescribeContractsRegisterVcse, value)
