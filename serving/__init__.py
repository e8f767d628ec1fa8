"""The server of the dashboard: how a process takes the readers' connections."""
