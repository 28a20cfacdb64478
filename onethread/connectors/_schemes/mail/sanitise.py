"""HTML of a mail made safe to show: no scripts, forms, SVG, escaping styles or remote loading.

libxml2 reads first: its depth limit bounds the work (html5ever, behind nh3, takes minutes for
deeply nested tags), and its tree is where the quoted part is cut off. nh3 has the last word on
every byte that leaves this file. Remote images keep their address in `data-remote-src`, so that
nothing loads until an agent asks for it.
"""

from __future__ import annotations

import re

import msgspec
import nh3
from lxml import etree

from onethread.connectors._schemes.mail import quotes
from onethread.connectors._schemes.mail.html_quotes import cut_quoted

MAX_HTML_CHARACTERS = 5_000_000
_MAX_TAGS = 60_000
_MAX_DATA_IMAGE_CHARACTERS = 700_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _words(
    "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div "
    "dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp "
    "section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var "
    "wbr article aside header footer main nav"
)
_DROP_WITH_CONTENT = _words(
    "script style title svg math template noscript iframe object embed applet audio video canvas "
    "textarea select xmp noembed noframes frameset head"
)
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "align", "valign", "title"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height"},
    "table": {"width", "border", "cellpadding", "cellspacing", "bgcolor"},
    "td": {"width", "height", "colspan", "rowspan", "bgcolor", "nowrap"},
    "th": {"width", "height", "colspan", "rowspan", "bgcolor", "nowrap", "scope"},
    "tr": {"bgcolor", "height"},
    "col": {"width", "span"},
    "font": {"color", "size", "face"},
    "ol": {"start", "type"},
    "ul": {"type"},
    "li": {"value"},
    "time": {"datetime"},
}
# Nothing that positions, overlaps, hides, animates or loads.
_STYLE_PROPERTIES = _words(
    "color background-color font-family font-size font-style font-weight font-variant line-height "
    "text-align text-decoration text-indent text-transform white-space vertical-align width "
    "max-width height padding padding-top padding-right padding-bottom padding-left border "
    "border-top border-right border-bottom border-left border-color border-style border-width "
    "border-collapse border-spacing border-radius list-style-type direction"
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "cid", "data"})
_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_DATA_IMAGE = re.compile(
    r"data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE
)
_CID = re.compile(r"cid:[^\s\"'<>\\]{1,300}", re.IGNORECASE)
_REMOTE_SRC = re.compile(r'(<img\b[^<>]*?) src="((?:https?:)?//[^"<>]*)"', re.IGNORECASE)
_BLOCKS = _words(
    "address article aside blockquote caption center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tr ul"
)


class SafeHtml(msgspec.Struct, frozen=True, kw_only=True):
    """Sanitised HTML: the visible part, the quoted part, and whether images wait for consent."""

    html: str
    quoted_html: str | None = None
    has_remote_images: bool = False


def make_safe(html: str, *, split_quotes: bool = True) -> SafeHtml | None:
    """Sanitise and split HTML; None when it is empty, too large or nested beyond reason."""
    root = _parse(html)
    if root is None:
        return None
    quoted_root = cut_quoted(root) if split_quotes else None
    visible, remote = _clean(_serialise(root))
    quoted, quoted_remote = (
        _clean(_serialise(quoted_root)) if quoted_root is not None else ("", False)
    )
    if not visible.strip():
        return None
    return SafeHtml(
        html=visible,
        quoted_html=quoted or None,
        has_remote_images=remote or quoted_remote,
    )


def clean_html(html: str) -> str:
    """Sanitise HTML that we send: the same rules, but remote images keep their source. "" for none."""
    root = _parse(html)
    return "" if root is None else nh3_clean(_serialise(root))


def _parse(html: str) -> etree._Element | None:
    if not html.strip() or len(html) > MAX_HTML_CHARACTERS or html.count("<") > 2 * _MAX_TAGS:
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    fatal = [entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    return None if fatal or root is None else root


def _serialise(root: etree._Element) -> str:
    body = root.find("body") if root.tag == "html" else root
    chosen = root if body is None else body
    return str(etree.tostring(chosen, encoding="unicode", method="html", with_tail=False))


def _clean(html: str) -> tuple[str, bool]:
    cleaned = nh3_clean(html)
    shown, count = _REMOTE_SRC.subn(r'\1 data-remote-src="\2"', cleaned)
    return shown.strip(), count > 0


def nh3_clean(html: str) -> str:
    """nh3 with the rules of this file."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_DROP_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filter_attribute,
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        filter_style_properties=set(_STYLE_PROPERTIES),
    )


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "src":
        source = value.strip()
        if _CID.fullmatch(source) or _REMOTE.match(source):
            return source
        if len(source) <= _MAX_DATA_IMAGE_CHARACTERS and _DATA_IMAGE.fullmatch(source):
            return source
        return None
    if name == "href":
        return value if _LINK.match(value.strip()) else None
    if name == "style" and ("url(" in value.lower() or "\\" in value or len(value) > 4_000):
        return None
    return value


def to_text(html: str) -> str:
    """What a person would read of sanitised HTML, as plain text with line ends."""
    root = _parse(html)
    if root is None:
        return quotes.tidy(re.sub(r"<[^<>]{0,10000}>", " ", html))
    pieces: list[str] = []
    quote_depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag == "blockquote":
                quote_depth += 1
            if tag in _BLOCKS or tag == "br":
                pieces.append("\n" + "> " * min(quote_depth, 5))
            if tag == "li":
                pieces.append("- ")
            if tag == "img" and element.get("alt"):
                pieces.append(f"[{element.get('alt')}]")
            if element.text and tag not in _DROP_WITH_CONTENT:
                pieces.append(element.text if tag == "pre" else _collapse(element.text))
        else:
            if tag == "blockquote":
                quote_depth -= 1
            if tag in _BLOCKS:
                pieces.append("\n" + "> " * min(quote_depth, 5))
            if tag in ("p", "table", "ul", "ol", "blockquote"):
                pieces.append("\n")
            if tag in ("td", "th"):
                pieces.append(" ")
            if element.tail:
                pieces.append(_collapse(element.tail))
    return quotes.tidy("".join(pieces))


def _collapse(text: str) -> str:
    return re.sub(r"[ \t\r\n\u00a0]+", " ", text)
