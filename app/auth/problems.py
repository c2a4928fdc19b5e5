"""Problems with credentials, roles, keys and personal data."""

from http import HTTPStatus

from app.domain.privacy import RULES
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "credentials-needed",
        HTTPStatus.UNAUTHORIZED,
        "Credentials are required",
        "Send an API key as X-API-Key, or a token of the identity provider as Authorization: "
        "Bearer. The API description lists the roles of each operation.",
    ),
    ProblemType(
        "invalid-credentials",
        HTTPStatus.UNAUTHORIZED,
        "The credentials are not valid",
        "Check that the key or token is complete and has not expired. GET /v1/me shows the caller"
        " of valid credentials. An admin issues new keys.",
    ),
    ProblemType(
        "two-credentials",
        HTTPStatus.UNAUTHORIZED,
        "The request has several credentials",
        "Send X-API-Key or Authorization, and only once; for the calendar, a token in the address"
        " and no header.",
    ),
    ProblemType(
        "forbidden",
        HTTPStatus.FORBIDDEN,
        "Your role does not allow this operation",
        "The detail names the roles that do. An admin issues a key with another role.",
    ),
    ProblemType(
        "name-reserved",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The name is reserved",
        "The ledger and the audit log use this name. Choose another name.",
    ),
    ProblemType(
        "editor-without-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "An editor needs at least one authority",
        "Send in authorities the codes of the authorities that the key records for.",
    ),
    ProblemType(
        "authority-without-editor",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Only editors have authorities",
        "Leave authorities out, or send the role editor.",
    ),
    ProblemType(
        "invalid-expires-on",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The expiry of the key is out of range",
        "Send a day from tomorrow to two years ahead. Issue the next key before this one expires:"
        " both are valid at the same time.",
    ),
    ProblemType(
        "unknown-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "No authority has this code",
        "Check the code: GET /v1/authorities lists all codes. Record a new authority before a "
        "fact names it.",
    ),
    ProblemType(
        "personal-data",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request contains personal data",
        "The registry stores no data about people. Each entry of errors has a pointer to the "
        "field and the broken rule. Send a role, a team mailbox or a service line instead.",
    ),
    ProblemType(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "The rate limit is exceeded",
        "Wait for the seconds in Retry-After. The RateLimit header of every response has the "
        "number of remaining requests.",
    ),
    ProblemType(
        "identity-provider-unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The identity provider does not respond",
        "Tokens cannot be verified without its keys. Try again after the seconds in Retry-After, "
        "or send an API key.",
    ),
)
PROBLEMS = RoomProblems(_TYPES, RULES)
