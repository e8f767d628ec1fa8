"""Every kind of register, by its name."""

from collections.abc import Mapping

from data.packet.assistance import ASSISTANCE
from data.packet.civil import CIVIL
from data.packet.kinds import Kind
from data.packet.referral import REFERRAL
from data.packet.school import SCHOOL

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (SCHOOL, CIVIL, ASSISTANCE, REFERRAL)}
