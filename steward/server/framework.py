"""The server of the screens: the framework as it must be set here, and what wraps it."""

from pathlib import Path

import streamlit as st
from streamlit import config

from steward.server.guarding import guards
from steward.server.routes import health_routes, sheet, style_route
from steward.server.submissions import submissions_route
from steward.session import open_blobs, open_workflow
from steward.settings import BASE, secrets_file
from steward.words import say_unforeseen

_LARGEST_UPLOAD = 20  # megabytes


def application() -> st.App:
    """Return the server.

    Raises
    ------
    NotSetUp
        If a setting or a secret is wanting.
    """
    _set()
    name, rules = sheet()
    workflow = open_workflow()
    receiving = submissions_route(workflow, open_blobs())
    return st.App(
        Path(__file__).parents[1] / "app.py",
        routes=[*health_routes(workflow), style_route(name, rules), receiving],
        middleware=guards(name),
        on_script_error=say_unforeseen,
    )


def _set() -> None:
    """Set what differs from the dashboard, whatever files or the environment say."""
    chosen = {
        "server.baseUrlPath": BASE,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.maxUploadSize": _LARGEST_UPLOAD,
        "server.trustedUserHeaders": {},  # a header says nothing of who somebody is
        "secrets.files": [str(secrets_file())],
    }
    for name, value in chosen.items():
        config.set_option(name, value)
