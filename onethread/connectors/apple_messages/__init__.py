"""Apple Messages for Business by a Messaging Service Provider's account at Apple's gateway."""

from onethread.connectors.apple_messages.account import read_test, test
from onethread.connectors.apple_messages.config import AppleMessagesConfig
from onethread.connectors.apple_messages.inbound import fetch_media, open_media, parse, verify
from onethread.connectors.apple_messages.outbound import build, parse_response
from onethread.connectors.contract import Connector, Limits, Manifest

_MB = 1024 * 1024


def address(config: AppleMessagesConfig) -> str:
    """The business ID, as bcrw.apple.com links want it."""
    return config.source_id


MANIFEST = Manifest(
    id="apple_messages",
    name="Apple Messages",
    identity_schemes=("apple",),
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "buttons", "typing", "unsupported"),
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
    ),
    limits=Limits(
        text_characters=10_000,
        buttons=5,
        button_label_characters=24,
        list_rows=20,
        attachments_per_message=5,
        attachment_bytes={"*": 100 * _MB},
        messages_per_second=20,
    ),
    repeatable=True,
    docs_url="https://register.apple.com/resources/messages/msp-rest-api/",
    colour="#34c759",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    address=address,
    config_type=AppleMessagesConfig,
    proof="token",
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    open_media=open_media,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "Give this address to Apple as the provider's endpoint for messages (Apple adds /message behind "
        "it), or to the provider that passes Apple's messages on."
    ),
)
