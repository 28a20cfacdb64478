"""Settings of a channel by Amazon SES."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors.contract import SecretStr, config_field


class SesConfig(MailConfig, frozen=True, kw_only=True):
    """Mail in and receipts by SNS topics, out by SES's SMTP interface."""

    region: Annotated[
        str,
        msgspec.Meta(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$"),
        config_field("AWS region", example="eu-west-1"),
    ]
    topic_arns: Annotated[
        tuple[str, ...],
        msgspec.Meta(min_length=1),
        config_field(
            "SNS topics",
            "The ARNs of the topics for received mail and for sending events. Others are refused.",
            example="arn:aws:sns:eu-west-1:123456789012:onethread",
        ),
    ]
    smtp_username: Annotated[
        str, config_field("SMTP user", "SES console, SMTP settings, Create SMTP credentials.")
    ]
    smtp_password: Annotated[
        SecretStr,
        config_field("SMTP password", "Shown once with the user; not the secret access key."),
    ]
    configuration_set: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{0,64}$"),
        config_field(
            "Configuration set",
            "Publishes delivery, bounce, complaint and open events to a topic.",
            advanced=True,
        ),
    ] = ""
    smtp_host: Annotated[
        str, config_field("SMTP server", "Empty: that of the region.", advanced=True)
    ] = ""
    smtp_port: Annotated[
        int, msgspec.Meta(ge=1, le=65535), config_field("SMTP port", advanced=True)
    ] = 587
    smtp_security: Annotated[
        Literal["tls", "starttls", "none"], config_field("SMTP security", advanced=True)
    ] = "starttls"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https?://[^\s]+)?$"),
        config_field(
            "SNS address",
            "Where certificates and confirmations are. Empty: Amazon's; only a test stand-in needs another.",
            advanced=True,
        ),
    ] = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        for arn in self.topic_arns:
            if not arn.startswith("arn:aws") or ":sns:" not in arn:
                raise ValueError(f"topic_arns: {arn!r} is not the ARN of an SNS topic")

    def server(self) -> str:
        """The SMTP server."""
        return self.smtp_host or f"email-smtp.{self.region}.amazonaws.com"
