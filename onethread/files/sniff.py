"""What a file is, by its first bytes: what a sender claims is not believed where it matters."""

from __future__ import annotations

import mimetypes
from pathlib import Path

# Over this many pixels a picture is a bomb: 50 MP is a large camera's.
MAX_PIXELS = 100_000_000

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheif", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp3g", "video/3gpp"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\x7fELF", "application/x-executable"),
)
# Containers whose ending tells which of their kinds it is.
_CONTAINERS = {"application/zip", "application/x-ole-storage"}
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}
# What a browser may show in place; everything else is offered for saving.
INLINE = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "application/pdf",
        "audio/ogg",
        "audio/mpeg",
        "audio/aac",
        "audio/mp4",
        "audio/wav",
        "audio/amr",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "text/plain",
    }
)


def sniff(head: bytes, name: str = "") -> str:
    """The media type of a file by its first bytes; its name only tells kinds of text and office
    documents apart. Whatever a browser could run (HTML, SVG, XML) is called text/plain."""
    ending = Path(name).suffix.lower()
    for offset, signature, media_type in _SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            if media_type in _CONTAINERS:
                return _OFFICE.get(ending, media_type)
            return media_type
    if not head or b"\x00" in head:
        return "application/octet-stream"
    try:
        head[:-4].decode("utf-8") if len(head) > 4 else head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 8:
            return "application/octet-stream"
    guessed = mimetypes.guess_type(name)[0]
    return guessed if guessed in ("text/csv", "text/calendar", "text/vcard") else "text/plain"


def kind_of(media_type: str) -> str:
    """The attachment kind (image, audio, video, file) of a media type."""
    major = media_type.partition("/")[0]
    return major if major in ("image", "audio", "video") else "file"


def measure(path: Path, media_type: str) -> tuple[int | None, int | None]:
    """Width and height of a picture in pixels, from its header; (None, None) for anything else."""
    if not media_type.startswith("image/"):
        return None, None
    from PIL import Image, UnidentifiedImageError

    # Only the header is read, never a pixel decoded: a bomb must be measured to be known as one.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path) as picture:
            width, height = picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None, None
    return width, height


def is_bomb(width: int | None, height: int | None) -> bool:
    """Whether showing this picture could take a browser down."""
    return bool(width and height and width * height > MAX_PIXELS)
