"""The program: from the command line to an exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys

from bulletin_cli.errors import FAULT, INTERRUPTED, READER_GONE, BulletinError, UsageError

TYPE_CHECKING = False  # typing, which has the real one, takes longer to load than --version may take
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

SAMPLE = "政务快报"
# Rubbish is collected after so many new objects. Python's own 700 costs a start a tenth of its time, and finds nothing.
NEW_OBJECTS = 200_000
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# What has something left to do when a process ends.
TIDYING = frozenset({"multiprocessing", "concurrent.futures", "logging", "coverage"})


def started() -> int:
    """The exit status of the process's own command line; the door that `bulletin` enters by.

    Collecting what the loading left behind is spared, and so is taking apart at the end, object by object, what is about to
    vanish anyway: where nothing waits for the end, the process just ends.
    """
    gc.set_threshold(NEW_OBJECTS)
    status = main()
    gc.freeze()
    if TIDYING.isdisjoint(sys.modules):
        sys.stderr.flush()
        os._exit(status)
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of `bulletin` called with `arguments` (those of the process, where None)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _settle_streams()
    try:
        status = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        _answer_nowhere()
        return READER_GONE
    except OSError as error:
        return _no_room(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(arguments: list[str]) -> int:
    """The exit status; whatever goes wrong has been said on standard error."""
    if arguments[:1] == ["--version"]:
        # Answered before typer is loaded: scripts ask this often.
        from bulletin_cli import __version__  # noqa: PLC0415

        sys.stdout.write(f"bulletin {__version__}\n")
        return 0
    if arguments[:1] == ["--complete"]:
        # A shell asks while somebody types: neither typer nor a message may be in the way.
        from bulletin_cli.cli.completion import completed  # noqa: PLC0415

        sys.stdout.write(completed(arguments[1:]))
        return 0
    try:
        if arguments[:1] == ["--show-completion"] or arguments[:1] == ["--install-completion"]:
            from bulletin_cli.cli.shells import completion  # noqa: PLC0415

            return completion(*arguments)
        return _invoke(arguments)
    except BulletinError as error:
        return _complained(error)
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.errno in NO_ROOM:
            raise
        return _unforeseen(error)
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets one line and a status, never a traceback
        return _unforeseen(error)


def _invoke(arguments: list[str]) -> int:
    """What the command returned as its exit status."""
    from bulletin_cli.cli.app import application  # noqa: PLC0415

    try:
        status = application().main(args=arguments, prog_name="bulletin", standalone_mode=False)
    except SystemExit as leaving:
        # typer turns a broken pipe into status 1; ours is the shell's own.
        if isinstance(leaving.__context__, BrokenPipeError):
            raise leaving.__context__ from None
        return leaving.code if isinstance(leaving.code, int) else 1
    except BulletinError:
        raise
    except Exception as error:
        from bulletin_cli.cli.usage import usage_error  # noqa: PLC0415

        known = usage_error(error)
        if known is None:
            raise
        raise known from error
    return status if isinstance(status, int) else 0


def _unforeseen(error: Exception) -> int:
    """The status of a fault in the program; BULLETIN_DEBUG=1 shows where it is."""
    from bulletin_cli.cli.language import visible, words  # noqa: PLC0415

    if os.environ.get("BULLETIN_DEBUG") == "1":
        import traceback  # noqa: PLC0415

        traceback.print_exception(error)
    text = "程序出错（{kind}：{detail}）。加上 BULLETIN_DEBUG=1 再运行一次，把显示的内容报给维护者"
    detail = " ".join(str(error).split())
    sys.stderr.write(visible("bulletin: " + words().say(text, kind=type(error).__name__, detail=detail)) + "\n")
    return FAULT


def _settle_streams() -> None:
    """Nothing; output is in UTF-8, unless the locale has another encoding with Chinese, and never fails to encode."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=_encoding(stream), errors="replace")


def _encoding(stream: TextIO) -> str:
    try:
        SAMPLE.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "utf-8"
    return stream.encoding


def _nowhere() -> TextIO:
    """A stream that keeps nothing, for a process that was started without one."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - it lives as long as the process


def _no_room(error: OSError) -> int:
    """The status, where the answer could not be written."""
    _answer_nowhere()
    return _complained(UsageError("标准输出", f"写不进去：{error.strerror}", "请腾出空间，或用 -o 写到别处"))


def _complained(error: BulletinError) -> int:
    from bulletin_cli.cli.reporting import complain  # noqa: PLC0415

    complain(error)
    return error.status


def _answer_nowhere() -> None:
    """Nothing; the rest of the answer goes nowhere, or Python would complain once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(started())
