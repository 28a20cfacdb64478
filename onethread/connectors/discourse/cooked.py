"""A post's Markdown as text, and the files in its HTML. No I/O."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from onethread.messages import Attachment

_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\((?:upload|https?)://[^)\s]{1,500}\)")
_FILE = re.compile(
    r"\[[^\]\n]{0,300}\|attachment\]\(upload://[^)\s]{1,500}\)(?: \([^)\n]{1,20}\))?"
)
_QUOTE = re.compile(r"\[quote(?:=[^\]\n]{0,300})?\]\n?(.{0,20000}?)\n?\[/quote\]", re.DOTALL)
_BLANK = re.compile(r"\n{3,}")
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
}
LONGEST_HTML = 500_000


def read_raw(raw: str) -> tuple[str, str]:
    """What a post says without its pictures and files, and what it quotes."""
    quoted = "\n\n".join(found.strip() for found in _QUOTE.findall(raw))
    said = _FILE.sub("", _IMAGE.sub("", _QUOTE.sub("", raw)))
    return _BLANK.sub("\n\n", said).strip(), quoted


def files(cooked: str, base_url: str) -> list[Attachment]:
    """Pictures and files of a post, by their address on the forum or its store."""
    reader = _Files(base_url)
    reader.feed(cooked[:LONGEST_HTML])
    reader.close()
    return list(reader.found.values())


class _Files(HTMLParser):
    def __init__(self, base_url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, Attachment] = {}
        self._base = base_url.rstrip("/") + "/"
        self._lightbox = False
        self._attachment: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        classes = set(held.get("class", "").split())
        if tag == "a" and "lightbox" in classes:
            self._lightbox = True
            self._keep(held.get("href", ""), "image", held.get("title", ""))
        elif tag == "a" and "attachment" in classes:
            self._attachment = self._keep(held.get("href", ""), "file", "")
        elif tag == "img" and not self._lightbox and not classes & {"emoji", "avatar", "site-icon"}:
            self._keep(held.get("src", ""), "image", held.get("alt", ""))
        elif tag == "source" and held.get("src"):
            kind = "audio" if held.get("type", "").startswith("audio") else "video"
            self._keep(held["src"], kind, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._lightbox, self._attachment = False, None

    def handle_data(self, data: str) -> None:
        name = data.strip().replace("\0", "")[:120]
        if self._attachment is not None and name:
            self.found[self._attachment].name = name

    def _keep(self, address: str, kind: str, caption: str) -> str | None:
        try:
            url = urljoin(self._base, address)
            path = urlsplit(url).path
        except ValueError:
            return None
        # Pictures of a link's preview are no uploads.
        if not url.startswith(("https://", "http://")) or (
            "/uploads/" not in path and "/original/" not in path
        ):
            return None
        if "\0" in url or len(url) > 2000:
            return None
        name = path.rsplit("/", 1)[-1][:120]
        media_type = _TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")
        self.found[url] = Attachment(
            kind=kind,
            name=name,
            media_type=media_type,
            caption=caption.replace("\0", "")[:500] or None,
            remote={"url": url},
        )
        return url
