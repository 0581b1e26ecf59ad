"""Completion for a shell: its script, printed or put where the shell looks for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bulletin_cli.cli.language import words
from bulletin_cli.errors import UsageError

INSTALL: Final = "--install-completion"
# Where each shell looks by itself, below the home folder; its own file of settings, and what that needs where it does not.
PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bash": ".local/share/bash-completion/completions/bulletin",
        "zsh": ".zfunc/_bulletin",
        "fish": ".config/fish/completions/bulletin.fish",
    }
)
SETTINGS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bash": ("~/.bashrc", "source ~/.local/share/bash-completion/completions/bulletin"),
        "zsh": ("~/.zshrc", "fpath+=(~/.zfunc); autoload -Uz compinit; compinit"),
        "fish": ("~/.config/fish/config.fish", "source ~/.config/fish/completions/bulletin.fish"),
    }
)


def completion(wanted: str, shell: str | None = None, *_: str) -> int:
    """The exit status; the script for the shell (the one in use, where none is named) is printed or installed.

    UsageError where the shell is none of those there are, or its folder cannot be written.
    """
    shell = shell or Path(os.environ.get("SHELL") or "").name
    if shell not in PLACES:
        fact = f"没有“{shell}”的补全" if shell else "不知道是哪个 shell"
        raise UsageError(wanted, fact, f"请写明：{'、'.join(f'bulletin {wanted} {one}' for one in PLACES)}")
    if wanted == INSTALL:
        _install(shell)
    else:
        sys.stdout.write(script(shell))
    return 0


def script(shell: str) -> str:
    """The script of a shell.

    >>> script("zsh").splitlines()[0]
    '#compdef bulletin'
    """
    return (resources.files("bulletin_cli.cli.shells") / f"bulletin.{shell}").read_text(encoding="utf-8")


def _install(shell: str) -> None:
    place, spoken = Path.home() / PLACES[shell], words()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(script(shell), encoding="utf-8")
    except OSError as error:
        fact = f"写不进去：{error.strerror}"
        raise UsageError(str(place), fact, "请检查文件夹是否存在、能不能写") from None
    file, line = SETTINGS[shell]
    told = spoken.say("补全装在 {place}", place=place)
    more = spoken.say("新开一个终端就有了。没有的话，在 {file} 里加一行：", file=file)
    sys.stdout.write(f"{told}\n{more}\n  {line}\n")
