"""What an export says of itself: the version, the word lists, and English names of countries and targets."""

from functools import cache

from hasila import __version__
from hasila.export import Bound, Edition
from hasila.gazetteer import country_names
from hasila.lexicon import digest, table_rows


def edition(*, site: str = "", fatalities: Bound = "low") -> Edition:
    """The edition of rows made now; `site` stands before the path of every permalink."""
    return Edition(
        version=__version__,
        lexicons=digest(),
        countries=country_names(),
        targets={code: english for code, (_, english) in target_names().items()},
        site=site,
        fatalities=fatalities,
    )


@cache
def target_names() -> dict[str, tuple[str, str]]:
    """What was hit, in Arabic and English, by code: of its rows the first."""
    found: dict[str, tuple[str, str]] = {}
    for row in table_rows("targets"):
        found.setdefault(row["target"], (row.lemma, row.gloss))
    return found
