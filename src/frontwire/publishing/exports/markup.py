"""Markup: elements made of words that are never markup themselves, and what documents cannot hold of a text."""

from __future__ import annotations

import re

from lxml import etree

#: Characters that XML has no place for (XML 1.0, production 2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """Text with the replacement character where XML cannot hold what stands there."""
    return _FORBIDDEN.sub("\ufffd", text)


def tag(name: str, /, *inside: etree._Element | str, **attributes: str) -> etree._Element:
    """An element: words stand in it as words. Attributes are named as Python may name them: `class_`, `aria_label`."""
    made = etree.Element(name, {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()})
    for part in inside:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made
