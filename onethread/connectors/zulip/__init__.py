"""Zulip: a bot's event queue in, the API out."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.zulip.config import ZulipConfig
from onethread.connectors.zulip.inbound import parse
from onethread.connectors.zulip.outbound import (
    build,
    fetch_media,
    mark_read,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.zulip.polling import poll, read_poll

_FILES = ("image", "audio", "video", "file")

MANIFEST = Manifest(
    id="zulip",
    area="work",
    name="Zulip",
    identity_schemes=("zulip",),
    transport="poll",
    content_in=("text", *_FILES, "reaction", "edit", "deletion", "typing", "unsupported"),
    content_out=("text", *_FILES, "reaction"),
    limits=Limits(text_characters=10_000, attachment_bytes={"*": 25 * 1024 * 1024}),
    can_start=True,
    live=True,
    poll_seconds=5.0,
    cost="free",
    revisions=("edit", "delete"),
    docs_url="https://zulip.com/api/",
    colour="#6492fe",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=ZulipConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    poll=poll,
    read_poll=read_poll,
    mark_read=mark_read,
    revise=revise,
)
