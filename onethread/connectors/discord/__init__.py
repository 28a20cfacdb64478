"""Discord: a bot on the gateway, the API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.discord.config import DiscordConfig
from onethread.connectors.discord.inbound import parse
from onethread.connectors.discord.outbound import (
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)

_FILES = ("image", "audio", "voice", "video", "sticker", "file")

MANIFEST = Manifest(
    id="discord",
    area="work",
    name="Discord",
    identity_schemes=("discord",),
    transport="receiver",
    content_in=(
        "text",
        *_FILES,
        "buttons",
        "reaction",
        "edit",
        "deletion",
        "typing",
        "unsupported",
    ),
    content_out=("text", "image", "audio", "video", "file", "buttons", "list", "reaction"),
    limits=Limits(
        text_characters=2000,
        buttons=25,
        button_label_characters=80,
        list_rows=25,
        attachment_bytes={"*": 10 * 1024 * 1024},
        messages_per_second=1,
    ),
    can_start=True,
    repeatable=True,
    live=True,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://discord.com/developers/docs",
    colour="#5865f2",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=DiscordConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    receiver="onethread.connectors.discord.receiver:run",
)
