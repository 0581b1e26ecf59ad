"""The commands: the name of each and the line that `bulletin --help` has for it, in the order in which people need them.

The lines stand here so that --help, which people wait for, loads no command; each is the first line of the command's own
help, which a test holds. A command is the function of its name in the module of its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "ingest": "把快报收进数据库；同一内容再收一次不变，改过的留作新修订。",
    "report": "各项指标逐期对比；不指定单位时是全县一览。",
    "compare": "两期或两段时间并排：增减、增幅、新出现的、未报的。",
    "check": "复核库里的数字：算得拢吗、累计数变小了吗、谁没报；平安无事不出声。",
    "trace": "查一个数字的出处：原句、读法、文件、为什么归入这个系列、改过什么。",
    "search": "找出含有这些词的句子，词用【】标出，附各数字的编号。",
    "score": "信息采用情况：各单位采用条数、得分、名次，零采用的单位。",
    "query": "用 SQL 查库，只读：issues、items、figures、series 各视图。",
    "review": "逐个核对拿不准的读数和对应；不在终端上时只列出。",
    "fix": "改正读错的数字；原读数留着，随时可撤。",
    "alias": "认定两个名称是同一个单位或同一项指标；先说会并入多少数字。",
    "target": "录入、导入或列出年度目标；录入的与正文写的并排，有录入的用录入的。",
    "undo": "撤销最近一次写入，或某一批；先说会撤掉什么。",
    "extract": "读出快报里的每一个数字；不用数据库。",
    "text": "原样打出读到的文字；各数字的起止位置就数在这份文字里。",
    "normalize": "找出文字里的每一个数量，化成基本单位。",
    "export": "导出全部数字，供程序使用：jsonl（默认）、csv 或 parquet。",
    "list": "列出库里的各期、数字、单位、指标、别名、目标、决定、批次。",
    "help": "说明一个题目，或一个命令；不写则列出题目。",
}
# These are Python's own.
NAMED_OTHERWISE: Final[Mapping[str, str]] = {"list": "listing", "help": "helping"}
