"""The packets that were taken: they lie beside the figures of their source."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.inputs import ACCEPTED
from data.packet.checked import Packet, read_packet
from data.packet.sealed import ENDING, Manifest, PacketRefused


def taken_packets(folders: Sequence[Path]) -> list[Packet]:
    """Return every packet in the folders of sources, in the order in which each flow's were taken.

    Raises
    ------
    PacketRefused
        If one of them is not as it was taken.
    """
    found = []
    for source in sorted(path for folder in folders for path in folder.glob("*") if path.is_dir()):
        own = [read_packet(path.read_bytes(), taken=True) for path in source.glob(f"*{ENDING}")]
        order = _order(source / ACCEPTED) if own else []
        found += sorted(own, key=lambda packet: _place(order, packet))
    return found


def latest(packets: Iterable[Packet]) -> dict[str, Packet]:
    """Return of each kind the packet of the latest period; of that, the one taken last."""
    found: dict[str, Packet] = {}
    for packet in packets:
        before = found.get(packet.kind.name)
        if before is None or before.manifest.period <= packet.manifest.period:
            found[packet.kind.name] = packet
    return found


def check_newer(packet: Packet, earlier: Iterable[Packet]) -> None:
    """Refuse a packet that was made before one that was taken of the same, as one sent again is.

    Raises
    ------
    PacketRefused
        Naming the day on which the other was made.
    """
    own = [one.manifest for one in earlier if _same(one.manifest, packet.manifest)]
    made = max((one.made for one in own), default="")
    if made > packet.manifest.made:
        raise PacketRefused("packet_older", period=packet.manifest.period, day=made)


def _same(one: Manifest, other: Manifest) -> bool:
    return (one.flow, one.kind, one.period) == (other.flow, other.kind, other.period)


def _order(path: Path) -> list[str]:
    if not path.exists():
        return []
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("accepted", [])
    return [entry["file_sha256"] for entry in entries]


def _place(order: Sequence[str], packet: Packet) -> tuple[int, str]:
    last = max((n for n, digest in enumerate(order) if digest == packet.sha256), default=-1)
    return last, packet.name
