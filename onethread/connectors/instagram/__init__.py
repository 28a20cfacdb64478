"""Instagram direct messages by the Instagram Platform: signed webhooks in, Send API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.instagram.config import InstagramConfig
from onethread.connectors.instagram.inbound import account, fetch_media, parse, verify
from onethread.connectors.instagram.outbound import (
    build,
    mark_leg_read,
    parse_response,
    read_subscribed,
    read_test,
    renewed,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: InstagramConfig) -> str:
    """The account's name, as ig.me wants it; empty when it was not filled in."""
    return config.account_name


MANIFEST = Manifest(
    id="instagram",
    name="Instagram",
    identity_schemes=("instagram",),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "video",
        "sticker",
        "file",
        "buttons",
        "reaction",
        "edit",
        "deletion",
        "system",
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
        text_characters=1000,
        buttons=13,
        button_label_characters=20,
        list_rows=10,
        attachments_per_message=1,
        attachment_bytes={"image": 8 * _MB, "sticker": 8 * _MB, "*": 25 * _MB},
        messages_per_second=10,
    ),
    reply_window_hours=168,
    receipts=("read",),
    subscription_hours=30 * 24,
    docs_url="https://developers.facebook.com/documentation/instagram-platform",
    colour="#d6249f",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=InstagramConfig,
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
    renewed=renewed,
    setup_webhook=(
        "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste "
        "this address as the callback URL and the verify token of this channel as the verify token. "
        "Then press “Subscribe webhooks” here: the app gets this account's messages."
    ),
)
