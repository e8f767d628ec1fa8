"""The identity provider of the demonstration: a page with six names to choose from, no password.

``python -m demo.provider PORT``. It is made for trials; nothing real may stand on it.
"""

import sys

from demo.people import PEOPLE


def main() -> None:
    """Serve until the process is told to end."""
    from oidc_provider_mock import User, app

    users = [User(sub=one.subject, claims=one.claims) for one in PEOPLE]
    server = app(user_claims=users)
    server.debug = False
    server.run(host="127.0.0.1", port=int(sys.argv[1]), use_reloader=False)


if __name__ == "__main__":
    main()
