"""Webex: a bot whose webhooks point at the message."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.webex.config import WebexConfig
from onethread.connectors.webex.inbound import parse, verify
from onethread.connectors.webex.outbound import (
    build,
    fetch_media,
    parse_response,
    read_subscribed,
    read_test,
    revise,
    subscribe,
    test,
)

MANIFEST = Manifest(
    id="webex",
    area="work",
    name="Webex",
    identity_schemes=("webex", "email"),
    transport="webhook",
    content_in=("text", "voice", "file", "buttons", "edit", "deletion", "unsupported"),
    content_out=("text", "html", "image", "audio", "video", "file", "buttons", "list"),
    limits=Limits(
        text_characters=1850,  # 7,439 bytes
        buttons=20,
        button_label_characters=60,
        list_rows=100,
        attachment_bytes={"*": 100 * 1024 * 1024},
        messages_per_second=5,
    ),
    can_start=True,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://developer.webex.com/messaging/docs/bots",
    colour="#0f766e",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=WebexConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    setup_webhook=(
        "Press “Subscribe webhooks” to have Webex send its webhooks here. By hand: make webhooks at "
        "developer.webex.com for messages (created, updated, deleted) and attachmentActions (created), "
        "with this address as the target and the webhook secret of this channel."
    ),
)
