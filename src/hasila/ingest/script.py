"""Tell Arabic text from other languages by its letters."""

from collections import Counter

from hasila.text import is_arabic

_SAMPLE = 100_000
_LEAST_ARABIC = 0.4
# Letters that Arabic does not write, and the share of a text's Arabic-script letters from which
# they tell the language. Arabic texts have some in names, so a few prove nothing.
_LANGUAGES = (
    ("Urdu", "\u06d2\u0679\u0688\u0691\u06ba\u06be\u06c1", 0.05),
    ("Pashto", "\u067c\u0689\u0693\u0696\u069a\u0685\u0681\u06d0\u06cd\u06bc", 0.015),
    ("Kurdish", "\u06ce\u06c6\u0695\u06b5\u06d5", 0.04),
    ("Persian", "\u067e\u0686\u0698\u06af", 0.012),
)
# Codecs that programs of the West and of Windows take Arabic for, and those it was written in.
_GARBLED = (("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "cp1256"), ("cp1256", "utf-8"))
_LEAST_MENDED = 0.25  # of its letters: two garbled ones stand for each
_FEWEST = 20  # below so many letters a share says nothing about the language


def foreign(text: str) -> str | None:
    """Why a text is not Arabic, or None if it is.

    Arabic-script neighbours are told by letters that only they write.

    >>> foreign("The market was quiet.")
    'is not Arabic (0% of its letters are): hasila reads Arabic text only, so leave it out'
    """
    counts = Counter(text[:_SAMPLE])
    letters = {char: number for char, number in counts.items() if char.isalpha()}
    total = sum(letters.values())
    if not total:
        return "holds no letters: put text in it or leave it out"
    if _garbled(text[:_SAMPLE], total):
        return (
            "is Arabic that was opened in a wrong encoding and saved so (mojibake): go back to where it "
            "came from and save it as UTF-8"
        )
    arabic = sum(number for char, number in letters.items() if is_arabic(char))
    if arabic < _LEAST_ARABIC * total:
        share = round(100 * arabic / total)
        return f"is not Arabic ({share}% of its letters are): hasila reads Arabic text only, so leave it out"
    for language, marks, least in _LANGUAGES:
        found = sum(letters.get(char, 0) for char in marks)
        if arabic >= _FEWEST and found > least * arabic:
            return f"is {language}, not Arabic, by its letters: hasila reads Arabic only, so leave it out"
    return None


def _garbled(text: str, letters: int) -> bool:
    """Whether a text is Arabic once its bytes are read in the encoding they were written in."""
    mended = (text.encode(taken, "ignore").decode(written, "ignore") for taken, written in _GARBLED)
    return any(sum(map(is_arabic, found)) > _LEAST_MENDED * letters for found in mended)
