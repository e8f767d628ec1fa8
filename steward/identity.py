"""Who the provider says is there: read from what the framework has verified, and from nothing else.

The framework keeps the answer of the provider in a signed cookie for thirty days, and lets a copy
of it in for as long. So it says only who once was logged in; whether that login still lives, the
database says.
"""

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.workflow import Login
from indicators.errors import LoginEnded

_LIFE = 8 * 3600  # seconds: as the database lets a login live
_OURS = "crm-"


def identity() -> Login | None:
    """Return the login that the cookie tells of; None where nobody is logged in.

    Raises
    ------
    LoginEnded
        If it is older than a login lives, or the provider's answer lacks what tells logins apart.
    """
    said: Mapping[str, Any] = st.user.to_dict()
    return login_of(said, time.time()) if said.get("is_logged_in") else None


def login_of(said: Mapping[str, Any], now: float) -> Login:
    """Return the login of the claims of an ID token.

    Raises
    ------
    LoginEnded
        As :func:`identity`.

    Examples
    --------
    >>> said = {"iss": "https://a.example", "sub": "1", "nonce": "n", "iat": 100, "groups": ["x"]}
    >>> login_of(said, 100).claims
    ()
    """
    issuer, subject, nonce, since = (said.get(name) for name in ("iss", "sub", "nonce", "iat"))
    if not (issuer and subject and nonce):
        raise LoginEnded("The provider's answer lacks iss, sub or nonce.")
    if not isinstance(since, int | float) or now - since > _LIFE:
        raise LoginEnded("The provider's answer is too old.")
    name, mail = str(said.get("name") or ""), str(said.get("email") or "")
    return Login(str(issuer), str(subject), str(nonce), name, mail, _claims(said.get("groups")))


def _claims(groups: Any) -> tuple[str, ...]:
    """Return the groups that are ours; a provider names many others."""
    named = groups if isinstance(groups, list) else []
    return tuple(one for one in named if isinstance(one, str) and one.startswith(_OURS))
