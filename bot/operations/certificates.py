"""The certificates that are trusted besides those of the system, where the environment names a file of them."""

from __future__ import annotations

import os
import ssl
from typing import Final

from bot.operations.failures import SettingsError

VARIABLE: Final = "SSL_CERT_FILE"

#: What OpenSSL calls a certificate that nobody signed whom it knows: the numbers of `X509_V_ERR_…` for it.
_UNKNOWN_AUTHORITY: Final = (2, 18, 19, 20, 21)


def check_certificates() -> None:
    """Look at the file that the environment names, which OpenSSL passes over in silence where it is of no use.

    Raises:
        SettingsError: it can't be read, or holds no certificate.
    """
    file = os.environ.get(VARIABLE)
    if not file:
        return
    try:
        ssl.create_default_context(cafile=file)
    except ssl.SSLError:
        raise SettingsError(f"{VARIABLE}: {file} holds no certificate") from None
    except OSError as error:
        raise SettingsError(f"{VARIABLE}: {file} can't be read ({error.strerror})") from None


def advise(error: ssl.SSLCertVerificationError) -> str:
    """Why a certificate was refused, and what to do."""
    refused = f"its certificate is refused: {error.verify_message.rstrip('.')}"
    if error.verify_code in _UNKNOWN_AUTHORITY:
        return f"{refused}. If it is of an authority of your own, name a file with that one's certificate in {VARIABLE}"
    return refused
