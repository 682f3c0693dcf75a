"""Incidents as GeoJSON (RFC 7946): a point only where a point stands for the place, else no geometry."""

from typing import Any

from hasila.export.common import Edition, names, own, point, unpinned
from hasila.export.files import flat
from hasila.export.rows import incident_row
from hasila.model import Case


def feature(case: Case, edition: Edition) -> dict[str, Any]:
    """An incident as a feature: longitude before latitude, its row as properties.

    A province or a country has no geometry: a pin in its middle would be read as the place. Its `lat`
    and `lon` stay in the properties, with `place_precision`.
    """
    incident = case.incident
    at = point(incident.place)
    ids = (*incident.perpetrators, *incident.claimed_by)
    row = flat(incident_row(incident, case.toll, dict(zip(ids, names(case, ids), strict=True))))
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
        "properties": row | own(case, edition, unpinned(case, "no geometry")),
    }
