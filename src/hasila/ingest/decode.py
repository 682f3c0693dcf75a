"""Turn bytes into text: find the encoding, and refuse what is no text with a reason."""

import codecs
from collections import Counter

from hasila.errors import HasilaError

_BINARY = (
    (b"%PDF", "a PDF file", "save its text as a UTF-8 .txt file (`pdftotext`)"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an Office document",
        "unpack it, or save its text as a UTF-8 .txt file",
    ),
    (b"PK\x05\x06", "an empty ZIP archive", "leave it out"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save its text as a UTF-8 .txt file"),
    (b"{\\rtf", "an RTF document", "save its text as a UTF-8 .txt file"),
    (b"\x89PNG", "a PNG image", "leave it out"),
    (b"\xff\xd8\xff", "a JPEG image", "leave it out"),
    (b"GIF8", "a GIF image", "leave it out"),
    (b"\x1f\x8b", "gzip data", "unpack it first (`gunzip`)"),
    (b"BZh", "bzip2 data", "unpack it first (`bunzip2`)"),
    (b"\xfd7zXZ", "xz data", "unpack it first (`unxz`)"),
    (b"\x28\xb5\x2f\xfd", "zstd data", "unpack it first (`unzstd`)"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"SQLite format 3", "an SQLite database", "export its texts as JSONL"),
    (b"\x7fELF", "a program", "leave it out"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before utf-16-le, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LIMIT = 20 * 1024 * 1024
"""Bytes of one text: no press story, and no page of them, comes near."""
_SAMPLE = 64 * 1024
_CONTROLS = frozenset(map(chr, (*range(9), 11, *range(14, 32), *range(127, 160)))) - {"\x1a", "\x1b", "\x85"}
# The thirteen commonest letters of Arabic news text make up about four fifths of its letters.
_COMMON = frozenset("\u0627\u0644\u064a\u0645\u0648\u0646\u0631\u062a\u0628\u0629\u0639\u062f\u0647")
_ARTICLE = "\u0627\u0644"


def decode(data: bytes) -> tuple[str, str]:
    """Decode bytes; return the text without its byte order mark, and the encoding's name.

    Read are UTF-8, UTF-16 and UTF-32 (by mark; UTF-16 also by its zero bytes), Windows-1256 and
    ISO-8859-6, of which the one that yields the likelier Arabic is taken.

    Raises:
        HasilaError: empty or blank data, binary data, or UTF-8 with broken bytes in it.

    >>> decode("قتل".encode("cp1256"))
    ('قتل', 'cp1256')
    """
    if not data:
        raise HasilaError("is empty: put text in it or leave it out")
    for magic, kind, advice in _BINARY:
        if data.startswith(magic):
            raise HasilaError(f"is {kind}, not text: {advice}")
    text, encoding = _decoded(data)
    if not text.strip():
        raise HasilaError("holds only blank space: put text in it or leave it out")
    sample = text[:_SAMPLE]
    counts = Counter(sample)
    if "\0" in text or sum(counts[char] for char in _CONTROLS) > len(sample) // 50:
        raise _binary()
    return text, encoding


def is_wide(data: bytes) -> bool:
    """Whether the bytes are UTF-16 or UTF-32, in which a line feed is not one byte."""
    marks = tuple(mark for mark, name in _BOMS if name != "utf-8")
    return data.startswith(marks) or _wide(data) is not None


def _binary() -> HasilaError:
    return HasilaError("is binary data, not text: save its text as a UTF-8 .txt file, or leave it out")


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding.removesuffix("-le").removesuffix("-be")
    wide = _wide(data)
    if wide:
        return _strictly(data, wide), "utf-16"
    if b"\0" in data:
        raise _binary()
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError as error:
        return _single_byte(data, error)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise HasilaError(
            f"begins as {encoding.upper()} but breaks at byte {error.start}: save it again as UTF-8"
        ) from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly all high bytes are 0 (Latin, blanks) or 6 (Arabic)."""
    sample = data[: _SAMPLE & ~1]
    if len(data) % 2 or len(sample) < 4:
        return None
    half = len(sample) // 2
    high = {"utf-16-be": sample[0::2], "utf-16-le": sample[1::2]}
    share = {name: (part.count(0) + part.count(6)) / half for name, part in high.items()}
    best = max(share, key=lambda name: (share[name], name))
    other = min(share.values())
    return best if share[best] > 0.8 and other < 0.3 and (0 in sample or 6 in sample) else None


def _single_byte(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    lossy = data[:_SAMPLE].decode(errors="replace")
    wide = sum(1 for char in lossy if char > "\x7f")
    if wide > 10 * lossy.count("\ufffd"):
        line = data.count(b"\n", 0, error.start) + 1
        raise HasilaError(
            f"is UTF-8 broken at byte {error.start} (line {line}): save it again as UTF-8"
        ) from error
    texts = {}
    for encoding in ("cp1256", "iso-8859-6"):
        try:
            texts[encoding] = data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = max(texts, key=lambda encoding: _arabic(texts[encoding]))
    return texts[best], best


def _arabic(text: str) -> float:
    """How much a text looks like Arabic: common letters and articles, less strange marks, per letter."""
    sample = text[:_SAMPLE]
    counts = Counter(char for char in sample if char > "\x7f")
    good = sum(counts[char] for char in _COMMON) + 2 * sample.count(_ARTICLE)
    bad = sum(number for char, number in counts.items() if char < "\u0600")
    return (good - 2 * bad) / max(1, counts.total())
