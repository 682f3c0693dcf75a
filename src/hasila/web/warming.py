"""Make what pages need before anyone asks for it, and again when another program has changed the store."""

import gc
import threading
import time

from hasila.errors import HasilaError
from hasila.lexicon import digest
from hasila.pipeline import target_names
from hasila.web.codebook import rules, word_lists
from hasila.web.desk import Desk
from hasila.web.render import compile_templates
from hasila.web.words import messages

_LONG = 0.1  # seconds of work
_EVERY = 0.5  # seconds between two looks at how often the store has changed


def warm_up(desk: Desk) -> None:
    """Make what pages need: phrases, templates, what the codebook tells, and what is held of the store."""
    for make in (messages, compile_templates, desk.stock.refresh, digest, word_lists, target_names, rules):
        make()
    put_aside()


def put_aside() -> None:
    """Put what is held where the collector does not look: to search it for garbage would stop a page for a second.

    Only where that is much: what is put aside while a page is answered would never be collected. What was put
    aside before and is garbage since goes first.
    """
    start = time.thread_time()
    gc.collect()
    if time.thread_time() - start > _LONG:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


class Warmer(threading.Thread):
    """A thread that brings up to date what is held; whoever asks meanwhile waits for that part, or makes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="warming", daemon=True)
        self._desk = desk
        self._ended = threading.Event()

    def run(self) -> None:
        """Make everything once, then look for changes: what still changes is left until it rests."""
        warm = before = None
        while True:
            try:
                now = self._desk.store.version()
                if warm is None or (now != warm and now == before):
                    warm_up(self._desk)
                    warm = now
                before = now
            except HasilaError:  # whoever looks next is told what is wrong
                pass
            if self._ended.wait(_EVERY):
                return

    def end(self) -> None:
        """Stop soon."""
        self._ended.set()
