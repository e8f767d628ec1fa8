"""Flows: what each agency can be asked to send by a day of every year, or is fetched from it."""

from indicators.flows.declared import (
    FLOWS,
    Flow,
    asked_flows,
    flow_of,
    flows,
    flows_of_agency,
    flows_with,
    read_flow,
)

__all__ = [
    "FLOWS",
    "Flow",
    "asked_flows",
    "flow_of",
    "flows",
    "flows_of_agency",
    "flows_with",
    "read_flow",
]
