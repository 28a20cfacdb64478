"""App Store: reviews of an app by the App Store Connect API, and the developer's response to each."""

from onethread.connectors.app_store.config import AppStoreConfig
from onethread.connectors.app_store.inbound import parse, poll, read_poll
from onethread.connectors.app_store.outbound import (
    ANSWER_CHARACTERS,
    address,
    build,
    parse_response,
    read_test,
    revise,
    test,
)
from onethread.connectors.contract import Connector, Limits, Manifest

MANIFEST = Manifest(
    id="app_store",
    name="App Store",
    area="public",
    identity_schemes=("app_store",),
    transport="poll",
    content_in=("text", "subject", "rating", "edit", "unsupported"),
    content_out=("text",),
    limits=Limits(text_characters=ANSWER_CHARACTERS),
    public=True,
    repeatable=True,
    revisions=("edit", "delete"),
    poll_seconds=300.0,
    cost="free",
    docs_url="https://developer.apple.com/documentation/appstoreconnectapi/customer-reviews",
    colour="#0d84ff",
)

CONNECTOR = Connector(
    manifest=MANIFEST,
    config_type=AppStoreConfig,
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
