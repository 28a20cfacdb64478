"""Google Play: reviews of an app, asked for now and then, and the developer's answer to each."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.google_play.config import GooglePlayConfig
from onethread.connectors.google_play.inbound import parse, poll, read_poll
from onethread.connectors.google_play.outbound import (
    ANSWER_CHARACTERS,
    address,
    build,
    parse_response,
    read_test,
    revise,
    test,
)

MANIFEST = Manifest(
    id="google_play",
    name="Google Play",
    area="public",
    identity_schemes=("google_play",),
    transport="poll",
    content_in=("text", "subject", "rating", "edit", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=ANSWER_CHARACTERS),
    public=True,
    repeatable=True,
    revisions=("edit",),
    # 200 requests an hour are allowed for an app.
    poll_seconds=300.0,
    cost="free",
    docs_url="https://developers.google.com/android-publisher/reply-to-reviews",
    colour="#01875f",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=GooglePlayConfig,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    poll=poll,
    read_poll=read_poll,
    revise=revise,
    address=address,
)
