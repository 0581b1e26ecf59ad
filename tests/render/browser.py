"""A headless Chromium, spoken to over its own pipe: opens a page, and tells what the page did."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--remote-debugging-pipe",
)
# What a page says that nobody should have to hear, and what it asks of others.
COMPLAINTS = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
REQUEST = "Network.requestWillBeSent"


class Browser:
    """One page in a browser. `heard` holds every event that the browser reported, oldest first."""

    def __init__(self, send: int, receive: int) -> None:
        self._send = send
        self._receive = os.fdopen(receive, "rb", buffering=0)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.heard: list[dict[str, Any]] = []

    def begin(self) -> Self:
        """The browser with an empty page, of which it hears everything."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.ask(f"{domain}.enable")
        return self

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers; events that come before the answer are kept."""
        self._number += 1
        call = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            call["sessionId"] = self._session
        os.write(self._send, json.dumps(call).encode() + b"\0")
        while (message := self._next()).get("id") != self._number:
            self.heard.append(message)
        assert "error" not in message, message
        answer: dict[str, Any] = message["result"]
        return answer

    def open(self, address: str) -> None:
        """Nothing; the page is loaded, and everything it asked for has come or failed."""
        self.heard.clear()
        self.ask("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.heard):
            self.heard.append(self._next())
        self.value("new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))")

    def value(self, expression: str) -> Any:
        """What an expression comes to on the page."""
        found = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def prefer(self, scheme: str, medium: str = "screen") -> None:
        """Nothing; the page is shown to somebody who prefers that colour scheme, on that medium."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=medium, features=features)

    def picture(self, file: Path, width: int = 1200, height: int = 1600) -> None:
        """Nothing; the file shows what the page looks like."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        file.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    @property
    def requests(self) -> list[str]:
        """The addresses that the page asked for, its own apart."""
        asked = [event["params"] for event in self.heard if event.get("method") == REQUEST]
        return [one["request"]["url"] for one in asked if one.get("type") != "Document"]

    @property
    def complaints(self) -> list[dict[str, Any]]:
        """What stands in the page's console."""
        return [event["params"] for event in self.heard if event.get("method") in COMPLAINTS]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = self._receive.read(1 << 16)
            assert read, "the browser has gone"
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser that keeps what it must keep in the folder, and is gone afterwards."""
    assert PROGRAM is not None
    commands, send = os.pipe()
    receive, answers = os.pipe()
    # The browser reads commands from 3 and writes answers to 4.
    line = ["bash", "-c", f'exec "$@" 3<&{commands} 4>&{answers}', "-", PROGRAM, *SWITCHES, f"--user-data-dir={folder}"]
    running = subprocess.Popen(line, pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(commands)
    os.close(answers)
    try:
        yield Browser(send, receive).begin()
    finally:
        with suppress(OSError):
            os.close(send)
        running.terminate()
        running.wait(timeout=20)
