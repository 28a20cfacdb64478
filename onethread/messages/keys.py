"""The key by which a provider's message id is found and doubles are refused."""

from __future__ import annotations

from hashlib import blake2b


def provider_key(scope: str, provider_id: str) -> bytes:
    """16 bytes that stand for one provider id within a scope.

    Scope: "c<channel id>", or "k<family>" where the manifest says that the same message may come by
    several channels (`dedupe_scope="connector"`); a family is a connector's id, or that of several.
    """
    text = f"{scope}\0{provider_id}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def scope_of(channel_id: int, family: str, dedupe_scope: str) -> str:
    """The scope of a channel's provider ids."""
    return f"k{family}" if dedupe_scope == "connector" else f"c{channel_id}"
