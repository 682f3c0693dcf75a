"""The folded text view: normalisation with offsets, sentences, tokens."""

from hasila.text.normalise import fold, has_dual_mark, is_arabic, normalise
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
    "sentences",
    "tokenise",
]
