"""`bulletin text`: the text that the reader works on."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

import sys
from typing import Annotated

import typer

from bulletin_cli.cli import options

Path = Annotated[str, typer.Argument(metavar="PATH", show_default=False, help="文件，或 - 表示标准输入")]


def text(path: Path, *, encoding: options.Encoding = None, verbose: options.Telling = False) -> int:
    """原样打出读到的文字；各数字的起止位置就数在这份文字里。

    例：bulletin text 快报.txt
    """
    from bulletin_cli.cli.reporting import checked, complain, tell_encoding
    from bulletin_cli.errors import SourceError
    from bulletin_cli.sources.inputs import documents

    failed = 0
    for found in documents(path, checked(encoding)):
        if isinstance(found, SourceError):
            complain(found)
            failed = 3
        else:
            sys.stdout.write(found.text)
            if verbose:
                tell_encoding(found.source, found.encoding)
    return failed
