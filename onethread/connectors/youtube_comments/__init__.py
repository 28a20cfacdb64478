"""YouTube: comments on a channel and its videos, asked for now and then, and answers to them."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.youtube_comments.config import YouTubeCommentsConfig
from onethread.connectors.youtube_comments.inbound import parse
from onethread.connectors.youtube_comments.outbound import (
    address,
    build,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.youtube_comments.polling import poll, read_poll

MANIFEST = Manifest(
    id="youtube_comments",
    name="YouTube Comments",
    area="public",
    identity_schemes=("youtube",),
    transport="poll",
    content_in=("text", "edit", "deletion", "unsupported"),
    content_out=("text",),
    # An answer to an answer begins with the name of whom it is for.
    limits=Limits(text_characters=9900),
    public=True,
    revisions=("edit", "delete"),
    # Three units a poll, of the 10,000 a day that Google gives a project, leave half for answers (50 each).
    poll_seconds=60.0,
    cost="free",
    docs_url="https://developers.google.com/youtube/v3/guides/implementation/comments",
    colour="#ff0033",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=YouTubeCommentsConfig,
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
