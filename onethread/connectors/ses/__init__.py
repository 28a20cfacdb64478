"""Mail by Amazon SES: receipt rules by SNS in, SMTP out, receipts by SNS."""

from onethread.connectors._schemes.mail.http_providers import mail_manifest
from onethread.connectors._schemes.mail.writing import reply_address, signature
from onethread.connectors.contract import Connector
from onethread.connectors.ses.config import SesConfig
from onethread.connectors.ses.inbound import keys, parse, verify
from onethread.connectors.ses.outbound import MAX_ATTACHED_BYTES, build, parse_response

CONNECTOR = Connector(
    manifest=mail_manifest(
        connector_id="ses",
        name="Amazon SES",
        colour="#dd6b10",
        docs_url="https://docs.aws.amazon.com/ses/latest/dg/receiving-email.html",
        attached_bytes=MAX_ATTACHED_BYTES,
    ),
    config_type=SesConfig,
    verify=verify,
    keys=keys,
    parse=parse,
    build=build,
    parse_response=parse_response,
    test_live="onethread.connectors.ses.receiver:try_settings",
    signature=signature,
    address=reply_address,
    proof="inside",
    setup_webhook=(
        "In SNS make a topic, name its ARN in this channel, and subscribe this address to it by HTTPS: the "
        "subscription confirms itself. In SES let a receipt rule for the channel's address publish to the "
        "topic (SNS action, encoding Base64), and a configuration set publish its events to it."
    ),
)
