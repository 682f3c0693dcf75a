"""Draw the marks of the map as links: a page may show a thousand, for which a template takes too long."""

from urllib.parse import quote

from markupsafe import Markup, escape

from hasila.web.render import place_name
from hasila.web.words import messages
from hasila.web.worldmap import Mark


def mark_links(lang: str, marks: tuple[Mark, ...], near: str, there: str) -> Markup:
    """A link for each mark: to the incident if it is one, else to the list of those there.

    `near` and `there` are the state of the list without a part of the map and without a place.
    """
    here, more = (messages()[key][lang] for key in ("map.here", "map.more"))
    near, there = (str(escape(f"?{state}&" if state else "?")) for state in (near, there))
    drawn = []
    for mark in marks:
        if mark.only:
            address = f"/{lang}/incidents/{mark.only}"
        elif mark.kind == "point":
            address = f"{near}box={mark.box}"
        else:
            address = f"{there}place={quote(mark.place.id, safe='')}"
        told = place_name(lang, mark.place)
        if mark.places > 1:
            told += more.format(count=mark.places - 1)
        drawn.append(
            f'<a href="{address}"><circle class="{mark.kind}" cx="{mark.x}" cy="{mark.y}" r="{mark.radius}">'
            f"<title>{escape(told)}: {here.format(count=mark.incidents)}</title></circle></a>\n"
        )
    return Markup("".join(drawn))  # noqa: S704 - what is not ours was escaped just here
