"""Signal, by signal-cli's REST bridge that the organisation runs itself."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.signal.config import SignalConfig
from onethread.connectors.signal.inbound import parse
from onethread.connectors.signal.outbound import (
    TEXT_LIMIT,
    build,
    fetch_media,
    mark_read,
    parse_response,
    read_test,
    revise,
    test,
)

_FILES = ("image", "audio", "voice", "video", "sticker", "file")


def address(config: SignalConfig) -> str:
    """The number that customers write to."""
    return config.number


MANIFEST = Manifest(
    id="signal",
    name="Signal",
    identity_schemes=("signal", "phone"),
    transport="receiver",
    content_in=(
        "text",
        *_FILES,
        "contacts",
        "reaction",
        "edit",
        "deletion",
        "typing",
        "unsupported",
    ),
    content_out=("text", *_FILES, "reaction"),
    limits=Limits(
        text_characters=TEXT_LIMIT,
        attachments_per_message=10,
        attachment_bytes={"*": 50 * 1024 * 1024},
    ),
    can_start=True,
    receipts=("delivered", "read"),
    revisions=("edit", "delete"),
    cost="free",
    docs_url="https://github.com/bbernhard/signal-cli-rest-api",
    colour="#3a76f0",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=SignalConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    mark_read=mark_read,
    revise=revise,
    receiver="onethread.connectors.signal.receiver:receive",
)
