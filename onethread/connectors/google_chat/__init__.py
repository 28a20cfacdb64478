"""Google Chat: a Chat app over HTTP."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.google_chat.config import GoogleChatConfig
from onethread.connectors.google_chat.inbound import keys, parse, verify
from onethread.connectors.google_chat.outbound import (
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)

MANIFEST = Manifest(
    id="google_chat",
    area="work",
    name="Google Chat",
    identity_schemes=("google_chat", "email"),
    transport="webhook",
    content_in=("text", "image", "audio", "video", "file", "buttons", "unsupported"),
    content_out=("text", "buttons", "list"),
    limits=Limits(
        text_characters=8000,  # 32,000 bytes
        buttons=20,
        button_label_characters=40,
        list_rows=100,
        attachment_bytes={"*": 0},  # an app can't upload: every file goes by link
        messages_per_second=1,
    ),
    can_start=True,
    repeatable=True,
    markup="whatsapp",  # the same marks: *bold* _italic_ ~struck~ `code`
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://developers.google.com/workspace/chat",
    colour="#0f9d58",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=GoogleChatConfig,
    verify=verify,
    keys=keys,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    proof="token",
    setup_webhook=(
        "In the Google Cloud console open the Google Chat API, Configuration. Choose HTTP endpoint URL as "
        "the connection and paste this address; set the authentication audience as in this channel."
    ),
)
