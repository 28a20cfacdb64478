"""Google reviews: of a location with a Business Profile, and the owner's reply to each."""

from onethread.connectors.contract import Connector, Limits, Manifest
from onethread.connectors.google_reviews.config import GoogleReviewsConfig
from onethread.connectors.google_reviews.inbound import keys, parse, poll, read_poll, verify
from onethread.connectors.google_reviews.outbound import (
    ANSWER_CHARACTERS,
    build,
    parse_response,
    read_test,
    revise,
    test,
)

MANIFEST = Manifest(
    id="google_reviews",
    name="Google Reviews",
    area="public",
    identity_schemes=("google_reviews",),
    transport="poll",
    content_in=("text", "rating", "edit", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=ANSWER_CHARACTERS),
    public=True,
    repeatable=True,
    revisions=("edit", "delete"),
    poll_seconds=300.0,
    cost="free",
    docs_url="https://developers.google.com/my-business/content/review-data",
    colour="#4285f4",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=GoogleReviewsConfig,
    verify=verify,
    keys=keys,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    poll=poll,
    read_poll=read_poll,
    revise=revise,
    setup_webhook=(
        "Reviews are asked for every five minutes. To have them at once: make a Pub/Sub topic that "
        "mybusiness-api-pubsub@system.gserviceaccount.com may publish to, set it as the account's "
        "notification topic for NEW_REVIEW and UPDATED_REVIEW, and add a push subscription to this "
        "address with authentication, whose audience and service account you type in this channel."
    ),
)
