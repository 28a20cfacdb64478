"""Cut the quoted part off an HTML tree, by the marks that mail programs leave.

Gmail, Yahoo, Proton and Thunderbird wrap the quote in an element with a class; Outlook puts a rule
and the headers of the quoted mail above it.
"""

from __future__ import annotations

import copy
import re

from lxml import etree

from onethread.connectors._schemes.mail import quotes

_QUOTE_CLASSES = frozenset(
    {
        "gmail_quote",
        "gmail_quote_container",
        "yahoo_quoted",
        "protonmail_quote",
        "moz-cite-prefix",
        "zmail_extra",
        "tutanota_quote",
    }
)
_SEPARATOR_IDS = frozenset(
    {"appendonsend", "divRplyFwdMsg", "OLK_SRC_BODY_SECTION", "stopSpelling"}
)
_SIGNATURE_CLASSES = frozenset({"gmail_signature", "moz-signature", "apple-signature"})
_SIGNATURE_IDS = frozenset({"Signature", "AppleMailSignature", "ms-outlook-mobile-signature"})
_LOOKED_AT_FOR_HEADERS = 60
_BORDER_TOP = re.compile(r"border-top:\s*solid\s+#[0-9a-f]{6}", re.IGNORECASE)


def cut_quoted(root: etree._Element) -> etree._Element | None:
    """Take the quoted part out of `root` and return it as a tree of its own, or None."""
    marker = _find_marker(root)
    if marker is None:
        return None
    whole = marker.tag == "blockquote" or _classes(marker) & _QUOTE_CLASSES
    if whole and _text_after(marker):
        return _take_element(root, marker)
    before = copy.deepcopy(root)
    path = _path_to(root, marker)
    quoted = copy.deepcopy(root)
    _drop_before(_at(quoted, path))
    _drop_from(marker)
    if not _has_content(root):
        _restore(root, before)
        return None
    return quoted


def _take_element(root: etree._Element, marker: etree._Element) -> etree._Element | None:
    """The reply stands below its quote: take only the quote, unless replies are interleaved."""
    quotes_found = [
        element
        for element in root.iter("blockquote")
        if not any(parent.tag == "blockquote" for parent in element.iterancestors())
    ]
    if len(quotes_found) > 1:
        return None
    chosen = quotes_found[0] if quotes_found else marker
    quoted = etree.Element("div")
    parent = chosen.getparent()
    if parent is None:
        return None
    previous = chosen.getprevious()
    if previous is not None and "moz-cite-prefix" in _classes(previous):
        quoted.append(copy.deepcopy(previous))
        _remove_keeping_tail(previous)
    taken = copy.deepcopy(chosen)
    taken.tail = None
    quoted.append(taken)
    _remove_keeping_tail(chosen)
    return quoted


def _find_marker(root: etree._Element) -> etree._Element | None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        identifier = (element.get("id") or "").removeprefix("x_").removeprefix("mail-editor-")
        classes = _classes(element)
        if (
            classes & _QUOTE_CLASSES
            or classes & _SIGNATURE_CLASSES
            or identifier in _SEPARATOR_IDS
            or identifier in _SIGNATURE_IDS
            or (element.tag == "blockquote" and element.get("type") == "cite")
            or (element.tag in ("div", "p") and _is_header_block(element))
        ):
            return element
    return None


def _is_header_block(element: etree._Element) -> bool:
    """Outlook puts the headers of the quoted mail in a block, with a border above or not."""
    text = "".join(_first_text(element))
    bordered = bool(_BORDER_TOP.search(element.get("style") or ""))
    return quotes.starts_with_headers(text, least=1 if bordered else 3)


def _first_text(element: etree._Element) -> list[str]:
    pieces: list[str] = []
    length = 0
    for number, child in enumerate(element.iter()):
        if number > _LOOKED_AT_FOR_HEADERS:
            break
        if child.tag in ("br", "p", "div"):
            pieces.append("\n")
        for text in (child.text, child.tail if child is not element else None):
            if text:
                pieces.append(text)
                length += len(text)
        if length > 600:
            break
    return pieces


def _classes(element: etree._Element) -> set[str]:
    return {name.removeprefix("x_") for name in (element.get("class") or "").split()}


def _text_after(marker: etree._Element) -> bool:
    """Whether anything but a signature is written below the element."""
    text: list[str] = []
    node: etree._Element | None = marker
    while node is not None:
        text.append(node.tail or "")
        for sibling in node.itersiblings():
            text.append("".join(str(piece) for piece in sibling.itertext()) + "\n")
        node = node.getparent()
        if node is not None and node.tag in ("body", "html"):
            for sibling in node.itersiblings():
                text.append("".join(str(piece) for piece in sibling.itertext()))
            break
    following = "\n".join(text).strip()
    return bool(following) and not quotes.is_signature_start(following.split("\n", 1)[0])


def _path_to(root: etree._Element, element: etree._Element) -> list[int]:
    path: list[int] = []
    node = element
    while node is not root:
        parent = node.getparent()
        if parent is None:
            break
        path.append(parent.index(node))
        node = parent
    return path[::-1]


def _at(root: etree._Element, path: list[int]) -> etree._Element:
    for index in path:
        root = root[index]
    return root


def _drop_from(marker: etree._Element) -> None:
    node = marker
    while (parent := node.getparent()) is not None:
        for sibling in list(node.itersiblings()):
            parent.remove(sibling)
        node.tail = None
        node = parent
    parent = marker.getparent()
    if parent is not None:
        parent.remove(marker)


def _drop_before(marker: etree._Element) -> None:
    node = marker
    while (parent := node.getparent()) is not None:
        for sibling in list(node.itersiblings(preceding=True)):
            if sibling.tag != "head":
                parent.remove(sibling)
        parent.text = None
        node = parent


def _remove_keeping_tail(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _has_content(root: etree._Element) -> bool:
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return False
    if body.find(".//img") is not None:
        return True
    for element in body.iter():
        shown = element.text if element.tag not in ("style", "script", "title") else ""
        if (shown or "").strip() or (element is not body and (element.tail or "").strip()):
            return True
    return False


def _restore(root: etree._Element, before: etree._Element) -> None:
    root.clear()
    root.text = before.text
    for name, value in before.attrib.items():
        root.set(name, value)
    root.extend(list(before))
