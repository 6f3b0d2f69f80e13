"""Machines: where and with what something was measured, told in one line below its table."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from datetime import date
from pathlib import Path

import psutil

from frontwire import __version__
from frontwire.settings import load

_GIB = 1024**3
_MODEL = "model name"
#: What speed depends on, besides Frontwire itself and the pipeline.
_LIBRARIES = ("spacy", "numpy", "msgspec", "pyarrow")


def described(today: date) -> str:
    """The line that stands below a table measured on that day."""
    memory = psutil.virtual_memory().total / _GIB
    machine = f"{os.cpu_count()} × {_processor()}, {memory:.0f} GiB, {platform.system()}"
    libraries = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _libraries())
    made_with = f"Frontwire {__version__}, Python {platform.python_version()}, {libraries}"
    return f"\n{today.isoformat()}: {machine}; {made_with}.\n"


def _libraries() -> tuple[str, ...]:
    installed = {found.metadata["Name"].lower().replace("-", "_") for found in importlib.metadata.distributions()}
    return tuple(name for name in (*_LIBRARIES, load().pipeline) if name in installed)


def _processor() -> str:
    """The processor's model, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith(_MODEL))
    return next(models, platform.processor() or platform.machine())
