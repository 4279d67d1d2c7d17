"""What can go wrong, as seen by a caller: each error carries its status and a stable name.

Problem
├── NotFound        404  never existed, or is nobody's business here: the same answer for both
├── SignedOut       401
├── NotAllowed      403
├── Conflict        409
├── Invalid         422
├── TooMany         429
└── Unavailable     503
"""


class Problem(Exception):
    """An error with a status and a stable `code`; the catalogue has its sentence as `problem.<code>`."""

    status = 400
    code = "bad-request"
    retry_after: int | None = None

    def __init__(self, code: str | None = None, *, retry_after: int | None = None) -> None:
        """`code` narrows the class's own; `retry_after` is in seconds."""
        self.code = code or self.code
        self.retry_after = retry_after or self.retry_after
        super().__init__(self.code)


class NotFound(Problem):
    """There is no such thing for this caller."""

    status = 404
    code = "gone"


class SignedOut(Problem):
    """The caller is not signed in, or not any more."""

    status = 401
    code = "signed-out"


class NotAllowed(Problem):
    """The caller can see the thing but may not do this to it."""

    status = 403
    code = "not-allowed"


class Conflict(Problem):
    """The thing is already something else."""

    status = 409
    code = "conflict"


class Invalid(Problem):
    """What was sent cannot be kept as it is."""

    status = 422
    code = "invalid"


class TooMany(Problem):
    """Too many tries in too short a time."""

    status = 429
    code = "too-many"
    retry_after = 60


class Unavailable(Problem):
    """The service cannot answer now; the caller keeps what it has and tries again."""

    status = 503
    code = "unavailable"
    retry_after = 5
