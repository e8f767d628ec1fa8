"""Flows: what each agency can be asked to send by a day of every year."""

from indicators.flows.declared import (
    FLOWS,
    Flow,
    flow_of,
    flows,
    flows_of_agency,
    flows_with,
    read_flow,
)

__all__ = ["FLOWS", "Flow", "flow_of", "flows", "flows_of_agency", "flows_with", "read_flow"]
