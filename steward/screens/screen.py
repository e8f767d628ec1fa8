"""What a screen is: its address, its title, who sees it, and what draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.words import Words
from steward.session import Session


@dataclass(frozen=True)
class Screen:
    """One screen of the application.

    Attributes
    ----------
    path : str
        Its address below ``/steward/``.
    title : callable
        Its title in the reader's words: ``lambda words: words("Memberships")``.
    roles : frozenset of str
        Who sees it: whoever holds one of these roles; nobody's in particular where it is empty,
        that is everybody's who is logged in.
    draw : callable
        Draws it for a person. What is refused or fails within it is said by the frame.
    """

    path: str
    title: Callable[[Words], str]
    roles: frozenset[str]
    draw: Callable[[Session], None]

    def is_open_to(self, session: Session) -> bool:
        """Return whether a person sees the screen."""
        return not self.roles or any(session.may(role) for role in self.roles)
