"""What pages measure of themselves; the server hands it out (``serving/metrics.py``)."""

from prometheus_client import Counter, Gauge, Histogram

_STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)

SCRIPTS = Histogram("monitor_script_seconds", "Seconds that scripts of pages ran.", buckets=_STEPS)
WAITS = Histogram("monitor_wait_seconds", "Seconds that they waited for a turn.", buckets=_STEPS)
WAITING = Gauge("monitor_waiting", "Scripts that wait for their turn.")
_KEPT = Counter("monitor_kept", "What pages asked of what they keep for a build.", ["found"])
FOUND, NOT_FOUND = _KEPT.labels("yes"), _KEPT.labels("no")
HELD = Gauge("monitor_kept_bytes", "Bytes of what is kept for readers and may be let go.")
_FINISHED = Counter("monitor_finished", "What pages sent: finished before, or made.", ["found"])
FINISHED, UNFINISHED = _FINISHED.labels("yes"), _FINISHED.labels("no")
