"""What many readers met."""

from dataclasses import dataclass, field


@dataclass
class Seen:
    """What the readers met: seconds of each answer, by when it was asked; and failures."""

    arriving: list[float] = field(default_factory=list)
    steady: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    sent: int = 0  # bytes that the server sent

    @property
    def answers(self) -> int:
        """How many answers there were."""
        return len(self.arriving) + len(self.steady)
