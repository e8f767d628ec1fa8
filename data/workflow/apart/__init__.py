"""What was sent is read, drawn and marked in processes of their own, which are confined first."""

from data.workflow.apart.drawing import sheet_apart
from data.workflow.apart.marking import marked_apart
from data.workflow.apart.reading import Task, Told, read_apart, unreadable

__all__ = ["Task", "Told", "marked_apart", "read_apart", "sheet_apart", "unreadable"]
