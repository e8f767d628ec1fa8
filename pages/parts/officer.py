"""What a page offers whoever decides on figures beside: the way to where that is done.

The application with a login leaves a cookie that says no more than that. It opens nothing: whoever
makes it up is shown a link, at whose end a login is asked for.
"""

from urllib.parse import urlencode

import streamlit as st

from data.request import Request
from data.settings import steward_url

COOKIE = "crm_officer"


def is_officer() -> bool:
    """Return whether the reader is somebody to whom a request is offered."""
    return bool(steward_url()) and st.context.cookies.get(COOKIE) == "1"


def way_to_request(request: Request) -> str:
    """Return the address at which a request is made: the fields hold what is asked for."""
    named = {"flow": request.flow.flow} | ({"indicator": request.only} if request.only else {})
    return f"{steward_url()}/requests?{urlencode(named)}"
