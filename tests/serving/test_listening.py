"""The socket that readers connect to."""

import socket
import subprocess
import sys

import pytest

from data.settings import ROOT
from serving.listening import listen


def test_a_small_answer_is_not_held_back_until_the_last_one_is_acknowledged():
    with listen("127.0.0.1", 0) as taken, socket.create_connection(taken.getsockname()[:2]):
        met, _ = taken.accept()
        with met:
            assert met.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
            assert met.proto == socket.IPPROTO_TCP


def test_a_port_that_is_in_use_is_named_and_nothing_is_left_open():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError):
            listen("127.0.0.1", port)
        asked = [sys.executable, "-m", "serving", "--port", str(port)]
        ended = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert f"127.0.0.1:{port} cannot be used" in ended.stderr
