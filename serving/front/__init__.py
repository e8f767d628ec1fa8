"""What stands in front of the processes: nginx, its configuration, the files that it serves."""

from serving.front.configuration import Front, front, write_configuration
from serving.front.files import write_files

__all__ = ["Front", "front", "write_configuration", "write_files"]
