"""Processes that share out work end with whoever began them, and as soon as he wishes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from generator.workers import nothing, workers

HOLDER = """
import os, time
from generator.workers import nothing, workers
if __name__ == "__main__":
    with workers(1, nothing) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def test_each_is_prepared_and_works_in_a_process_of_its_own() -> None:
    with workers(1, os.umask, 0o031) as pool:
        assert pool.submit(os.umask, 0).result() == 0o031
        assert pool.submit(os.getpid).result() != os.getpid()


def test_a_wish_to_stop_does_not_wait_for_the_work() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), workers(1, nothing) as pool:
        for _ in range(10):
            pool.submit(time.sleep, 60)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 30
    assert active_children() == []


def test_ctrl_c_is_left_to_whoever_began_them() -> None:
    with workers(1, nothing) as pool:
        os.kill(pool.submit(os.getpid).result(), signal.SIGINT)
        assert pool.submit(int, "1").result() == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc to look into")
def test_they_do_not_outlive_a_killed_process() -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER], stdout=subprocess.PIPE)
    assert holder.stdout
    worker = Path("/proc") / holder.stdout.readline().decode().strip()
    assert worker.exists()
    holder.kill()
    holder.communicate()
    for _ in range(300):
        if not worker.exists():
            return
        time.sleep(0.1)
    pytest.fail("the process still waits for work")
