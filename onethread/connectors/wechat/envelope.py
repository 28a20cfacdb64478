"""WeChat's XML, plain and encrypted. No I/O.

XML is read without entities: a document type is refused before anything in it counts.
Source: "Message encryption and decryption" of the Official Accounts documentation; wechatpy's crypto.
"""

from __future__ import annotations

import base64
import binascii
from hashlib import sha1
from typing import Any
from xml.parsers import expat

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from onethread.connectors._schemes.reading import text
from onethread.connectors._schemes.signing import same
from onethread.errors import BadSignature, UnparsablePayload

_DEEPEST = 8
_BLOCK = 32  # PKCS#7 over 32 bytes, not over AES's own 16


class _Refused(Exception):
    pass


def read_xml(body: bytes) -> dict[str, Any]:
    """The elements in the outermost one: text, or elements again. Raises UnparsablePayload."""
    parser = expat.ParserCreate("utf-8")
    stack: list[tuple[str, dict[str, Any], list[str]]] = []
    found: dict[str, Any] = {}

    def refuse(*_: Any) -> None:
        raise _Refused

    def start(name: str, _attributes: dict[str, str]) -> None:
        if len(stack) >= _DEEPEST:
            raise _Refused
        stack.append((name, {}, []))

    def end(_name: str) -> None:
        name, inner, words = stack.pop()
        held: Any = inner or "".join(words).strip()
        if not stack:
            found.update(inner)
        else:
            stack[-1][1][name] = held

    def words(said: str) -> None:
        if stack:
            stack[-1][2].append(said)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, _Refused, ValueError) as error:
        raise UnparsablePayload("the message is not the XML of WeChat") from error
    if not found:
        raise UnparsablePayload("the message is empty")
    return found


def check_signature(given: str, *signed: str) -> None:
    """Accept only the SHA-1 of the parts in alphabetical order. Raises BadSignature."""
    if not given or not signed[0]:
        raise BadSignature("the request has no signature, so it is not from WeChat")
    joined = "".join(sorted(signed)).encode("utf-8", "surrogateescape")
    if not same(given, sha1(joined, usedforsecurity=False).hexdigest()):
        raise BadSignature("the signature does not match: check the token of this channel")


def decrypt(encrypted: str, encoding_aes_key: str, app_id: str) -> bytes:
    """The message in `encrypted`, which must be for this app. Raises UnparsablePayload."""
    try:
        key = base64.b64decode(encoding_aes_key + "=", validate=True)
        sealed = base64.b64decode(encrypted, validate=True)
        # The first 16 bytes of the key are the initialisation vector, as WeChat prescribes.
        opener = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
        opened = opener.update(sealed) + opener.finalize()
    except (binascii.Error, ValueError) as error:
        raise UnparsablePayload(
            "the message can't be decrypted: check the EncodingAESKey"
        ) from error
    padding = opened[-1] if opened else 0
    if not 1 <= padding <= _BLOCK or len(opened) < padding + 20:
        raise UnparsablePayload("the message can't be decrypted: check the EncodingAESKey")
    opened = opened[16:-padding]
    length = int.from_bytes(opened[:4], "big")
    message, app = opened[4 : 4 + length], opened[4 + length :]
    if not same(app, app_id):
        raise UnparsablePayload("the message is for another AppID than this channel's")
    return message


def opened(body: bytes, encoding_aes_key: str, app_id: str) -> dict[str, Any]:
    """A message's elements; with a key only what is encrypted counts. Raises UnparsablePayload."""
    outer = read_xml(body)
    if not encoding_aes_key:
        return outer
    encrypted = text(outer.get("Encrypt"))
    if not encrypted:
        raise UnparsablePayload("the message is not encrypted, though this channel has a key")
    return read_xml(decrypt(encrypted, encoding_aes_key, app_id))
