"""The names of our data in SDMX: who maintains them, which dataflows, which version."""

from collections.abc import Mapping

AGENCY = "CRM_AZE"
VERSION = "1.0"
FLOW = "DF_CHILD_RIGHTS"
STRUCTURE = f"{AGENCY}:{FLOW}({VERSION})"
# What is asked by the name of the data holds no illustrative figure: those have a flow of their own.
FLOWS: Mapping[str, str] = {"published": FLOW, "illustrative": f"{FLOW}_ILLUSTRATIVE"}
