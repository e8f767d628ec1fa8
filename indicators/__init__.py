"""The core: what an indicator is, what an observation is, and what may be computed from them."""
