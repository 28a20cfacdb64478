"""Direct messages on X: signed account activity in, API v2 out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.x_messages.config import XMessagesConfig
from onethread.connectors.x_messages.inbound import fetch_media, parse, verify
from onethread.connectors.x_messages.outbound import (
    build,
    parse_response,
    read_subscribed,
    read_test,
    renewed,
    revise,
    subscribe,
    test,
)

_MB = 1024 * 1024


def address(config: XMessagesConfig) -> str:
    """The account's name, as a link to it wants it; empty when it was not filled in."""
    return config.username.removeprefix("@")


MANIFEST = Manifest(
    id="x_messages",
    name="X messages",
    identity_schemes=("x",),
    transport="webhook",
    content_in=("text", "image", "video", "buttons", "typing", "unsupported"),
    content_out=("text", "image"),
    limits=Limits(
        text_characters=10_000,
        attachments_per_message=1,
        attachment_bytes={"image": 5 * _MB},
        messages_per_second=1,
    ),
    receipts=("read",),
    subscription_hours=1.5,
    revisions=("delete",),
    docs_url="https://docs.x.com/x-api/direct-messages/manage/introduction",
    colour="#0f1419",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=XMessagesConfig,
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
    revise=revise,
    setup_webhook=(
        "Press “Subscribe webhooks”: X asks this address for an answer and keeps it as the app's webhook; "
        "the access "
        "token is renewed now and every hour. Then subscribe the account's activity to the webhook once "
        "(X Developer Console, Account Activity)."
    ),
)
