"""What is said of figures that a release was to bring and does not."""

from indicators.flows import flows
from indicators.words.language import Words


def left_out_said(flow: str, words: Words) -> str:
    """Return that a release does not bring what a flow was to bring, by its title."""
    declared = flows().get(flow)
    return words("Not part of it yet: {flow}.", flow=words.of(declared.title) if declared else flow)
