"""Holds a session at the broker: an alarm is acknowledged only when it is stored, so none is lost."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from typing import Any

import msgspec
import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.reasoncodes import ReasonCode

from onethread.connectors.contract import ConnectionTest, Outgoing, ReceiverContext, Relay
from onethread.connectors.mqtt.config import MqttConfig
from onethread.errors import DatabaseUnavailable, OnethreadError, Overloaded

_CONNECT_SECONDS = 15.0
_PUBLISH_SECONDS = 20.0
_RETRY_SECONDS = 5.0
_QOS = 1


async def run(context: ReceiverContext) -> None:
    """Take alarms and publish answers until `context.stopping`."""
    while not context.stopping.is_set():
        try:
            await _session(context)
        except (OnethreadError, OSError, ValueError) as error:
            said = error.message if isinstance(error, OnethreadError) else str(error)
            await context.report(False, f"the broker can't be reached: {said}; trying again")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_RETRY_SECONDS):
                await context.stopping.wait()


class _Named(ssl.SSLContext):
    """Checks the broker's name, though the connection goes to its checked address."""

    name = ""

    def wrap_socket(self, *args: Any, **more: Any) -> ssl.SSLSocket:
        more["server_hostname"] = self.name
        return super().wrap_socket(*args, **more)


class _Connection:
    """A paho client on its own thread; what it says comes to the loop."""

    def __init__(self, config: MqttConfig, keep: bool) -> None:
        self._loop = asyncio.get_running_loop()
        self.connected: asyncio.Future[str] = self._loop.create_future()  # "" or what is wrong
        self.subscribed = asyncio.Event()
        self.lost = asyncio.Event()
        self.came: asyncio.Queue[paho.MQTTMessage] = asyncio.Queue()
        self.client = paho.Client(
            CallbackAPIVersion.VERSION2,
            client_id=config.client_id if keep else "",
            clean_session=not keep,
            manual_ack=True,
            reconnect_on_failure=False,
        )
        if config.username:
            secret = config.password.reveal() if config.password else None
            self.client.username_pw_set(config.username, secret)
        if config.security == "tls":
            context = _Named(ssl.PROTOCOL_TLS_CLIENT)
            context.load_default_certs()
            context.name = config.host
            self.client.tls_set_context(context)
        self.client.on_connect = self._on_connect
        self.client.on_subscribe = self._on_subscribe
        self.client.on_disconnect = self._on_disconnect
        self.client.on_message = self._on_message

    def _on_connect(
        self, _client: Any, _data: Any, _flags: Any, code: ReasonCode, _more: Any
    ) -> None:
        self._loop.call_soon_threadsafe(self._answered, str(code) if code.is_failure else "")

    def _answered(self, said: str) -> None:
        if not self.connected.done():
            self.connected.set_result(said)

    def _on_subscribe(self, *_: Any) -> None:
        self._loop.call_soon_threadsafe(self.subscribed.set)

    def _on_disconnect(self, *_: Any) -> None:
        self._loop.call_soon_threadsafe(self.lost.set)

    def _on_message(self, _client: Any, _data: Any, message: paho.MQTTMessage) -> None:
        self._loop.call_soon_threadsafe(self.came.put_nowait, message)

    async def open(self, address: str, port: int) -> str:
        """Connect; what is wrong in words, "" when nothing is. Raises OSError."""
        await asyncio.to_thread(self.client.connect, address, port)
        self.client.loop_start()
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                return await self.connected
        except TimeoutError:
            return "the broker does not answer"

    async def close(self) -> None:
        """Leave; the broker keeps a lasting session."""
        self.client.disconnect()
        await asyncio.to_thread(self.client.loop_stop)


async def _session(context: ReceiverContext) -> None:
    config: MqttConfig = context.config
    address = await context.resolve(config.host, config.port)
    connection = _Connection(config, keep=True)
    try:
        wrong = await connection.open(address, config.port)
        if wrong:
            await context.report(False, f"the broker refused the log-in: {wrong}")
            return
        connection.client.subscribe(config.subscription(), _QOS)
        async with asyncio.timeout(_CONNECT_SECONDS):
            await connection.subscribed.wait()
        await context.report(True)
        tasks = [
            asyncio.create_task(_take(context, connection)),
            asyncio.create_task(_publish(context, connection)),
            asyncio.create_task(connection.lost.wait()),
            asyncio.create_task(context.stopping.wait()),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await connection.close()


async def _take(context: ReceiverContext, connection: _Connection) -> None:
    """Store each alarm, then acknowledge it. What can't be stored now comes again with the session."""
    while True:
        message = await connection.came.get()
        if len(message.payload) <= context.max_payload_bytes and not message.retain:
            try:
                await context.accept(bytes(message.payload), {"topic": message.topic})
            except (Overloaded, DatabaseUnavailable):
                return  # the session ends unacknowledged, and begins again
        connection.client.ack(message.mid, message.qos)


async def _publish(context: ReceiverContext, connection: _Connection) -> None:
    async for relay in context.relays():
        await _carry(relay, connection)


async def _carry(relay: Relay, connection: _Connection) -> None:
    body = msgspec.json.encode(relay.payload.get("message"))
    try:
        info = connection.client.publish(str(relay.payload.get("topic")), body, _QOS)
        await asyncio.to_thread(info.wait_for_publish, _PUBLISH_SECONDS)
        await relay.answer(info.is_published())
    except (RuntimeError, ValueError) as error:
        await relay.answer(False, error=str(error))


async def try_settings(config: MqttConfig, outgoing: Outgoing) -> ConnectionTest:
    """Signs in to the broker and out again; in words what went wrong."""
    try:
        address = await outgoing.resolve(config.host, config.port)
        connection = _Connection(config, keep=False)
        try:
            wrong = await connection.open(address, config.port)
        finally:
            await connection.close()
    except OnethreadError as error:
        return ConnectionTest(ok=False, message=f"{config.host} can't be reached: {error.message}")
    except (OSError, ValueError) as error:
        return ConnectionTest(ok=False, message=f"{config.host} can't be reached: {error}")
    if wrong:
        return ConnectionTest(ok=False, message=f"{config.host} refused the log-in: {wrong}")
    return ConnectionTest(ok=True, message=f"Signed in to {config.host}.")
