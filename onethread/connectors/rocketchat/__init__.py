"""Rocket.Chat: an outgoing webhook that points at the message, the API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.rocketchat.config import RocketChatConfig
from onethread.connectors.rocketchat.inbound import parse, verify
from onethread.connectors.rocketchat.outbound import (
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)

_FILES = ("image", "audio", "video", "file")

MANIFEST = Manifest(
    id="rocketchat",
    area="work",
    name="Rocket.Chat",
    identity_schemes=("rocketchat",),
    transport="webhook",
    content_in=("text", *_FILES, "location", "edit", "unsupported"),
    content_out=("text", *_FILES, "reaction"),
    limits=Limits(text_characters=5000, attachment_bytes={"*": 100 * 1024 * 1024}),
    markup="whatsapp",  # the same marks: *bold* _italic_ ~struck~ `code`
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://developer.rocket.chat/apidocs",
    colour="#f5455c",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=RocketChatConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    proof="inside",
    setup_webhook=(
        "In Rocket.Chat under Workspace, Integrations make an outgoing webhook for the event Message Sent "
        "with this address, switch on Run On Edits, and copy its token to this channel."
    ),
)
