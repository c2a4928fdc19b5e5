"""Problems with credentials, roles, keys and personal data."""

from http import HTTPStatus

from app.domain.privacy import RULES
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "credentials-needed",
        HTTPStatus.UNAUTHORIZED,
        "This needs credentials",
        "Send an API key as X-API-Key, or a token of the identity provider as Authorization: "
        "Bearer. The API description says which role each operation needs.",
    ),
    ProblemType(
        "invalid-credentials",
        HTTPStatus.UNAUTHORIZED,
        "The credentials are not accepted",
        "Check that the key or the token is whole, and that it has not expired. GET /v1/me "
        "tells whom the registry takes you for. An admin issues new keys.",
    ),
    ProblemType(
        "two-credentials",
        HTTPStatus.UNAUTHORIZED,
        "More than one credential was sent",
        "Send X-API-Key or Authorization, and that once; to the calendar, a token in the "
        "address instead. The registry would have to choose.",
    ),
    ProblemType(
        "forbidden",
        HTTPStatus.FORBIDDEN,
        "Your role does not allow this",
        "The detail names the roles that may do it. An admin issues a key for another role.",
    ),
    ProblemType(
        "name-reserved",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The name stands for somebody else",
        "The ledger and the audit log use it for what is no caller. Choose another.",
    ),
    ProblemType(
        "editor-without-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "An editor speaks for at least one authority",
        "Name in authorities those that the key is to speak for.",
    ),
    ProblemType(
        "authority-without-editor",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Only an editor speaks for authorities",
        "Leave authorities out, or issue a key for an editor.",
    ),
    ProblemType(
        "invalid-expires-on",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A key cannot expire on this day",
        "A key works until a day after today, and for at most two years. Issue the next one "
        "before the last one expires: both work meanwhile.",
    ),
    ProblemType(
        "unknown-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The registry knows no such authority",
        "The body names it by its code: make it known first, or correct the code.",
    ),
    ProblemType(
        "personal-data",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request holds personal data",
        "The registry has no place for data about people. The pointer names the field, and "
        "the code of the fault names the rule. Use a role, a team mailbox or a service line.",
    ),
    ProblemType(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "You asked more often than you may",
        "Wait for the seconds in Retry-After. The RateLimit header of every answer tells how "
        "many requests are left, and until when.",
    ),
    ProblemType(
        "identity-provider-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The identity provider does not answer",
        "Tokens cannot be checked without its keys. Try again after the seconds in "
        "Retry-After; API keys work meanwhile.",
    ),
)
PROBLEMS = RoomProblems(_TYPES, RULES)
