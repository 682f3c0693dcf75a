"""Places and countries: names in folded text to points, and which of several places is meant."""

from hasila.gazetteer.find import Gazetteer, gazetteer, introduced
from hasila.gazetteer.named import named
from hasila.gazetteer.tables import country_names
from hasila.gazetteer.words import Toponym

__all__ = ["Gazetteer", "Toponym", "country_names", "gazetteer", "introduced", "named"]
