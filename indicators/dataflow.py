"""The names of our data in SDMX: who maintains them, which dataflows, which version."""

from collections.abc import Mapping

AGENCY = "CRM_AZE"
VERSION = "1.0"
FLOW = "DF_CHILD_RIGHTS"
# Each edition has a flow of its own: who asks for the data by their name gets published ones alone.
FLOWS: Mapping[str, str] = {"published": FLOW, "illustrative": f"{FLOW}_ILLUSTRATIVE"}
