"""Files of old and other word processors (.doc, .rtf, .odt), read as the DOCX that LibreOffice makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from congtac.extract.document import SourceDocument
from congtac.extract.errors import CongtacError, ConversionError, DamagedError
from congtac.extract.kind import MEDIA_TYPES, Kind
from congtac.extract.office import convert, find_program, program_version
from congtac.extract.office_cache import ConversionCache
from congtac.extract.word import read_docx

BATCH = 20
"""Files in one call: its start costs a second, a file a tenth."""
_CHANGES = "1"
"""Of how the conversion is done: another number makes all that is kept be converted again."""

_converted: dict[str, bytes | CongtacError] = {}
"""What `convert_ahead` has found and nobody has asked for yet."""


def read_old_word(data: bytes, kind: Kind) -> SourceDocument:
    """Read a word processor file of another form than DOCX.

    Args:
        data: The file's bytes.
        kind: `doc`, `rtf` or `odt`.

    Raises:
        NeedsOfficeError: There is no LibreOffice.
        ConversionError: LibreOffice gave nothing.
        EmptyFileError: There is no text in it.
    """
    digest = hashlib.sha256(data).hexdigest()
    result = _converted.pop(digest, None)
    if result is None:
        result = _convert_all([(data, kind)], ConversionCache())[digest]
    if isinstance(result, CongtacError):
        raise result
    try:
        document = read_docx(result)
    except DamagedError as error:
        raise ConversionError() from error
    return replace(document, sha256=digest, media_type=MEDIA_TYPES[kind])


def convert_ahead(files: Sequence[tuple[bytes, Kind]], cache: ConversionCache | None = None) -> None:
    """Convert files in as few calls as may be; each is then read at once, and fails with its own error.

    Args:
        files: Bytes and kinds.
        cache: Where conversions are kept; None for the user's.
    """
    _converted.update(_convert_all(files, cache or ConversionCache()))


def _convert_all(files: Sequence[tuple[bytes, Kind]], cache: ConversionCache) -> dict[str, bytes | CongtacError]:
    """The DOCX of each file, or why there is none, by the digest of its bytes."""
    by_digest = {hashlib.sha256(data).hexdigest(): (data, kind) for data, kind in files}
    try:
        program = find_program()
        version = program_version(program)
    except CongtacError as error:
        return dict.fromkeys(by_digest, error)
    keys = {digest: f"{digest}-{version}-{_CHANGES}" for digest in by_digest}
    kept = {digest: cache.get(key) for digest, key in keys.items()}
    found: dict[str, bytes | CongtacError] = {digest: data for digest, data in kept.items() if data is not None}
    missing = [digest for digest in by_digest if digest not in found]
    for start in range(0, len(missing), BATCH):
        # Digests name the files: a name of the archive's might be one that the program trips over.
        batch = missing[start : start + BATCH]
        named = {f"{digest}.{by_digest[digest][1]}": by_digest[digest][0] for digest in batch}
        for name, result in convert(program, named).items():
            digest = name.partition(".")[0]
            found[digest] = result
            if isinstance(result, bytes):
                cache.put(keys[digest], result)
    if missing:
        cache.trim()
    return found
