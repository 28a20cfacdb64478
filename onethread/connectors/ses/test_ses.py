"""What is special to Amazon SES; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.ses import CONNECTOR
from onethread.connectors.ses.config import SesConfig
from onethread.errors import BadSignature
from onethread.messages import Content, MailRequest, MailResponse, OutboundMessage, SendAccepted

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ARN = "arn:aws:sns:eu-west-1:123456789012:onethread"
CONFIG = SesConfig(
    from_address="service@example.org",
    region="eu-west-1",
    topic_arns=(ARN,),
    smtp_username="AKIAINVENTED",
    smtp_password=SecretStr("invented"),
    configuration_set="onethread",
)
MESSAGE = OutboundMessage(
    message_uid="0193b6a0-0000-7000-8000-000000000001",
    conversation_ref="OT-7K2M9",
    to="fatima@example.net",
    to_scheme="email",
    content=Content(text="Goedemorgen"),
    created_at=AT,
)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-ab12.pem", True),
        ("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-ab12.pem", True),
        ("http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-ab12.pem", False),
        (
            "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-ab12.pem",
            False,
        ),
        (
            "https://evil.example/sns.eu-west-1.amazonaws.com/SimpleNotificationService-ab12.pem",
            False,
        ),
        ("https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-a.pem", False),
        ("https://sns.eu-west-1.amazonaws.com/other.pem", False),
        ("", False),
    ],
)
def test_only_amazons_own_certificates_are_asked_for(url: str, asked: bool) -> None:
    assert CONNECTOR.keys is not None
    body = msgspec.json.encode({"SigningCertURL": url})
    request = WebhookRequest(method="POST", path="/", body=body)
    found = CONNECTOR.keys(request, CONFIG)
    assert (found is not None) is asked
    assert found is None or found.url == url


def test_another_topic_is_refused_before_anything_else() -> None:
    assert CONNECTOR.verify is not None
    body = msgspec.json.encode({"Type": "Notification", "TopicArn": ARN + "-other"})
    with pytest.raises(BadSignature, match="topic"):
        CONNECTOR.verify(WebhookRequest(method="POST", path="/", body=body, keys=b"x"), CONFIG)


def test_without_a_certificate_nothing_is_believed() -> None:
    assert CONNECTOR.verify is not None
    body = msgspec.json.encode({"Type": "Notification", "TopicArn": ARN})
    with pytest.raises(BadSignature, match="certificate"):
        CONNECTOR.verify(WebhookRequest(method="POST", path="/", body=body), CONFIG)


def test_mail_goes_out_by_the_regions_server_with_the_configuration_set() -> None:
    (request,) = CONNECTOR.build(MESSAGE, CONFIG)
    assert isinstance(request, MailRequest)
    assert request.host == "email-smtp.eu-west-1.amazonaws.com"
    assert request.message.startswith(b"X-SES-CONFIGURATION-SET: onethread\r\nFrom: ")


@pytest.mark.parametrize(("region", "domain"), [("eu-west-1", "eu-west-1"), ("us-east-1", "email")])
def test_the_message_id_that_ses_makes_is_known(region: str, domain: str) -> None:
    given = "0102018cabcdef01-11111111-2222-3333-4444-555555555555-000000"
    config = msgspec.structs.replace(CONFIG, region=region)
    result = CONNECTOR.parse_response([MailResponse(code=250, text=f"Ok {given}")], MESSAGE, config)
    assert isinstance(result, SendAccepted)
    assert result.extra_ids == [given, f"{given}@{domain}.amazonses.com"]


def test_a_topic_must_be_one() -> None:
    with pytest.raises(ValueError, match="topic_arns"):
        msgspec.structs.replace(CONFIG, topic_arns=("onethread",))
