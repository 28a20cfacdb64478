"""Bytes to text when the declared charset is wrong, missing or hostile.

Only names in an allow-list reach a codec: Python also registers codecs that decompress or evaluate
escapes. Text that leaves this file can be stored: no NUL, no lone surrogates, `\\n` line ends.
"""

from __future__ import annotations

import codecs
import re

# What mail programs write, and what they mean. WHATWG's Encoding Standard reads Latin-1 as cp1252.
_ALIASES = {
    "ascii": "ascii",
    "us-ascii": "ascii",
    "ansi_x3.4-1968": "ascii",
    "646": "ascii",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "ansi": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "hz-gb-2312": "hz",
    "big5-hkscs": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_2",
    "tis-620": "cp874",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "koi8-u": "koi8_u",
}
_ALLOWED = re.compile(
    r"utf-(?:8|7|16|16le|16be|32|32le|32be)|utf-8-sig|ascii|cp(?:125[0-8]|437|85[0-8]|86\d|874|932|"
    r"949|950|1026|1140)|iso8859-\d{1,2}|koi8[-_][rut]|gb18030|hz|big5|big5hkscs|euc_jp|"
    r"iso2022_jp(?:_\w{1,4})?|iso2022_kr|johab|mac_(?:roman|latin2|cyrillic|greek|turkish)"
)
_WESTERN = frozenset({"ascii", "cp1252", "iso8859-15", "cp1254", "cp850", "cp437"})
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def codec_for(declared: str | None) -> str | None:
    """The codec meant by a charset name, or None when the name means nothing safe."""
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower().split("*", 1)[0]
    if len(name) > 40:
        return None
    name = _ALIASES.get(name, name)
    for candidate in (name, name.replace("_", "-"), re.sub(r"^x-|^windows-", "cp", name)):
        candidate = _ALIASES.get(candidate, candidate)
        try:
            found = codecs.lookup(candidate).name
        except (LookupError, ValueError):
            continue
        if _ALLOWED.fullmatch(found):
            return found
    return None


def decode(content: bytes, declared: str | None = None) -> str:
    """`content` as text: by its byte order mark, its declared charset, or what it looks like.

    A Western one-byte charset is overruled when the bytes are valid multi-byte UTF-8: text in
    those charsets practically never is, and mail programs mislabel UTF-8 so all the time.
    """
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return clean(content.decode(codec, "replace").lstrip("\ufeff"))
    codec_name = codec_for(declared)
    if codec_name is None or codec_name in _WESTERN:
        try:
            text = content.decode("utf-8")
            if codec_name in (None, "ascii") or not text.isascii():
                return clean(text)
        except UnicodeDecodeError:
            pass
    if codec_name is not None:
        try:
            return clean(content.decode(codec_name))
        except (UnicodeError, ValueError):
            pass
        if codec_name not in _WESTERN and codec_name != "utf-8":
            # Some bytes are wrong in a known charset: keep the others readable.
            lenient = content.decode(codec_name, "replace")
            if lenient.count("\ufffd") * 20 <= len(lenient):
                return clean(lenient)
    try:
        return clean(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    lenient = content.decode("utf-8", "replace")
    if codec_name == "utf-8" and lenient.count("\ufffd") * 20 <= len(lenient):
        return clean(lenient)
    return clean(content.decode("cp1252", "replace"))


def clean(text: str) -> str:
    """`text` as it can be stored and shown: no controls but tab and line end, no surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def clean_line(text: str, limit: int = 998) -> str:
    """`text` on one line, blanks collapsed, without marks that reverse the reading direction."""
    return " ".join(_DIRECTION.sub("", clean(text)).split())[:limit]
