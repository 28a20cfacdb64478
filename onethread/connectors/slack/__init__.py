"""Slack: signed events and buttons in, the Web API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.slack.account import read_test, test
from onethread.connectors.slack.config import SlackConfig
from onethread.connectors.slack.inbound import parse, verify
from onethread.connectors.slack.outbound import build, fetch_media, parse_response, revise

_FILES = ("image", "audio", "voice", "video", "file")

MANIFEST = Manifest(
    id="slack",
    area="work",
    name="Slack",
    identity_schemes=("slack", "email"),
    transport="webhook",
    content_in=("text", *_FILES, "buttons", "reaction", "edit", "deletion", "unsupported"),
    content_out=("text", *_FILES, "buttons", "list", "reaction"),
    limits=Limits(
        text_characters=4000,
        buttons=25,
        button_label_characters=75,
        list_rows=100,
        attachment_bytes={"*": 1 << 30},
        messages_per_second=1,
    ),
    can_start=True,
    markup="whatsapp",  # the same marks: *bold* _italic_ ~struck~ `code`
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://docs.slack.dev/apis/events-api/",
    colour="#4a154b",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=SlackConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    setup_webhook=(
        "At api.slack.com/apps open your app. Paste this address under Event Subscriptions as the "
        "request URL and subscribe to the bot events message.im, message.channels, reaction_added and "
        "reaction_removed. Paste it under Interactivity & Shortcuts too, for buttons."
    ),
)
