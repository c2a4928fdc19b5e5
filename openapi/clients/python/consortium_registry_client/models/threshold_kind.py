from enum import StrEnum


class ThresholdKind(StrEnum):
    CONCESSIONS = "concessions"
    GOODS_AND_SERVICES_CENTRAL = "goods-and-services-central"
    GOODS_AND_SERVICES_SUB_CENTRAL = "goods-and-services-sub-central"
    LIGHT_TOUCH = "light-touch"
    LIGHT_TOUCH_CONCESSIONS = "light-touch-concessions"
    WORKS = "works"

    def __str__(self) -> str:
        return str(self.value)
