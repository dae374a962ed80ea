"""What a process takes while nobody touches it, and how busy the machine is beside it."""

from __future__ import annotations

import os
import resource
from pathlib import Path
from time import perf_counter, process_time

_PROC = Path("/proc")


def can_look() -> bool:
    """Whether this system tells what other processes take."""
    return (_PROC / "self" / "stat").exists()


def cpu_seconds(process: int) -> float:
    """The processor time that a process and all its threads have taken (proc(5), utime, stime)."""
    # The second field is the name in parentheses, which may hold spaces and parentheses.
    fields = (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(process: int) -> float:
    """The memory that a process has in RAM (proc(5), resident), in 1,000,000 bytes."""
    pages = int((_PROC / str(process) / "statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def how_busy(seconds: float = 0.3) -> str:
    """How much of a core a loop gets here now, and the load of the last minute, in words."""
    begun, own = perf_counter(), process_time()
    while perf_counter() < begun + seconds:
        pass
    share = (process_time() - own) / (perf_counter() - begun)
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return f"a loop gets {share:.0%} of a core; load {load:.1f} on {cores} cores"
