"""Ways in for new facts: a block by hand with ``steppe new``, a data set with ``steppe refresh``."""

from steppe.intake.new import Slots, block, write
from steppe.intake.refresh import refresh
from steppe.intake.refresh import write as write_tables
from steppe.intake.sets import adapter

__all__ = ["Slots", "adapter", "block", "refresh", "write", "write_tables"]
