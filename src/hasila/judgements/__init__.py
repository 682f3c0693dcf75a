"""Human judgements: made with what the machine said beside them, and carried along when it says another thing."""

from hasila.judgements.agreeing import Matter, said_already, settled_by, shared
from hasila.judgements.agreement import Agreement, agreements, cohen_kappa, krippendorff_alpha
from hasila.judgements.deciding import FIELDS, decide, seen_mention, seen_words
from hasila.judgements.following import follow, hear

__all__ = [
    "FIELDS",
    "Agreement",
    "Matter",
    "agreements",
    "cohen_kappa",
    "decide",
    "follow",
    "hear",
    "krippendorff_alpha",
    "said_already",
    "seen_mention",
    "seen_words",
    "settled_by",
    "shared",
]
