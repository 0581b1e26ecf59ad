"""What each command returns, and when."""

from __future__ import annotations

from typing import Final

from reference.page import code, described, page, table

LEAD: Final = """\
0 好了；1 好了，有人该看一眼；2 命令写错了，什么也没改；3 有的文件读不了，其余的好了；4 数据库的毛病，什么也没改；70 程序自己出错。
另有两个是系统的惯例：130 是按了 Ctrl-C，141 是接着管道的程序先走了（`bulletin report | head`）。

下面每一行都由测试照着跑一遍：同一个文件夹，里面有样例 `data/`，从上到下。"""


def made() -> str:
    """The page."""
    rows = [(code(one["command"]), str(one["status"]), one["when"]) for one in described()["exits"]]
    return page("返回值 (exit status)", LEAD, table(("命令", "返回", "什么时候"), rows))
