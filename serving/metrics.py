"""What a process measures of itself, for Prometheus, on a port that no reader reaches."""

from prometheus_client import Gauge, start_http_server

from serving.readers import Readers

_CONNECTED = Gauge("monitor_sessions", "Readers whose page is open.")
_ENDING = Gauge("monitor_ending", "Whether the process takes no new readers.")


def publish(port: int, readers: Readers) -> None:
    """Answer Prometheus on a port of this machine alone with the figures of the process.

    Raises
    ------
    OSError
        If the address cannot be used.
    """
    _CONNECTED.set_function(lambda: readers.connected)
    _ENDING.set_function(lambda: readers.is_ending)
    start_http_server(port, "127.0.0.1")
