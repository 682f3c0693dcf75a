"""Write the numbers of a page in the digits ٠-٩ for readers who prefer them; what is quoted stays as it was written."""

import re

#: The cookie that holds the choice, and what it can be.
COOKIE = "digits"
KINDS = ("latin", "arabic")
_PARTS = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<more>[^>]*)>|<[^>]*>|(?P<text>[^<]+)")
_QUOTED = frozenset({"code", "kbd", "script", "style", "textarea", "blockquote"})
_WRITTEN = re.compile(
    r'\s(lang|translate)="'
)  # other languages and words of reports, names of outlets and coders
_VOID = frozenset({"input", "link", "meta", "br", "wbr", "image"})
# What stays: an entity, a word with Latin letters (an id, a rule); what changes: a number.
_NUMBER = re.compile(r"&[#\w]+;|[^\s&]*[A-Za-z][^\s&]*|(?P<number>[0-9]+(?:\.[0-9]+)*%?)")
_DIGITS = {ord("0") + n: 0x660 + n for n in range(10)} | {ord("%"): 0x66A}
_POINT = {ord("."): 0x66B}


def arabic_digits(page: str) -> str:
    """The page with its own numbers in Arabic digits.

    >>> arabic_digits('<p>35 (41%) ×0.86 <code>a1</code> <bdi lang="ar">35</bdi> x-1&#39;</p>')
    '<p>٣٥ (٤١٪) ×٠٫٨٦ <code>a1</code> <bdi lang="ar">35</bdi> x-1&#39;</p>'
    """
    told: list[str] = []
    quoted, depth = "", 0
    for match in _PARTS.finditer(page):
        name, text = match["name"], match["text"]
        if name is not None and not match["more"].endswith("/"):
            if name == quoted:
                depth += -1 if match["end"] else 1
                quoted = quoted if depth else ""
            elif not quoted and not match["end"] and _as_written(name, match["more"]):
                quoted, depth = name, 1
        told.append(match[0] if text is None or quoted else _NUMBER.sub(_turned, text))
    return "".join(told)


def _as_written(name: str, attributes: str) -> bool:
    return name in _QUOTED or (
        name != "html" and name not in _VOID and _WRITTEN.search(attributes) is not None
    )


def _turned(match: re.Match[str]) -> str:
    number = match["number"]
    if number is None:
        return match[0]
    return number.translate(_DIGITS | _POINT if number.count(".") == 1 else _DIGITS)
