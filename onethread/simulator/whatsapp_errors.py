"""Refusals as the Graph API words them. Source: "Error codes" of the WhatsApp Business Platform. No I/O."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal of the Graph API: HTTP status, code and details."""

    def __init__(self, code: int, details: str, status: int = 400, title: str = "") -> None:
        super().__init__(details)
        self.code = code
        self.details = details
        self.status = status
        self.title = title or _TITLES.get(code, "Invalid parameter")

    def body(self) -> dict[str, Any]:
        """The answer's JSON."""
        return {
            "error": {
                "message": f"(#{self.code}) {self.title}",
                "type": "OAuthException",
                "code": self.code,
                "error_data": {"messaging_product": "whatsapp", "details": self.details},
                "fbtrace_id": "AStandInTraceId",
            }
        }


_TITLES = {
    100: "Invalid parameter",
    190: "Access token has expired",
    130429: "Rate limit hit",
    131000: "Something went wrong",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131026: "Message undeliverable",
    131047: "Re-engagement message",
    131051: "Unsupported message type",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    132000: "Number of parameters does not match the expected number of params",
    132001: "Template name does not exist in the translation",
    132005: "Translated text too long",
    132012: "Parameter format does not match format in the created template",
    132015: "Template is paused",
    132016: "Template is disabled",
    132018: "There's an issue with the parameters in your template message",
}
