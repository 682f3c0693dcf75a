"""The page: a local web application to see, question and correct every toll."""

from hasila.web.app import create_app

__all__ = ["create_app"]
