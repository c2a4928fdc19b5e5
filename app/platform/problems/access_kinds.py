"""The sorts of problem with who asks."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType

_S = HTTPStatus

ACCESS = (
    ProblemType(
        "credentials-needed",
        _S.UNAUTHORIZED,
        "This needs credentials",
        "Send an API key as X-API-Key, or a token of the identity provider as Authorization: "
        "Bearer. The API description says which role each operation needs.",
    ),
    ProblemType(
        "invalid-credentials",
        _S.UNAUTHORIZED,
        "The credentials are not accepted",
        "Check that the key or the token is whole, and that it has not expired. GET /v1/me tells "
        "whom the registry takes you for. An admin issues new keys.",
    ),
    ProblemType(
        "two-credentials",
        _S.UNAUTHORIZED,
        "More than one credential was sent",
        "Send X-API-Key or Authorization, and that once; to the calendar, a token in the address "
        "instead. The registry would have to choose.",
    ),
    ProblemType(
        "forbidden",
        _S.FORBIDDEN,
        "Your role does not allow this",
        "The detail names the roles that may do it. An admin issues a key for another role.",
    ),
    ProblemType(
        "identity-provider-unavailable",
        _S.SERVICE_UNAVAILABLE,
        "The identity provider does not answer",
        "Tokens cannot be checked without its keys. Try again after the seconds in Retry-After; "
        "API keys work meanwhile.",
    ),
    ProblemType(
        "name-reserved",
        _S.UNPROCESSABLE_ENTITY,
        "The name stands for somebody else",
        "The ledger and the audit log use it for what is no caller. Choose another.",
    ),
    ProblemType(
        "editor-without-authority",
        _S.UNPROCESSABLE_ENTITY,
        "An editor speaks for at least one authority",
        "Name in authorities those that the key is to speak for.",
    ),
    ProblemType(
        "authority-without-editor",
        _S.UNPROCESSABLE_ENTITY,
        "Only an editor speaks for authorities",
        "Leave authorities out, or issue a key for an editor.",
    ),
    ProblemType(
        "invalid-expires-on",
        _S.UNPROCESSABLE_ENTITY,
        "A key cannot expire on this day",
        "A key works until a day after today, and for at most two years. Issue the next one "
        "before the last one expires: both work meanwhile.",
    ),
)
