"""Which of HTTP's methods change nothing, by its own standard (RFC 9110)."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
