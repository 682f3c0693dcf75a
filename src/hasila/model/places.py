"""Places, and where a text names them."""

from pydantic import Field

from hasila.model.base import Value
from hasila.model.spans import Span
from hasila.model.values import PlacePrecision


class Place(Value):
    """A place of the gazetteer."""

    id: str
    name_ar: str
    name_en: str
    country: str = Field(min_length=2, max_length=2, description="ISO 3166-1 alpha-2")
    admin1: str | None = Field(default=None, description="first-level unit, English name")
    lat: float | None = Field(default=None, ge=-90, le=90, description="degrees north")
    lon: float | None = Field(default=None, ge=-180, le=180, description="degrees east")
    precision: PlacePrecision = PlacePrecision.EXACT
    kind: str = Field(
        default="city", description="country, region, admin1, city, village, quarter, camp, landmark, ..."
    )


class PlaceMention(Value):
    """A place name in a text and the place it was taken for."""

    span: Span
    place: Place | None = None
    unresolved: str | None = None
