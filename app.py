"""The one way in. Imported it is the server; run by that server it frames the page asked for.

Menu, language and page are drawn here, and here alone errors are shown.
"""

import streamlit as st

if __name__ != "__main__":
    from pages.parts.failures import say_unforeseen
    from pages.parts.guarding import guards
    from serving import cards, health

    routes = [*health.routes(), *cards.routes()]
    app = st.App("app.py", routes=routes, middleware=guards(), on_script_error=say_unforeseen)
else:
    from pages.parts.frame import frame

    frame()
