"""Web chat: the organisation's own widget over WebSocket."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.webchat.config import WebChatConfig
from onethread.connectors.webchat.device import DEVICE
from onethread.connectors.webchat.inbound import parse
from onethread.connectors.webchat.outbound import build, parse_response, read_test, test

_MB = 1024 * 1024

MANIFEST = Manifest(
    id="webchat",
    area="site",
    name="Web chat",
    identity_schemes=("visitor", "external", "email", "phone"),
    transport="socket",
    content_in=("text", "image", "audio", "voice", "video", "file", "buttons", "rating"),
    content_out=("text", "image", "audio", "voice", "video", "file", "buttons"),
    limits=Limits(
        text_characters=8000,
        buttons=6,
        button_label_characters=40,
        attachments_per_message=10,
        attachment_bytes={"*": 100 * _MB},
    ),
    receipts=("sent", "delivered", "read"),
    repeatable=True,
    live=True,
    cost="free",
    colour="#2563eb",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=WebChatConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    socket="onethread.connectors.webchat.receiver:serve",
    device=DEVICE,
)
