"""Link what reports tell into incidents, and say why each pair was joined or kept apart."""

from hasila.link.features import Common, Features, row_of
from hasila.link.incidents import resolve
from hasila.link.keys import Keys, keys_of
from hasila.link.linking import link, link_parts, retold, touching

__all__ = [
    "Common",
    "Features",
    "Keys",
    "keys_of",
    "link",
    "link_parts",
    "resolve",
    "retold",
    "row_of",
    "touching",
]
