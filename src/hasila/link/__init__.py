"""Link what reports tell into incidents, and say why each pair was joined or kept apart."""

from hasila.link.incidents import resolve
from hasila.link.linking import link

__all__ = ["link", "resolve"]
