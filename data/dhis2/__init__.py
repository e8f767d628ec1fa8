"""What another system that runs DHIS2 must know of ours, and how its data values are understood."""

from data.dhis2.known import Dhis2Names, ours, read_names
from data.dhis2.metadata import dhis2_metadata
from data.dhis2.named import DEFAULT, uid

__all__ = ["DEFAULT", "Dhis2Names", "dhis2_metadata", "ours", "read_names", "uid"]
