"""The name of our data in SDMX: who maintains them, which dataflow, which version."""

AGENCY = "CRM_AZE"
VERSION = "1.0"
FLOW = "DF_CHILD_RIGHTS"
STRUCTURE = f"{AGENCY}:{FLOW}({VERSION})"
