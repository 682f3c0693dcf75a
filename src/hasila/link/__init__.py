"""Link what reports tell into incidents, and say why each pair was joined or kept apart."""

from hasila.link.features import Common
from hasila.link.incidents import resolve
from hasila.link.keys import Keys, keys_of
from hasila.link.linking import link, touching

__all__ = ["Common", "Keys", "keys_of", "link", "resolve", "touching"]
