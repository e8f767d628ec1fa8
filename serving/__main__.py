"""Serve the dashboard: ``python -m serving --port 8501``."""

from argparse import ArgumentParser

from serving.listening import listen, run


def main() -> None:
    """Serve until the process is told to end."""
    parser = ArgumentParser(prog="python -m serving", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address that is answered at")
    parser.add_argument("--port", type=int, default=8501)
    asked = parser.parse_args()
    try:
        taken = listen(asked.host, asked.port)
    except OSError as error:
        parser.exit(1, f"{asked.host}:{asked.port} cannot be used: {error.strerror}\n")
    shown = "localhost" if asked.host == "127.0.0.1" else asked.host
    print(f"\n  The dashboard is at http://{shown}:{taken.getsockname()[1]}\n", flush=True)
    with taken:
        run(taken)


if __name__ == "__main__":
    main()
