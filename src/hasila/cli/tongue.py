"""The language of what `hasila show` prints: labels from the page's phrases; codes in English, words in Arabic."""

from dataclasses import dataclass

from hasila.cli.words import place_name, plain
from hasila.model import Attribution, CasualtyFigure, Name, Place, Qualifier
from hasila.pipeline import target_names
from hasila.web.words import code, say


@dataclass(frozen=True, slots=True)
class Tongue:
    """English (`en`), which keeps the codes that every export has, or Arabic (`ar`), which words them."""

    lang: str

    def label(self, key: str, **values: object) -> str:
        """A label of the sheet."""
        return say(self.lang, f"sheet.{key}", **values)

    def word(self, kind: str, value: str | None) -> str:
        """A closed value: its code, or the word for it; `-` for none."""
        if not value:
            return "-"
        return code("ar", kind, value) if self.lang == "ar" else value

    def name(self, name: Name) -> str:
        """The name of an actor."""
        return plain(name.ar if self.lang == "ar" else name.en)

    def place(self, place: Place | None) -> str:
        """The name of a place and its country."""
        if place is None or self.lang != "ar":
            return place_name(place)
        return f"{plain(place.name_ar)}، {code('ar', 'country', place.country)}"

    def counted(self, figure: CasualtyFigure) -> str:
        """A figure's count as it was worded: `9`, `at_least 28`, `dozens`."""
        wording = "" if figure.qualifier is Qualifier.EXACT else self.word("qualifier", figure.qualifier)
        value = "" if figure.value is None else str(figure.value)
        return f"{wording} {value}".strip() or "?"

    def speaker(self, attribution: Attribution | None) -> str:
        """Who says so: the kind of speaker, then the report's words."""
        if attribution is None:
            return self.label("report_itself")
        via = "".join(f" < {plain(span.quote)}" for span in attribution.via)
        return f"{self.word('authority', attribution.authority)}: {plain(attribution.source.quote)}{via}"

    def target(self, target: str) -> str:
        """What was hit."""
        return target_names().get(target, (target, target))[0] if self.lang == "ar" else target

    def list(self, words: list[str] | tuple[str, ...]) -> str:
        """Words with commas between."""
        return ("، " if self.lang == "ar" else ", ").join(words)


ENGLISH = Tongue("en")
