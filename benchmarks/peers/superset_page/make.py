"""Make the dashboard in Superset's own database: run once, by Superset's interpreter.

``SUPERSET_HOME`` names the folder, which has ``figures.json`` already.
"""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

from flask import g
from flask_migrate import upgrade
from superset.app import create_app

_HOME = Path(os.environ["SUPERSET_HOME"])
_DASHBOARD = Path(__file__).with_name("dashboard")
# Beyond the role of the public as it comes: the figures, and the page's notes of what it drew; each
# note would otherwise be answered with the page for logging in.
_READING = (("all_datasource_access", "all_datasource_access"), ("can_log", "Superset"))


def main() -> None:
    """Write the figures, Superset's tables and roles, and import the dashboard."""
    _write_figures()
    app = create_app()
    with app.app_context():
        upgrade()
        app.appbuilder.add_permissions(update_perms=True)
        app.appbuilder.sm.sync_role_definitions()
        _import_dashboard(app.appbuilder.sm)


def _write_figures() -> None:
    rows = json.loads((_HOME / "figures.json").read_text(encoding="utf-8"))
    with sqlite3.connect(_HOME / "figures.sqlite") as store:
        store.execute("create table figures (area text, name text, year text, value real)")
        store.executemany("insert into figures values (:area, :name, :year, :value)", rows)


def _import_dashboard(security: Any) -> None:
    """Import the files of the dashboard, and let everyone read its figures."""
    # Importable only within an application.
    from superset.commands.dashboard.importers.v1 import ImportDashboardsCommand

    admin = security.find_role("Admin")
    g.user = security.add_user("owner", "", "", "owner@localhost", admin, os.urandom(16).hex())
    files = {
        str(path.relative_to(_DASHBOARD)): path.read_text(encoding="utf-8")
        for path in sorted(_DASHBOARD.rglob("*.yaml"))
    }
    ImportDashboardsCommand(files).run()
    for permission, thing in _READING:
        found = security.find_permission_view_menu(permission, thing)
        security.add_permission_role(security.find_role("Public"), found)


if __name__ == "__main__":
    main()
