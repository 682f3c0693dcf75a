"""hasila reads Arabic press reports of armed violence into sourced, reconciled tolls."""

__version__ = "0.1.0"
