"""Every exit status of the program, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bulletin_cli.errors import (
    FAULT,
    INTERRUPTED,
    READER_GONE,
    DatabaseError,
    SourceError,
    UsageError,
)

STATUSES: Final[Mapping[int, str]] = MappingProxyType(
    {
        0: "好了",
        1: "好了，有人该看一眼：check、review 有话说，什么也没找到，--fail-on 的情形出现了",
        UsageError.status: "命令写错了：没有这个选项、单位、期号（会给出相近的）；什么也没改",
        SourceError.status: "有的文件读不了（逐个说明原因），其余的都收好了",
        DatabaseError.status: "数据库锁着、坏了、不存在，或是更新版本建的；什么也没改",
        FAULT: "程序自己出错",
        INTERRUPTED: "按了 Ctrl-C",
        READER_GONE: "接着管道的程序先走了（bulletin report | head）",
    }
)
