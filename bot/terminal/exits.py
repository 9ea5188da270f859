"""Exit codes, one meaning each (the range from 64 on follows BSD's sysexits)."""

from typing import Final

OK: Final = 0
BROKEN_BASE: Final = 1
UNHEALTHY: Final = 1  # what a health check has to end with (docs.docker.com/reference/dockerfile/#healthcheck)
USAGE: Final = 2
NO_TOKEN: Final = 3
BAD_TOKEN: Final = 4
REFUSED: Final = 5
UNREACHABLE: Final = 69
BUG: Final = 70
INPUT_OUTPUT: Final = 74
SETTINGS: Final = 78
INTERRUPTED: Final = 130
