"""A file that keeps what happened in runs that nobody watches: a line for each event, with its time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bulletin_cli.cli.language import visible
from bulletin_cli.errors import UsageError
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Journal:
    """The file; without one nothing is kept."""

    file: Path | None

    def note(self, text: str) -> None:
        """Nothing; each line of the text is at the end of the file. UsageError where that cannot be written."""
        if self.file is None:
            return
        now = datetime.now().isoformat(timespec="seconds")
        lines = "".join(f"{now} {visible(line.strip())}\n" for line in text.splitlines())
        try:
            with self.file.open("a", encoding="utf-8") as end:
                end.write(lines)
        except OSError as error:
            raise UsageError(
                f"--log {self.file}", f"写不进去：{error.strerror}", "请检查文件夹是否存在、能不能写"
            ) from None
