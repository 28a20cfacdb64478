"""Discourse: posts and private messages of a forum by signed webhooks, answers by its API."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.discourse.config import DiscourseConfig
from onethread.connectors.discourse.inbound import parse, verify
from onethread.connectors.discourse.outbound import (
    address,
    build,
    fetch_media,
    parse_response,
    read_test,
    revise,
    test,
)

_MB = 1024 * 1024

MANIFEST = Manifest(
    id="discourse",
    name="Discourse",
    area="public",
    identity_schemes=("discourse",),
    transport="webhook",
    content_in=(
        "text",
        "subject",
        "image",
        "audio",
        "video",
        "file",
        "reaction",
        "edit",
        "deletion",
        "unsupported",
    ),
    content_out=("text", "image", "file", "reaction"),
    limits=Limits(text_characters=32_000, attachment_bytes={"*": 4 * _MB}, messages_per_second=1),
    public=True,
    private_reply=True,
    revisions=("edit", "delete"),
    cost="free",
    docs_url="https://docs.discourse.org/",
    colour="#222222",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=DiscourseConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    revise=revise,
    address=address,
    setup_webhook=(
        "In the forum open Admin, API, Webhooks, New webhook. Paste this address as the payload URL, "
        "choose application/json, type the webhook secret of this channel, and select the post events "
        "(created, edited, destroyed, recovered) and the like event."
    ),
)
