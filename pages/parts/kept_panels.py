"""Panels that are drawn once and then repeated, whoever opens the same view.

Published figures do not change within a build. What a panel sends therefore follows from the build,
the view, the theme, the day and the address of the site; the second reader need not wait for it.
"""

from collections.abc import Callable
from functools import wraps

import streamlit as st

from pages.parts.passports import site
from pages.parts.shell import Page, on_phone

_MOST = 3_000  # panels, some 10 kB each

Panel = Callable[[Page], None]


def kept_panel(panel: Panel) -> Panel:
    """Return a panel that is drawn once for each view and then repeated.

    Parameters
    ----------
    panel : callable
        One that only shows: what a reader can press or choose cannot be repeated. An error is
        not kept.
    """

    @wraps(panel)
    def draw(page: Page) -> None:
        _drawn(_view(panel, page), panel, page)

    return draw


def _view(panel: Panel, page: Page) -> str:
    """Return everything that what a panel draws may follow from."""
    parts = (
        f"{panel.__module__}.{panel.__qualname__}",
        page.store.build()["fingerprint"],
        page.domain,
        page.selection,
        st.context.theme.type,
        on_phone(),
        page.today,
        site(),
    )
    return repr(parts)


@st.cache_resource(max_entries=_MOST, show_spinner=False)
def _drawn(view: str, _panel: Panel, _page: Page) -> None:
    """Draw a panel; the framework keeps what was sent and sends it again for the same view."""
    del view  # the key alone
    _panel(_page)
