"""`python -m bot` is `dealbot`."""

import sys

from bot.terminal.main import main

sys.exit(main())
