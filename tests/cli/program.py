"""The program as people run it, and a bulletin that any reader reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BULLETIN = """安陵政务快报

第 {number} 期

安陵县人民政府办公室

2023 年 9 月 {day} 日

【民生保障】

县交通运输局抓好民生服务 截至目前，排查维修企业 {companies} 家，发现并整改问题 5 处。（交通运输局）
"""


def bulletin(number: int = 44, companies: int = 57, day: int = 15) -> str:
    """The text of an invented issue."""
    return BULLETIN.format(number=number, companies=companies, day=day)


def run(
    *arguments: str, here: Path, typed: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """What the program does, called in the folder `here`, off a terminal, in a Chinese locale unless told otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "BULLETIN_"))}
    return subprocess.run(
        [sys.executable, "-m", "bulletin_cli", *arguments],
        cwd=here,
        input=typed or b"",
        capture_output=True,
        env={**kept, "LANG": "zh_CN.UTF-8", **environment},
        check=False,
        timeout=60,
    )


def out(done: subprocess.CompletedProcess[bytes]) -> str:
    """Its standard output."""
    return done.stdout.decode()


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Its standard error."""
    return done.stderr.decode()
