"""Mail by Postmark: inbound webhook in, API out, receipts by webhooks."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.postmark.config import PostmarkConfig
from onethread.connectors.postmark.inbound import parse, verify
from onethread.connectors.postmark.outbound import (
    MAX_ATTACHED_BYTES,
    build,
    parse_response,
    read_subscribed,
    read_test,
    subscribe,
    test,
)

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="postmark",
        name="Postmark",
        colour="#b8860b",
        docs_url="https://postmarkapp.com/developer",
        attached_bytes=MAX_ATTACHED_BYTES,
        receipts=("delivered", "read", "failed"),
    ),
    config_type=PostmarkConfig,
    verify=verify,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test=test,
    read_test=read_test,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    signature=signature,
    address=reply_address,
    proof="token",
    setup_webhook=(
        "In Postmark open your server's inbound stream, Settings: paste this address with the webhook "
        'user and password before it (https://user:password@…) and tick "Include raw email content". '
        "Then add a webhook with the same address, user and password to the outbound stream for "
        "delivery, bounce, spam complaint and open."
    ),
)
