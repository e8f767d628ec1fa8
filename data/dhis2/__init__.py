"""What another system that runs DHIS2 must know of ours, and how its data values are understood."""

from data.dhis2.known import Known, ours, read_mapping
from data.dhis2.metadata import metadata
from data.dhis2.named import DEFAULT, uid

__all__ = ["DEFAULT", "Known", "metadata", "ours", "read_mapping", "uid"]
