"""Keys of agencies: a pair is made on the agency's machine, the public half is registered here.

The registered keys stand in ``data/keys/agencies.toml``, or in the file that ``PACKET_KEYS`` names.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, TypeAdapter

from data import settings
from data.beside import written_beside
from indicators.code_lists import Entry, listed
from indicators.codelists import LOOK_UP
from indicators.errors import CannotWrite, EngineError, FaultyInput
from indicators.files import Digest, Line, Refusal, read_toml

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PUBLIC = re.compile(
    "[0-9a-f]{64}"
)  # its 32 bytes; other ways to write them may begin like a formula


def _check_public(text: str) -> str:
    if not _PUBLIC.fullmatch(text):
        raise Refusal("it is no public key of Ed25519", "copy the line that the agency gave")
    return text


def _check_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"{text[:80]!r} is no day", "write it as 2026-12-01") from None
    return text


_Day = Annotated[Line, AfterValidator(_check_day)]


class Key(Entry):
    """A public key that is registered for an agency."""

    agency: Annotated[str, listed("agency")]
    public: Annotated[str, AfterValidator(_check_public)]
    registered: _Day
    revoked: _Day | None = None

    @property
    def fingerprint(self) -> Digest:
        """The SHA-256 of the key, by which a packet names it."""
        return fingerprint(bytes.fromhex(self.public))


class _Keys(Entry):
    key: list[Key] = Field(default_factory=list)


_KIND = TypeAdapter(_Keys)


def fingerprint(public: bytes) -> str:
    """Return by what a packet names the key that it is signed with."""
    return hashlib.sha256(public).hexdigest()


def registered_keys() -> Mapping[str, Key]:
    """Return every registered key by its fingerprint.

    Raises
    ------
    DeclarationError
        With every fault of the file.
    FaultyInput
        If the file cannot be read.
    """
    path = settings.packet_keys()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FaultyInput(f"{path} cannot be read: {error.strerror}.") from error
    return {key.fingerprint: key for key in read_toml(content, path.name, _KIND, LOOK_UP).key}


def signature_holds(key: Key, signature: bytes, message: bytes) -> bool:
    """Return whether a message was signed with the private half of a key."""
    _needs_cryptography()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public)).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@dataclass(frozen=True)
class Signer:
    """A private key: it signs, and says by which fingerprint it is known."""

    private: "Ed25519PrivateKey"

    @property
    def public(self) -> bytes:
        """The public half."""
        return self.private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message."""
        return self.private.sign(message)


def read_signer(path: Path, passphrase: str | None = None) -> Signer:
    """Return the private key of a file.

    Raises
    ------
    FaultyInput
        If it is none, others can read it, or the passphrase does not open it.
    """
    _needs_cryptography()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        mode, content = path.stat().st_mode, path.read_bytes()
    except OSError as error:
        raise FaultyInput(f"{path} cannot be read: {error.strerror}.") from error
    if os.name == "posix" and mode & 0o077:
        raise FaultyInput(f"{path} can be read by others.", f"Say chmod 600 {path}.")
    try:
        private = load_pem_private_key(content, passphrase.encode() if passphrase else None)
    except (ValueError, TypeError) as error:
        hint = "Is it locked (--passphrase), and is the passphrase right?"
        raise FaultyInput(f"{path} cannot be opened as a private key.", hint) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise FaultyInput(f"{path} is not a key of Ed25519.")
    return Signer(private)


def is_locked(path: Path) -> bool:
    """Return whether the file of a private key asks for a passphrase."""
    try:
        return b"ENCRYPTED" in path.read_bytes().partition(b"\n")[0]
    except OSError as error:
        raise FaultyInput(f"{path} cannot be read: {error.strerror}.") from error


def make_pair(stem: Path, agency: str, day: date, passphrase: str | None = None) -> list[Path]:
    """Write a private key and the lines that register its public half; return both files.

    Raises
    ------
    FaultyInput
        If a key of this name is there already: it is never written over.
    CannotWrite
        If the files cannot be written.
    """
    _needs_cryptography()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    key, lines = stem.with_suffix(".key"), stem.with_suffix(".toml")
    public = private.public_key().public_bytes_raw().hex()
    told = f'[[key]]\nagency = "{agency}"\npublic = "{public}"\nregistered = "{day.isoformat()}"\n'
    try:
        with written_beside(lines) as building:
            building.write_text(told, encoding="utf-8")
            _write_private(key, _pem(private, passphrase))
    except FileExistsError:
        raise FaultyInput(f"{key} is there already.", "Take another name.") from None
    except OSError as error:
        raise CannotWrite(f"{key} cannot be written: {error.strerror or error}.") from error
    return [key, lines]


def _pem(private: "Ed25519PrivateKey", passphrase: str | None) -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    lock = form.BestAvailableEncryption(passphrase.encode()) if passphrase else form.NoEncryption()
    return private.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, lock)


def _write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody but its owner has ever been able to read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def _needs_cryptography() -> None:
    try:
        import cryptography  # noqa: F401 - whether it is there
    except ImportError as error:
        raise EngineError("Packets need requirements-packet.txt (cryptography).") from error
