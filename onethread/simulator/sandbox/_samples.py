"""What customers say and send when nothing else is asked for."""

from __future__ import annotations

import base64

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_WEBP = b"RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

# Content, media type and name by kind.
SAMPLES: dict[str, tuple[bytes, str, str]] = {
    "image": (_PNG, "image/png", "lekkage.png"),
    "sticker": (_WEBP, "image/webp", "duim.webp"),
    "audio": (b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90\0" + b"\0" * 64, "audio/mpeg", "geluid.mp3"),
    "voice": (b"OggS\0\x02" + b"\0" * 22 + b"OpusHead", "audio/ogg", "bericht.ogg"),
    "video": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 32, "video/mp4", "film.mp4"),
    "file": (_PDF, "application/pdf", "huurcontract.pdf"),
}  # fmt: skip

WORDS: dict[str, str] = {
    "text": "Goedemorgen, de kraan lekt weer 💧",
    "html": "Goedemorgen, de kraan lekt weer",
    "subject": "De kraan lekt",
    "edit": "Goedemorgen, de kraan in de badkamer lekt weer",
    "image": "Zo ziet het eruit",
    "rating": "Snel geholpen",
    "unsupported": "",
}
