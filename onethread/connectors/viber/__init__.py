"""Viber by the REST bot API: signed callbacks in, send_message out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.viber.config import ViberConfig
from onethread.connectors.viber.inbound import fetch_media, parse, verify
from onethread.connectors.viber.outbound import (
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: ViberConfig) -> str:
    """The bot's URI, as viber://pa?chatURI= wants it; empty when it was not filled in."""
    return config.bot_uri


MANIFEST = Manifest(
    id="viber",
    name="Viber",
    identity_schemes=("viber",),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "video",
        "sticker",
        "file",
        "location",
        "contacts",
        "buttons",
        "unsupported",
    ),
    content_out=("text", "image", "video", "file", "location", "contacts", "buttons", "list"),
    limits=Limits(
        text_characters=7000,
        buttons=24,
        button_label_characters=40,
        list_rows=24,
        attachments_per_message=1,
        attachment_bytes={"*": 50 * _MB},
        messages_per_second=20,
    ),
    receipts=("delivered", "read", "failed"),
    docs_url="https://developers.viber.com/docs/api/rest-bot-api/",
    colour="#7360f2",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=ViberConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "Press “Subscribe webhooks”: Viber is told this address, and asks it for an answer at once. (By "
        "hand: call set_webhook with this address as url.)"
    ),
)
