"""Facts and tables to quads, each with its file and line. Finds what cannot be read; judges nothing else."""

from steppe.read.lines import Finding, Line, read_text
from steppe.read.schema import Schema, load_schema
from steppe.read.told import Told, read_told

__all__ = ["Finding", "Line", "Schema", "Told", "load_schema", "read_text", "read_told"]
