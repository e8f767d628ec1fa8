"""Packets: what leaves a ministry of its register of persons, and how it is verified here.

``python -m data.packet`` makes one on the ministry's machine; ``read_packet`` verifies one.
"""

from data.packet.checked import Packet, read_packet
from data.packet.sealed import ENDING, PacketRefused
from data.packet.taken import taken_packets
from data.packet.together import check_together

__all__ = ["ENDING", "Packet", "PacketRefused", "check_together", "read_packet", "taken_packets"]
