"""Serve figures to assistants over the Model Context Protocol.

``python -m assistant`` speaks on standard input and output, as assistants on one's own machine
start it; ``python -m assistant --port 8700`` answers at ``http://127.0.0.1:8700/mcp``, for a
proxy before it.
"""

from argparse import ArgumentParser
from urllib.parse import urlsplit

from mcp.server.transport_security import TransportSecuritySettings

from assistant.monitor import Monitor
from assistant.server import server
from data.settings import site_url

_LARGEST = 64 * 1024  # bytes of a request


def main() -> None:
    """Serve until the process is told to end."""
    parser = ArgumentParser(prog="python -m assistant", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address that is answered at")
    parser.add_argument("--port", type=int, help="answer over HTTP instead")
    asked = parser.parse_args()
    made = server(Monitor())
    if asked.port is None:
        made.run("stdio")
        return
    own = [f"{name}:{asked.port}" for name in ("127.0.0.1", "localhost")]
    known = TransportSecuritySettings(allowed_hosts=[*own, urlsplit(site_url()).netloc])
    made.run(
        "streamable-http",
        host=asked.host,
        port=asked.port,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_LARGEST,
        transport_security=known,
    )


if __name__ == "__main__":
    main()
