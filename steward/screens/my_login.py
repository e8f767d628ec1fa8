"""One's own login: who one is to the provider, what one may do, until when."""

from data.workflow import own_login
from steward.pieces import lines, title
from steward.session import Session
from steward.words import moment, role_names


def draw(session: Session) -> None:
    """Draw the person's own login."""
    words = session.words
    with session.acting("read", "own login") as acting:
        own = own_login(acting)
    title(words("My login"))
    lines(
        [
            (words("Name"), session.login.name or "–"),
            (words("Person"), session.login.subject),
            (words("Provider"), session.login.issuer),
            (words("Number in the audit"), str(session.person)),
            (words("Rights"), role_names(session.rights, words) or words("none yet")),
            (words("Groups that the provider names"), ", ".join(own.claims) or words("none")),
            (words("Logged in since"), moment(own.begun, words)),
            (
                words("Ends"),
                words(
                    "{when} at the latest, or half an hour after the last click",
                    when=moment(own.ends, words),
                ),
            ),
        ],
        codes=(words("Person"), words("Provider")),
    )
