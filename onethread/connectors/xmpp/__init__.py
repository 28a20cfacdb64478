"""XMPP: an account on any server, its connection both ways."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.xmpp.config import XmppConfig
from onethread.connectors.xmpp.inbound import parse
from onethread.connectors.xmpp.outbound import (
    LARGEST_FILE,
    build,
    fetch_media,
    parse_response,
    revise,
)

_FILES = ("image", "audio", "video", "file")

MANIFEST = Manifest(
    id="xmpp",
    area="work",
    name="XMPP",
    identity_schemes=("xmpp",),
    transport="receiver",
    content_in=(
        "text",
        *_FILES,
        "location",
        "reaction",
        "edit",
        "deletion",
        "typing",
        "unsupported",
    ),
    content_out=("text", *_FILES, "location", "reaction"),
    limits=Limits(text_characters=10_000, attachment_bytes={"*": LARGEST_FILE}),
    can_start=True,
    receipts=("delivered", "read", "failed"),
    live=True,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://xmpp.org/extensions/",
    colour="#0f4c81",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=XmppConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    revise=revise,
    receiver="onethread.connectors.xmpp.receiver:run",
    test_live="onethread.connectors.xmpp.receiver:try_settings",
)
