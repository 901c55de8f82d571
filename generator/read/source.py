"""Author's files into `Source` values: the one place of the reading stages that opens anything.

Not `Path.read_text`: content is untrusted, so each file is opened once, the same descriptor is
checked and read, links are refused, and nothing beyond a stated size is ever held in memory.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Collection
from itertools import islice
from pathlib import Path

from generator.diagnostics import Diagnostic, Place, Problems, Rejected, Source

MAX_BYTES = 256 * 1024
MAX_REPORTED = 10
"""How many forbidden characters of one file are listed; a binary file has thousands."""

BACKUP = re.compile(r"^[.#~]|~$|\.(bak|orig|rej|swp|tmp)$")
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Unicode's bidirectional controls, which can make text read otherwise than it is stored."""
CONTROLS = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"
LINE_ENDS = "\u2028\u2029"
"""YAML takes these for line ends, editors do not."""
NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufeff" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
UNSEEN = "\u115f\u1160\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U000e0001"
"""Fillers, invisible operators and the like: words may hide behind them, and no text needs them.
Joiners, soft hyphens and the tags of a flag stay: emoji and long words are made with them."""
FORBIDDEN = re.compile(f"[{CONTROLS}{LINE_ENDS}{BIDI}{UNSEEN}{NO_CHARACTERS}]")
"""What may never be in a file, typed as itself or as an escape."""
SUSPICIOUS = re.compile(
    f"[{CONTROLS}{LINE_ENDS}{BIDI}{UNSEEN}\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe-\U0010ffff]"
)
"""The same and all characters beyond U+FFFF: one range instead of 32 characters, and so ten times
as fast."""

_UTF_16_OR_32 = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def read_source(path: Path, root: Path, problems: Problems) -> Source | None:
    """Read one author's file; on any fault record a diagnostic (E110-E119, E402), give None."""
    name = _shown(path, root)
    try:
        source = _decode(_read(path, root, name), name)
    except Rejected as rejection:
        problems.add(rejection.diagnostic)
        return None
    forbidden = _forbidden(source)
    problems.extend(forbidden)
    return None if forbidden else source


def read_bytes(path: Path) -> bytes:
    """Read a file that is trusted as code, such as a font. Raises OSError."""
    return path.read_bytes()


def plain_bytes(path: Path, root: Path) -> bytes | None:
    """Give the bytes that `read_source` would decode; None for a file that it would refuse."""
    try:
        return _read(path, root, "")
    except Rejected:
        return None


def list_files(
    folder: Path, suffix: str, root: Path, problems: Problems, apart: Collection[str] = ()
) -> list[Path]:
    """List the files below a folder that end in `suffix`, sorted by name as bytes would be.

    Dotfiles and editors' backups are passed over, and what lies `apart` in the folder; a `.yml` is
    W120, a folder that cannot be listed E118 or E119. What only looks like a file is listed, to be
    refused.
    """
    found: list[Path] = []

    def unlisted(error: OSError) -> None:
        if error.errno != errno.ENOENT:  # a site may have no such folder yet
            where = _nowhere(_shown(Path(error.filename), root))
            problems.add(_unopened(error, where, "folder"))

    for parent, folders, names in os.walk(folder, onerror=unlisted):
        if parent == str(folder):
            folders[:] = [name for name in folders if name not in apart]
        # A linked folder, or one named like a file, is handed on to be refused, not passed over.
        odd = [n for n in folders if n.endswith(suffix) or (Path(parent) / n).is_symlink()]
        folders[:] = [name for name in folders if not BACKUP.search(name) and name not in odd]
        for name in (*names, *odd):
            path = Path(parent) / name
            if BACKUP.search(name):
                continue
            if name.endswith(suffix) or name in odd:
                found.append(path)
            elif suffix == ".yaml" and path.suffix == ".yml":
                problems.add(_misnamed(path, root))
    return sorted(found, key=lambda path: path.as_posix())


def forbidden_character(char: str, place: Place) -> Diagnostic:
    """Describe one that `FORBIDDEN` found."""
    cause = "this cannot be seen and changes how the text is read"
    if unicodedata.category(char) == "Cc":
        cause = "this is a control character"
    elif re.match(f"[{BIDI}]", char):
        cause = "this is a bidirectional control, which can hide what the text says"
    return Diagnostic("E111", f"character `\\u{{{ord(char):X}}}` is not allowed", place, cause)


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _nowhere(name: str) -> Place:
    """Point at a file whose text cannot be shown."""
    return Place(Source(name, ""), 0, 0)


def _misnamed(path: Path, root: Path) -> Diagnostic:
    return Diagnostic(
        "W120",
        f"`{path.name}` is not read, because its name ends in `.yml`",
        _nowhere(_shown(path, root)),
        help=f"name it `{path.stem}.yaml`",
    )


def _read(path: Path, root: Path, name: str) -> bytes:
    where = _nowhere(name)
    _refuse_links(path, root, where)
    try:
        # Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Rejected(Diagnostic("E117", "this is not a regular file", where))
            data = _read_up_to(descriptor, MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Rejected(_unopened(error, where)) from error
    if len(data) > MAX_BYTES:
        raise Rejected(_too_large(where))
    return data


def _refuse_links(path: Path, root: Path, where: Place) -> None:
    """Compare with `os.path.realpath`, because `Path.resolve` raises on a loop of links."""
    inside = os.path.relpath(path, root)
    if inside.startswith(".."):
        raise Rejected(Diagnostic("E402", "the file lies outside the site", where))
    if Path(os.path.realpath(path)) != Path(os.path.realpath(root)) / inside:
        raise Rejected(_link(where))


def _read_up_to(descriptor: int, limit: int) -> bytes:
    """Read on until the end or the limit; one `read` may give less than there is."""
    data = b""
    while len(data) < limit and (part := os.read(descriptor, limit - len(data))):
        data += part
    return data


def _link(where: Place) -> Diagnostic:
    return Diagnostic(
        "E402",
        "a link is never followed",
        where,
        note="a file in `content/` must be the file itself, so that nothing outside is read",
    )


def _too_large(where: Place) -> Diagnostic:
    return Diagnostic(
        "E112", "the file is too large", where, note=f"at most {MAX_BYTES // 1024} KiB are read"
    )


def _unopened(error: OSError, where: Place, what: str = "file") -> Diagnostic:
    if error.errno == errno.ELOOP:
        return _link(where)
    if error.errno == errno.ENOENT:
        return Diagnostic("E118", f"the {what} vanished before it was read", where)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return Diagnostic("E119", f"the {what} may not be read by this user", where)
    if error.errno in {errno.ENXIO, errno.ENODEV, errno.EISDIR}:
        return Diagnostic("E117", "this is not a regular file", where)
    reason = os.strerror(error.errno) if error.errno else "unknown reason"
    return Diagnostic("E118", f"the {what} could not be read ({reason})", where)


def _decode(data: bytes, name: str) -> Source:
    for mark, encoding in _UTF_16_OR_32.items():
        if data.startswith(mark):
            raise Rejected(_not_utf8(_nowhere(name), f"this is {encoding}"))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Rejected(_not_utf8(*_first_bad_byte(data, error, name))) from error


def _first_bad_byte(data: bytes, error: UnicodeDecodeError, name: str) -> tuple[Place, str]:
    """Find the bad bytes in a text that shows them as `\\xa4`, so that its line can be shown."""
    shown = Source(name, data.decode("utf-8", "backslashreplace"))
    start = len(data[: error.start].decode("utf-8"))
    end = start + len(data[error.start : error.end].decode("utf-8", "backslashreplace"))
    return Place(
        shown, start, end
    ), f"byte{'s' if error.end - error.start > 1 else ''} " + " ".join(
        f"{byte:02X}" for byte in data[error.start : error.end]
    )


def _not_utf8(place: Place, cause: str) -> Diagnostic:
    return Diagnostic(
        "E110", "the file is not UTF-8", place, cause=cause, help="save it again as UTF-8"
    )


def _forbidden(source: Source) -> list[Diagnostic]:
    if not SUSPICIOUS.search(source.text):
        return []
    found = islice(FORBIDDEN.finditer(source.text), MAX_REPORTED)
    return [forbidden_character(char[0], Place(source, *char.span())) for char in found]
