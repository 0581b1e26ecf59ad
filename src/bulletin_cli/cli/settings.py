"""bulletin.toml: where an office keeps its database and its inbox, its thresholds, pace, weights and classes.

An unknown key is an error with its line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from bulletin_cli.analysis.rules import DEFAULT, Rules, Thresholds, Weights
from bulletin_cli.cli.place import SETTINGS as FILE
from bulletin_cli.cli.place import settings_file
from bulletin_cli.errors import UsageError
from bulletin_cli.nearest import way_out
from bulletin_cli.nouns import dataclass

TOP: Final = ("database", "inbox", "pace", "status", "score", "classes")
STATUS: Final = ("done", "ahead", "behind")
SCORE: Final = ("item", "figures", "shared", "sections", "titles")
WHERE: Final = MappingProxyType({"database": "快报.db", "inbox": "收件箱"})
DIGITS: Final = 24
WRITTEN: Final = '例：[status] 下写 ahead = 5；中文的名称要加引号："乡镇" = ["柳河镇"]'
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says: the rules of reports, the database, and the files and folders that `ingest` takes by itself."""

    rules: Rules = DEFAULT
    database: Path | None = None
    inbox: tuple[Path, ...] = ()


def settings(given: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """What the file given says, else that of BULLETIN_CONFIG, else bulletin.toml here or above; defaults without one.

    UsageError with the line for a key or a value that cannot be.
    """
    file = settings_file(given, environment)
    if file is None:
        return Settings()
    try:
        return read_settings(file.read_text(encoding="utf-8-sig"), str(file))
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"--config {file}", "读不出来", "请检查路径，并存为 UTF-8 编码") from None


def read_settings(text: str, place: str = FILE) -> Settings:
    """What a file's text says; its paths count from the folder that the file is in.

    >>> found = read_settings('inbox = "收件箱"\\n[status]\\nahead = 3', "county/bulletin.toml")
    >>> found.rules.thresholds.ahead, found.inbox
    (Decimal('3'), (PosixPath('county/收件箱'),))
    >>> read_settings('[status]\\nahaed = 3')
    Traceback (most recent call last):
    bulletin_cli.errors.UsageError: bulletin.toml:2: 不认识“ahaed”
      相近：ahead、behind
      可用：done、ahead、behind
    """
    try:
        import tomllib  # noqa: PLC0415 - who has no such file does not wait for it

        content = tomllib.loads(text, parse_float=Decimal)
    # A number of too many digits, or brackets without end, are errors of other kinds.
    except (ValueError, InvalidOperation, RecursionError) as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise UsageError(f"{place}:{line[1] if line else 1}", "不是 TOML 写法", WRITTEN) from None
    page = _Page(place, text)
    page.know(content, TOP)
    status, score = page.table(content, "status"), page.table(content, "score")
    page.know(status, STATUS, "status")
    page.know(score, SCORE, "score")
    rules = Rules(
        thresholds=_thresholds(status, page),
        pace=page.choice(content, "pace", DEFAULT.pace),
        weights=_weights(score, page),
        classes=_classes(page.table(content, "classes"), page),
        source=Path(place).name,
    )
    database = page.paths(content, "database")
    if len(database) > 1:
        raise UsageError(page.at("database"), "数据库只能有一个", '例：database = "快报.db"')
    return Settings(rules, database[0] if database else None, page.paths(content, "inbox"))


def _thresholds(status: Mapping[str, Any], page: _Page) -> Thresholds:
    own = DEFAULT.thresholds
    done, ahead, behind = (page.number(status, key, getattr(own, key)) for key in STATUS)
    if ahead < behind:
        raise UsageError(page.at("ahead", "status"), "ahead 比 behind 小", "超进度的线不能低于欠进度的线")
    return Thresholds(done, ahead, behind)


def _weights(score: Mapping[str, Any], page: _Page) -> Weights:
    own = DEFAULT.weights
    return Weights(
        item=page.number(score, "item", own.item),
        figures=page.number(score, "figures", own.figures),
        shared=page.choice(score, "shared", own.shared),
        sections=page.numbers(score, "sections"),
        titles=page.numbers(score, "titles"),
    )


def _classes(classes: Mapping[str, Any], page: _Page) -> Mapping[str, tuple[str, ...]]:
    for name, units in classes.items():
        if not isinstance(units, list) or not all(isinstance(unit, str) for unit in units):
            raise UsageError(page.at(name, "classes"), f"“{name}”应是单位的清单", '例："乡镇" = ["柳河镇", "石桥镇"]')
    return MappingProxyType({name: tuple(units) for name, units in classes.items()})


def _sensible(value: Decimal) -> bool:
    """Whether it is a number that can be counted with: 1e999999 has a million digits."""
    return value.is_finite() and len(value.as_tuple().digits) <= DIGITS and abs(value.adjusted()) <= DIGITS


@dataclass(frozen=True, slots=True)
class _Page:
    """The file's name and text, in which the line of a key is looked up only where something is wrong with it."""

    place: str
    text: str

    def at(self, key: str, table: str = "") -> str:
        """The place of a key for a message: file:line."""
        inside = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if head := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
                inside = re.sub(r"[\"'\s]", "", head[1])
                if inside == f"{table}.{key}".lstrip("."):
                    return f"{self.place}:{number}"
            named = re.match(r"\s*[\"']?([^\"'=]+?)[\"']?\s*=", line)
            if named and inside == table and named[1].split(".")[0] == key:
                return f"{self.place}:{number}"
        return self.place

    def know(self, table: Mapping[str, Any], keys: Sequence[str], name: str = "") -> None:
        """Nothing; UsageError for a key that is not one of these."""
        for key in table:
            if key not in keys:
                nearest = way_out(key, keys, "可用：" + "、".join(keys))
                raise UsageError(self.at(key, name), f"不认识“{key}”", nearest)

    def table(self, content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """The table of that name, an empty one where there is none."""
        found = content.get(key, {})
        if not isinstance(found, dict):
            raise UsageError(self.at(key), f"“{key}”应是一节", f"例：[{key}]")
        return found

    def number(self, table: Mapping[str, Any], key: str, default: Decimal) -> Decimal:
        """The number of that key."""
        return self._decimal(table[key], key) if key in table else default

    def numbers(self, table: Mapping[str, Any], key: str) -> Mapping[str, Decimal]:
        """The numbers of a table of names."""
        return MappingProxyType({name: self._decimal(value, name) for name, value in self.table(table, key).items()})

    def paths(self, table: Mapping[str, Any], key: str) -> tuple[Path, ...]:
        """The path or paths of that key, from the folder of the file on; none where it is not there."""
        value = table.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) and one and "\0" not in one for one in found):
            raise UsageError(self.at(key), f"“{key}”应是路径", f'例：{key} = "{WHERE[key]}"')
        return tuple(Path(self.place).parent / self._at_home(one, key) for one in found)

    def _at_home(self, path: str, key: str) -> Path:
        """The path with ~ and ~name as the folders that they stand for."""
        try:
            return Path(path).expanduser()
        except RuntimeError:
            raise UsageError(self.at(key), f"没有“{Path(path).parts[0]}”这个文件夹", "请写明整个路径") from None

    def choice(self, table: Mapping[str, Any], key: str, default: Choice) -> Choice:
        """The value of that key, one of those that its kind has."""
        kind = type(default)
        if table.get(key, default) not in tuple(kind):
            raise UsageError(self.at(key), f"{key} 不能是“{table[key]}”", "可用：" + "、".join(kind))
        return kind(table.get(key, default))

    def _decimal(self, value: object, key: str) -> Decimal:
        try:
            if isinstance(value, (int, Decimal)) and not isinstance(value, bool) and _sensible(Decimal(value)):
                return Decimal(value)
        except InvalidOperation:
            pass
        place = next((at for at in (self.at(key, name) for name in ("status", "score")) if ":" in at), self.place)
        raise UsageError(place, f"“{key}”应是一个数", f"例：{key} = 5")
