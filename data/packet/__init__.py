"""Packets: what leaves a ministry of its register of persons, and how it is verified here.

``python -m data.packet`` makes one on the ministry's machine; ``read_packet`` verifies one.
``protected_counts`` counts and protects records as a packet does, without one.
"""

from data.packet.checked import Packet, read_packet
from data.packet.counts import protected_counts
from data.packet.sealed import ENDING, PacketRefused
from data.packet.taken import check_newer, latest, taken_packets
from data.packet.together import check_together

__all__ = [
    "ENDING",
    "Packet",
    "PacketRefused",
    "check_newer",
    "check_together",
    "latest",
    "protected_counts",
    "read_packet",
    "taken_packets",
]
