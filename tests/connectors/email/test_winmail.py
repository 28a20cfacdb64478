"""winmail.dat: files and text come out, whatever Outlook packed them in; nothing takes for ever."""

from __future__ import annotations

import struct
import time

import pytest

from onethread.connectors._schemes.mail.rtf import decompress, read_rtf
from onethread.connectors._schemes.mail.tnef import unpack

# The example of MS-OXRTFCP, 4.1.
COMPRESSED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def packed(level: int, name: int, kind: int, content: bytes) -> bytes:
    """One object of a TNEF stream."""
    head = struct.pack("<BHHI", level, name, kind, len(content))
    return head + content + struct.pack("<H", sum(content) & 0xFFFF)


def properties(*binary: tuple[int, int, bytes]) -> bytes:
    """MAPI properties (type, id, value) as an attribute holds them."""
    found = struct.pack("<I", len(binary))
    for kind, identifier, value in binary:
        found += struct.pack("<HHII", kind, identifier, 1, len(value))
        found += value + bytes(-len(value) % 4)
    return found


def winmail(*objects: bytes) -> bytes:
    start = struct.pack("<IH", 0x223E9F78, 1)
    version = packed(1, 0x9006, 8, struct.pack("<I", 0x10000))
    return start + version + packed(1, 0x9007, 6, struct.pack("<II", 1252, 0)) + b"".join(objects)


def test_files_come_out_with_their_long_names() -> None:
    content = winmail(
        packed(2, 0x9002, 6, bytes(14)),
        packed(2, 0x8010, 1, b"OFFERT~1.PDF\0"),
        packed(2, 0x800F, 6, b"%PDF-1.4"),
        packed(
            2,
            0x9005,
            6,
            properties(
                (0x1E, 0x3707, b"Offerte dakgoot (definitief).pdf\0"),
                (0x1E, 0x370E, b"application/pdf\0"),
                (0x1E, 0x3712, b"<foto@x>\0"),
            ),
        ),
    )
    found = unpack(content)
    assert found is not None
    (file,) = found.files
    assert file.name == "Offerte dakgoot (definitief).pdf"
    assert (file.content, file.media_type, file.content_id) == (
        b"%PDF-1.4",
        "application/pdf",
        "foto@x",
    )


def test_files_kept_as_objects_and_embedded_messages_come_out() -> None:
    inner = winmail(
        packed(1, 0x800C, 2, b"Binnenste bericht\0"),
        packed(2, 0x9002, 6, bytes(14)),
        packed(2, 0x8010, 1, b"plan.txt\0"),
        packed(2, 0x800F, 6, b"plan"),
    )
    interface = bytes.fromhex("0703020000000000c000000000000046")
    content = winmail(
        packed(2, 0x9002, 6, bytes(14)),
        packed(2, 0x9005, 6, properties((0x0D, 0x3701, interface + inner))),
        packed(2, 0x9002, 6, bytes(14)),
        packed(
            2,
            0x9005,
            6,
            properties((0x102, 0x3701, b"los"), (0x1F, 0x3707, "één.txt\0".encode("utf-16-le"))),
        ),
    )
    found = unpack(content)
    assert found is not None
    assert {(file.name, file.content) for file in found.files} == {
        ("plan.txt", b"plan"),
        ("message.txt", b"Binnenste bericht"),
        ("één.txt", b"los"),
    }


def test_properties_of_every_type_are_stepped_over() -> None:
    fixed = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
    data = struct.pack("<I", 2 * len(fixed) + 4)
    for kind, size in fixed.items():
        data += struct.pack("<HH", kind, 0x6000) + bytes(size + -size % 4)
        data += struct.pack("<HHI", kind | 0x1000, 0x6001, 3) + bytes(3 * size + -3 * size % 4)
    data += struct.pack("<HHI", 0x101F, 0x6002, 2) + 2 * (struct.pack("<I", 2) + b"a\0\0\0")
    data += struct.pack("<HH16sII", 3, 0x8001, bytes(16), 0, 7) + bytes(4)
    data += struct.pack("<HH16sII", 3, 0x8002, bytes(16), 1, 6) + b"a\0b\0\0\0\0\0" + bytes(4)
    data += struct.pack("<HHII", 0x1E, 0x1000, 1, 6) + b"tekst\0\0\0"
    found = unpack(winmail(packed(1, 0x9003, 6, data)))
    assert found is not None
    assert found.text == "tekst"


def test_text_kept_as_compressed_rtf_is_read() -> None:
    found = unpack(winmail(packed(1, 0x9003, 6, properties((0x102, 0x1009, COMPRESSED)))))
    assert found is not None
    assert (found.text, found.html) == ("hello world", "")


def test_html_wrapped_in_rtf_is_html_again() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 "
        rb"Caf\'e9 < 5 \u8364?{\*\htmltag84 <br>}\htmlrtf \par\htmlrtf0 regel}"
    )
    assert read_rtf(rtf) == ("", "<p>Café &lt; 5 €<br>regel")


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (
            rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}Hallo \'80\par twee {\b vet}}",
            "Hallo €\ntwee vet",
        ),
        (rb"{\rtf1 \uc2\u233\'c3\'a9n \{x\}\tab y}", "én {x}\ty"),
        (rb"geen rtf", ""),
        (rb"{\rtf1 onaf", "onaf"),
    ],
)
def test_rtf_reads_as_text(rtf: bytes, text: str) -> None:
    assert read_rtf(rtf)[0] == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x78\x9f\x3e\x22",
        b"\x78\x9f\x3e\x22" + bytes(100),
        winmail(packed(1, 0x9003, 6, struct.pack("<I", 0xFFFFFFFF))),
        winmail(packed(2, 0x9005, 6, properties((0x102, 0x3701, b"x")))),
        winmail(packed(1, 0x9003, 6, struct.pack("<IHHI", 1, 0x1003, 0x6001, 0xFFFFFFFF))),
        winmail(packed(1, 0x9003, 6, struct.pack("<IHHII", 1, 0x1E, 0x1000, 1, 0xFFFFFFF0))),
        winmail(*[packed(1, 0x8004, 1, b"")] * 200_000),
        winmail(packed(1, 0x9004, 6, struct.pack("<I", 0xFFFFFFFF))),
    ],
    ids=[
        "empty",
        "cut",
        "zeros",
        "many properties",
        "no file",
        "many values",
        "long value",
        "many objects",
        "many recipients",
    ],
)
def test_a_broken_file_is_left_alone_at_once(content: bytes) -> None:
    started = time.process_time()
    assert unpack(content) is None or content.endswith(b"x")
    assert time.process_time() - started < 3


@pytest.mark.parametrize("cut", range(0, len(COMPRESSED), 3))
def test_cut_off_rtf_is_read_as_far_as_it_goes(cut: int) -> None:
    whole = decompress(COMPRESSED)
    assert whole is not None
    part = decompress(COMPRESSED[:cut])
    assert part is None or whole.startswith(part)
