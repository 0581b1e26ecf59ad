"""`check system`: what is wrong with the installation, the settings and the database, in the form of the other checks."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bulletin_cli.cli.settings import settings
from bulletin_cli.errors import BulletinError
from bulletin_cli.model import Finding, Severity
from bulletin_cli.store.connection import readable

SYSTEM: Final = "system"
PURPOSE: Final = "安装、设置、数据库：完好吗，能写吗，缺什么"
# A year of a county takes some ten megabytes; a disk with less than this is about to stop every program.
LEAST_FREE: Final = 100 * 1024 * 1024
# What reads formats that are not read by what is always there: what for, and how it is had.
PROGRAMS: Final = (
    ("antiword", "旧版 .doc", "apt-get install antiword"),
    ("soffice", ".wps、.rtf、.odt", "安装 LibreOffice"),
)
LIBRARIES: Final = (
    ("rapidocr", "扫描件和照片", "pip install 'bulletin-cli[ocr]'"),
    ("pyarrow", "导出 .parquet", "pip install 'bulletin-cli[parquet]'"),
    ("distributed", "分给集群读", "pip install 'bulletin-cli[scale]'"),
)


def system(database: Path) -> tuple[Finding, ...]:
    """What a person should see to (warnings), and what some would miss (notes)."""
    return (*_settings(), *_database(database), *_folder(database), *_missing())


def _warning(message: str) -> Finding:
    return Finding(SYSTEM, Severity.WARNING, (), message, "")


def _settings() -> Iterator[Finding]:
    try:
        inbox = settings().inbox
    except BulletinError as error:
        yield _warning(f"{error.place}：{error.fact}")
        return
    for path in inbox:
        if not path.exists():
            yield _warning(f"收件箱 {path} 不存在")


def _database(database: Path) -> Iterator[Finding]:
    try:
        with readable(database) as connection:
            found = [str(row) for (row,) in connection.execute("PRAGMA integrity_check(3)")]
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    except (BulletinError, sqlite3.Error) as error:
        fact = error.fact if isinstance(error, BulletinError) else str(error)
        yield _warning(f"{database}：{fact}")
        return
    if found != ["ok"] or loose is not None:
        yield _warning(f"{database}：数据库已损坏；请用备份，或把原文重新收录到新库")


def _folder(database: Path) -> Iterator[Finding]:
    folder = database.absolute().parent
    if not folder.is_dir():
        yield _warning(f"{folder} 不存在")
        return
    if not os.access(folder, os.W_OK):
        yield _warning(f"{folder} 不能写，收录不了")
    if shutil.disk_usage(folder).free < LEAST_FREE:
        yield _warning(f"{folder} 所在的磁盘快满了")


def lacking() -> tuple[tuple[str, str], ...]:
    """What is not installed: what it is for, and how it is had."""
    programs = [(what, way) for name, what, way in PROGRAMS if shutil.which(name) is None]
    libraries = [(what, way) for name, what, way in LIBRARIES if importlib.util.find_spec(name) is None]
    return (*programs, *libraries)


def _missing() -> Iterator[Finding]:
    for what, way in lacking():
        yield Finding(SYSTEM, Severity.NOTE, (), f"没有装读写{what}的程序：{way}", "")
