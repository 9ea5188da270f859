"""Exit codes, one meaning each (the range from 64 on follows BSD's sysexits)."""

from typing import Final

OK: Final = 0
BROKEN_BASE: Final = 1
USAGE: Final = 2
NO_TOKEN: Final = 3
REFUSED: Final = 4
UNREACHABLE: Final = 69
BUG: Final = 70
INTERRUPTED: Final = 130
