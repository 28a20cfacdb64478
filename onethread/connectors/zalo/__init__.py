"""Zalo Official Accounts: signed webhooks in, consultation messages out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.zalo.config import ZaloConfig
from onethread.connectors.zalo.inbound import fetch_media, parse, verify
from onethread.connectors.zalo.outbound import (
    build,
    parse_response,
    read_subscribed,
    read_test,
    renewed,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: ZaloConfig) -> str:
    """The account's id, as zalo.me wants it; empty when it was not filled in."""
    return config.oa_id


MANIFEST = Manifest(
    id="zalo",
    name="Zalo",
    identity_schemes=("zalo",),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "contacts",
        "reaction",
        "unsupported",
    ),
    content_out=("text", "image", "file", "reaction"),
    limits=Limits(
        text_characters=2000,
        attachments_per_message=1,
        attachment_bytes={"image": 5 * _MB, "*": 5 * _MB},
        messages_per_second=10,
        messages_per_window=8,
    ),
    reply_window_hours=48,
    receipts=("delivered", "read"),
    subscription_hours=20,
    docs_url="https://developers.zalo.me/docs/official-account/",
    colour="#0068ff",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=ZaloConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    renewed=renewed,
    setup_webhook=(
        "At Zalo for Developers open the app, Webhook. Paste this address and choose the events of users' "
        "messages, received and seen messages and reactions. Then press “Subscribe webhooks” here: the "
        "access token is renewed now and every day."
    ),
)
