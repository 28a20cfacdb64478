"""Mattermost: a bot account, its WebSocket in, the API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.mattermost.config import MattermostConfig
from onethread.connectors.mattermost.inbound import parse
from onethread.connectors.mattermost.outbound import (
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)

_FILES = ("image", "audio", "video", "file")

MANIFEST = Manifest(
    id="mattermost",
    area="work",
    name="Mattermost",
    identity_schemes=("mattermost",),
    transport="receiver",
    content_in=("text", *_FILES, "reaction", "edit", "deletion", "typing", "unsupported"),
    content_out=("text", *_FILES, "reaction"),
    limits=Limits(text_characters=16_383, attachment_bytes={"*": 100 * 1024 * 1024}),
    can_start=True,
    live=True,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://developers.mattermost.com/api-documentation/",
    colour="#1e325c",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=MattermostConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    receiver="onethread.connectors.mattermost.receiver:run",
)
