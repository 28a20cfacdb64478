"""TikTok business messages: signed webhooks in, Business Messaging API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.tiktok.config import TikTokConfig
from onethread.connectors.tiktok.inbound import fetch_media, parse, verify
from onethread.connectors.tiktok.outbound import (
    build,
    parse_response,
    read_subscribed,
    read_test,
    renewed,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: TikTokConfig) -> str:
    """The account's name, as a link to it wants it; empty when it was not filled in."""
    return config.username.removeprefix("@")


MANIFEST = Manifest(
    id="tiktok",
    name="TikTok",
    identity_schemes=("tiktok",),
    transport="webhook",
    content_in=("text", "image", "video", "unsupported"),
    content_out=("text", "image"),
    limits=Limits(
        text_characters=6000,
        attachments_per_message=1,
        attachment_bytes={"image": 3 * _MB},
        messages_per_second=10,
        messages_per_window=10,
    ),
    reply_window_hours=48,
    receipts=("read",),
    subscription_hours=20,
    docs_url="https://business-api.tiktok.com/portal/docs?id=1832183871604753",
    colour="#010101",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=TikTokConfig,
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
        "Press “Subscribe webhooks”: TikTok is told this address (an app has one for its messages), and "
        "the access "
        "token is renewed now and every day. In the TikTok app allow direct messages from everyone."
    ),
)
