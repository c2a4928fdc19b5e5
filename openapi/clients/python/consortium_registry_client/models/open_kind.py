from enum import StrEnum


class OpenKind(StrEnum):
    ACTION = "action"
    CANDIDATE = "candidate"
    CELL_AT_RISK = "cell-at-risk"
    CELL_OPEN = "cell-open"
    COMPLAINT_REPLY = "complaint-reply"
    CONCERN = "concern"
    CONFLICT = "conflict"
    DATA_TRANSFER = "data-transfer"
    INCIDENT = "incident"
    KEY_DATE = "key-date"
    KPI_BREACH = "kpi-breach"
    MEETING = "meeting"
    MOBILISATION = "mobilisation"
    NOTICE = "notice"
    REMEDY = "remedy"

    def __str__(self) -> str:
        return str(self.value)
