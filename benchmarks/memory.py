"""What memory a process of this machine takes."""

from pathlib import Path


def resident_megabytes(process: int) -> float:
    """Return the resident memory of a process in MB (2²⁰ bytes); 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
