"""What the service manager is told of a process (sd_notify(3)); nothing where there is none."""

import os
import socket


def tell(state: str) -> None:
    """Tell the service manager that has started this process something, as ``READY=1``."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # a socket without a file
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.sendto(state.encode(), address)
