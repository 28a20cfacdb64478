"""Matrix: an account on a homeserver, by sync."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.matrix.config import MatrixConfig
from onethread.connectors.matrix.inbound import parse
from onethread.connectors.matrix.outbound import (
    build,
    fetch_media,
    mark_read,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.matrix.syncing import poll, read_poll

_FILES = ("image", "audio", "voice", "video", "file")

MANIFEST = Manifest(
    id="matrix",
    area="work",
    name="Matrix",
    identity_schemes=("matrix",),
    transport="poll",
    content_in=(
        "text",
        *_FILES,
        "sticker",
        "location",
        "reaction",
        "edit",
        "deletion",
        "typing",
        "unsupported",
    ),
    content_out=("text", "html", *_FILES, "location", "reaction"),
    # An event holds 65,536 bytes, its frame included.
    limits=Limits(text_characters=12_000, attachment_bytes={"*": 50 * 1024 * 1024}),
    can_start=True,
    repeatable=True,
    receipts=("read",),
    live=True,
    poll_seconds=1.0,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://spec.matrix.org/latest/client-server-api/",
    colour="#0dbd8b",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=MatrixConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    poll=poll,
    read_poll=read_poll,
    mark_read=mark_read,
    revise=revise,
)
