"""What typer says of a wrong call, in our words."""

from __future__ import annotations

import re
from typing import Any

from bulletin_cli.errors import UsageError

NO_INTEGER = re.compile(r"'(?P<value>.*)' is not a valid int\w*( range)?\.?", re.DOTALL)
TOO_MANY = re.compile(r"Got unexpected extra argument\(s\) \((?P<extra>.*)\)", re.DOTALL)


def usage_error(error: Exception) -> UsageError | None:
    """The wrong call in our words, or None where `error` is something else.

    typer's own classes are private and moved house in 0.26, so they are known by their names.
    """
    names = {kind.__name__ for kind in type(error).__mro__}
    if "ClickException" not in names:
        return None
    context: Any = getattr(error, "ctx", None)
    if context is None:
        return UsageError("命令行", _fact(error, names), "用法：bulletin --help")
    command = context.command_path
    return UsageError(command.removeprefix("bulletin "), _fact(error, names), f"用法：{command} --help")


def _fact(error: Any, names: set[str]) -> str:
    if "NoSuchOption" in names:
        near = "、".join(error.possibilities or ())
        return f"没有 {error.option_name} 这个选项" + (f"，相近：{near}" if near else "")
    if "BadOptionUsage" in names:
        return f"选项 {error.option_name} 后面要跟一个值"
    if "MissingParameter" in names:
        return f"缺少 {_parameter(error)}"
    if "BadParameter" in names:
        found = NO_INTEGER.fullmatch(error.message)
        return f"{_parameter(error)} 的值不对：" + (f"“{found['value']}”不是整数" if found else error.message)
    if found := TOO_MANY.fullmatch(error.message):
        return f"多了参数：{found['extra']}"
    return str(error.message)


def _parameter(error: Any) -> str:
    """The option as it is typed, or the argument's name."""
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    if parameter.param_type_name == "option":
        return str(parameter.opts[-1])
    return str(parameter.metavar or parameter.name)
