"""Chunks read by the processes of a Dask cluster, in any order and anywhere; their parts come back in the order of the chunks."""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from bulletin_cli.cli.part_work import work
from bulletin_cli.cli.parts import Order, Part, Reading, Team, halves
from bulletin_cli.errors import SourceError, UsageError
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.paths import shown

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL: Final = "local"
EXTRA: Final = "pip install 'bulletin-cli[scale]'"
# What each worker process of this machine loads first.
FIRST: Final = "bulletin_cli.cli.worker_start"
# How many chunks wait for each thread of a cluster: enough to keep it busy, few enough that memory does not grow with the inputs.
WAITING: Final = 3
# How long to wait for the first worker of a scheduler, in seconds.
PATIENCE: Final = 30


@contextmanager
def workforce(cluster: str, processes: int | None) -> Iterator[Team]:
    """The processes of a cluster: `local` starts as many here as are asked for, else as there are
    processors; anything else is the address of a scheduler.

    Raises UsageError where the library is not installed, nobody answers, or the cluster has no workers.
    """
    if find_spec("distributed") is None:
        raise UsageError("--cluster", "没有装 distributed", f"请安装：{EXTRA}")
    with ExitStack() as stack:
        client = stack.enter_context(_here(processes) if cluster == LOCAL else _elsewhere(cluster))
        yield Team(lambda orders: _parts(client, orders), max(1, _threads(client)))


@contextmanager
def _here(processes: int | None) -> Iterator[Client]:
    """A client of processes of this machine, which end with it."""
    # ruff: noqa: PLC0415 - half a second that only a cluster needs
    import dask
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            # Without an address Dask takes port 8787 all the same, and says so where another has it.
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            preload=[*dask.config.get("distributed.worker.preload"), FIRST],
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def _elsewhere(address: str) -> Iterator[Client]:
    """A client of the scheduler at `address`; Dask's own settings say how it is spoken to (TLS, time limits)."""
    from distributed import Client

    try:
        client = Client(address)
    except (OSError, ValueError) as error:
        fact = "连不上这个调度器"
        raise UsageError(f"--cluster {address}", fact, "请检查地址，和 dask scheduler 是否在运行") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            fact = "集群里没有工作进程"
            raise UsageError(f"--cluster {address}", fact, f"请在各台机器上启动：dask worker {address}") from error
        yield client


def _parts(client: Client, orders: Iterable[Order]) -> Iterator[Part]:
    waiting: deque[tuple[Order, Future[Any]]] = deque()
    for order in orders:
        waiting.append(_submitted(client, order))
        if len(waiting) >= WAITING * max(1, _threads(client)):
            yield from _done(client, *waiting.popleft())
    while waiting:
        yield from _done(client, *waiting.popleft())


@dataclass(frozen=True, slots=True)
class _Call:
    """An order whose pickle, read back, is the part that it asks for."""

    order: Order

    def __reduce__(self) -> tuple[Callable[[Order], Part], tuple[Order]]:
        return work, (self.order,)


def _submitted(client: Client, order: Order) -> tuple[Order, Future[Any]]:
    # As bytes, so that the scheduler need not know our modules, and that a worker without them says so: sent as they are, they
    # bring such a worker down, and everybody waits for ever.
    return order, client.submit(pickle.loads, pickle.dumps(_Call(order)), pure=False)


def _threads(client: Client) -> int:
    return sum(client.nthreads().values())


def _done(client: Client, order: Order, future: Future[Any]) -> Iterator[Part]:
    """The part of a chunk. A chunk whose process died again and again is halved until the input that kills it is alone."""
    from distributed import KilledWorker

    try:
        part: Part = future.result()
    except KilledWorker:
        smaller = halves(order)
        for half in smaller:
            yield from _done(client, *_submitted(client, half))
        if not smaller:
            yield _killing(order)
    except ModuleNotFoundError as error:
        fact = f"工作进程上没有装 {error.name}"
        raise UsageError("--cluster", fact, f"请在各台机器上安装：{EXTRA}") from error
    else:
        yield part


def _killing(order: Order) -> Part:
    """The part of a chunk whose only input brings every process down that reads it."""
    (path,) = order.chunk.paths
    error = SourceError(shown(path), "读它的进程几次都没了（内存不够？）", "请单独收录看看，或删去这个文件")
    return Part("", order.chunk.first, (Reading(path, "", (error,)),))
