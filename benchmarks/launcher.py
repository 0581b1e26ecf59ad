"""Starts one program and writes down what it took: wall seconds, processor seconds, peak memory in KB, exit status.

    python -I -S launcher.py ANSWER.json COMMAND [ARGUMENT …]

A process of its own, and a small one: the system counts as a program's peak memory at least what its starter has in use.
"""

import json
import os
import sys
import time


def main() -> None:
    """Run the command and leave its figures in the file."""
    answer, *command = sys.argv[1:]
    start = time.perf_counter()
    _, status, usage = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
    wall = time.perf_counter() - start
    told = [wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)]
    with open(answer, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib would make this process larger
        json.dump(told, file)


if __name__ == "__main__":
    main()
