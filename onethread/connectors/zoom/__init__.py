"""Zoom: chat, registration and attendance of meetings and webinars; Team Chat with a bot both ways."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.zoom.config import ZoomConfig
from onethread.connectors.zoom.inbound import parse, verify
from onethread.connectors.zoom.outbound import (
    TEXT_CHARACTERS,
    build,
    parse_response,
    read_test,
    revise,
    test,
)

MANIFEST = Manifest(
    id="zoom",
    name="Zoom",
    identity_schemes=("zoom", "email", "phone"),
    transport="webhook",
    content_in=("text", "buttons", "system", "unsupported"),
    content_out=("text", "buttons"),
    limits=Limits(text_characters=TEXT_CHARACTERS, buttons=5, button_label_characters=40),
    revisions=("edit", "delete"),
    docs_url="https://developers.zoom.us/docs/api/webhooks/",
    cost="free",
    area="life",
    colour="#0b5cff",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=ZoomConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    revise=revise,
    test=test,
    read_test=read_test,
    setup_webhook=(
        "In the Zoom App Marketplace open your app, Features, Access: paste this address as event "
        "notification endpoint (Zoom checks it at once) and as bot endpoint URL. Subscribe to chat "
        "messages, registrations and participants of meetings and webinars."
    ),
)
