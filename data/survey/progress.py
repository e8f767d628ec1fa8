"""What a long run says of itself while it runs."""

from typing import TextIO


class Progress:
    """Lines written to a stream as work goes on; to none where there is no stream."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def say(self, line: str) -> None:
        """Write a line, at once."""
        if self._stream is not None:
            self._stream.write(f"{line}\n")
            self._stream.flush()
