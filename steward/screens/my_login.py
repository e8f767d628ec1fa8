"""One's own login: who one is to the provider, what one may do, until when."""

from steward.session import Session


def draw(session: Session) -> None:
    """Draw the person's own login."""
