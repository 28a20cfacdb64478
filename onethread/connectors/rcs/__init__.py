"""RCS for Business by Google: signed webhooks in, RCS for Business API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.rcs.config import RcsConfig
from onethread.connectors.rcs.inbound import parse, verify
from onethread.connectors.rcs.outbound import (
    SUGGESTION_LABEL,
    SUGGESTIONS,
    TEXT_LIMIT,
    build,
    fetch_media,
    mark_read,
    parse_response,
    read_test,
    test,
)

MANIFEST = Manifest(
    id="rcs",
    name="RCS",
    identity_schemes=("phone",),
    transport="webhook",
    content_in=(
        "text",
        "image",
        "audio",
        "video",
        "file",
        "location",
        "buttons",
        "typing",
        "system",
        "unsupported",
    ),
    content_out=(
        "text",
        "image",
        "audio",
        "voice",
        "video",
        "file",
        "location",
        "buttons",
        "list",
    ),
    limits=Limits(
        text_characters=TEXT_LIMIT,
        buttons=SUGGESTIONS,
        button_label_characters=SUGGESTION_LABEL,
        list_rows=SUGGESTIONS,
        attachment_bytes={"*": 100 * 1024 * 1024},
    ),
    can_start=True,
    receipts=("delivered", "read", "failed"),
    repeatable=True,
    cost="message",
    docs_url="https://developers.google.com/business-communications/rcs-business-messaging",
    colour="#1a73e8",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=RcsConfig,
    verify=verify,
    proof="inside",
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    mark_read=mark_read,
    setup_webhook=(
        "In the RCS for Business Developer Console open the agent, Integrations, Webhook, Configure. Paste "
        "this address, copy the client token into this channel first, save it, and choose Verify."
    ),
)
