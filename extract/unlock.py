"""Office documents under a password, opened with it."""

from __future__ import annotations

import io

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError

from congtac.extract.errors import EncryptedError

_SAVE_WITHOUT = "Open it with its password and save it without one."


def unlock(data: bytes, password: str) -> bytes:
    """The document in a protected file of Word or Excel, of the years before 2007 or since.

    Raises:
        EncryptedError: The password is wrong, or the way of encryption is not known.
    """
    out = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password)
        file.decrypt(out)
    except InvalidKeyError as error:
        raise wrong_password() from error
    except Exception as error:
        raise EncryptedError("The file is protected in a way that is not known.", _SAVE_WITHOUT) from error
    return out.getvalue()


def wrong_password() -> EncryptedError:
    """What a file under another password says."""
    return EncryptedError("The file is protected by a password, and not by the one given.")
