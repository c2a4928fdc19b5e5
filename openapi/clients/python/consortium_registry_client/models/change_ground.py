from enum import StrEnum


class ChangeGround(StrEnum):
    BELOW_10_PERCENT = "below-10-percent"
    REG72_A = "reg72-a"
    REG72_B = "reg72-b"
    REG72_C = "reg72-c"
    REG72_D = "reg72-d"
    REG72_E = "reg72-e"
    REG72_F = "reg72-f"
    SCH8_1 = "sch8-1"
    SCH8_10 = "sch8-10"
    SCH8_2 = "sch8-2"
    SCH8_4 = "sch8-4"
    SCH8_5 = "sch8-5"
    SCH8_8 = "sch8-8"
    SCH8_9 = "sch8-9"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
