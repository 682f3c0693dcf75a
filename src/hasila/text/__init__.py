"""The folded text view: normalisation with offsets, sentences, tokens."""

from hasila.text.normalise import fold, has_dual_mark, is_arabic, normalise, searchable
from hasila.text.sentences import sentences
from hasila.text.tokens import Kind, Token, tokenise
from hasila.text.view import View

__all__ = [
    "Kind",
    "Token",
    "View",
    "fold",
    "has_dual_mark",
    "is_arabic",
    "normalise",
    "searchable",
    "sentences",
    "tokenise",
]
