"""Mail by Brevo: inbound parsing in, transactional API out, receipts by webhook."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.brevo.config import BrevoConfig
from onethread.connectors.brevo.inbound import fetch_media, parse, verify
from onethread.connectors.brevo.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)
from onethread.connectors.contract import Connector

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="brevo",
        name="Brevo",
        colour="#0b996e",
        docs_url="https://developers.brevo.com/docs/inbound-parse-webhooks",
        attached_bytes=MAX_ATTACHED_BYTES,
        without=("calendar",),
    ),
    config_type=BrevoConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    fetch_media=fetch_media,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    signature=signature,
    address=reply_address,
    proof="token",
    setup_webhook=(
        "Brevo's webhooks are made by its API: name the receiving domain and let this channel set them up. "
        "By hand: make an inbound and a transactional webhook with this address and the webhook token as "
        'bearer ("auth").'
    ),
)
