"""Messenger by Meta's Messenger Platform: signed webhooks in, Send API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.messenger.config import MessengerConfig
from onethread.connectors.messenger.inbound import account, fetch_media, parse, verify
from onethread.connectors.messenger.outbound import (
    build,
    mark_leg_read,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: MessengerConfig) -> str:
    """The Page's user name, as m.me wants it; empty when it was not filled in."""
    return config.page_name


MANIFEST = Manifest(
    id="messenger",
    name="Messenger",
    identity_schemes=("messenger",),
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
        "reaction",
        "edit",
        "deletion",
        "unsupported",
    ),
    content_out=(
        "text",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "buttons",
        "list",
        "reaction",
    ),
    limits=Limits(
        text_characters=2000,
        buttons=13,
        button_label_characters=20,
        list_rows=10,
        attachments_per_message=1,
        attachment_bytes={"image": 8 * _MB, "sticker": 8 * _MB, "*": 25 * _MB},
        messages_per_second=40,
    ),
    reply_window_hours=168,
    receipts=("delivered", "read"),
    docs_url="https://developers.facebook.com/documentation/business-messaging/messenger-platform",
    colour="#0866ff",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=MessengerConfig,
    verify=verify,
    parse=parse,
    account=account,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    mark_leg_read=mark_leg_read,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "In the app dashboard open Messenger, Messenger API settings. Paste this address as the "
        "callback URL and the verify token of this channel as the verify token. Then press “Subscribe "
        "webhooks” here: the app gets this Page's messages."
    ),
)
