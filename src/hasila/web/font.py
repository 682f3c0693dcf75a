"""Where the font of the pages is: in a package of its own, of which nothing is kept here."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_PACKAGE = "fontpkg_ibm_plex_sans_arabic"  # SIL Open Font License 1.1, Arabic and Latin
_FILES = {name: f"IBMPlexSansArabic-{name}.ttf" for name in ("Regular", "SemiBold", "Bold")}


@cache
def font_files() -> dict[str, Traversable]:
    """The files of the font by style; none where its package is not installed: pages take the system's fonts."""
    try:
        folder = resources.files(_PACKAGE).joinpath("files")
    except ModuleNotFoundError:
        return {}
    return {name: folder.joinpath(file) for name, file in _FILES.items()}
