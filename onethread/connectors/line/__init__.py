"""LINE by the Messaging API: signed webhooks in, push messages out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.line.config import LineConfig
from onethread.connectors.line.inbound import fetch_media, parse, verify
from onethread.connectors.line.outbound import (
    build,
    mark_leg_read,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: LineConfig) -> str:
    """The account's basic ID, as line.me wants it; empty when it was not filled in."""
    return config.basic_id


MANIFEST = Manifest(
    id="line",
    name="LINE",
    identity_schemes=("line",),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "video",
        "sticker",
        "file",
        "location",
        "buttons",
        "deletion",
        "unsupported",
    ),
    content_out=("text", "image", "location", "buttons", "list"),
    limits=Limits(
        text_characters=5000,
        buttons=13,
        button_label_characters=20,
        list_rows=10,
        attachments_per_message=4,
        attachment_bytes={"image": 10 * _MB},
        messages_per_second=100,
    ),
    cost="message",
    repeatable=True,
    docs_url="https://developers.line.biz/en/reference/messaging-api/",
    colour="#06c755",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=LineConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    mark_leg_read=mark_leg_read,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "Press “Subscribe webhooks”: LINE is told this address. Then turn on 'Use webhook' in the LINE "
        "Developers Console, Messaging API, and turn off its automatic replies."
    ),
)
