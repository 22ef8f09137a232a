"""An address as it is written in a page, read as a browser reads it (WHATWG URL standard), without asking the site."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

ROOT = -1
OWN = -2
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = str.maketrans("", "", "\t\r\n")
_EDGES = "".join(map(chr, range(0x21)))
EDITORS_PATH = re.compile(r"[a-zA-Z]:[\\/]|\\\\|/+(?:home|Users|Volumes|tmp|mnt|var|opt|root)/")
_UNFILLED = re.compile(r"\{\{|\{%|\A\[object ")  # what a template or a script was to fill in
_NO_COLON = re.compile(r"(?:https?|mailto|tel)(?://|;)", re.IGNORECASE)
# A host that only one computer or one network has, or where a site is tried out.
LOOPBACK = (
    r"(?:localhost|[^/?#]*\.(?:localhost|local|internal)|127(?:\.\d+){1,3}|0\.0\.0\.0|\[::1?\]"
    r"|(?:[^/?#]*\.)?staging\.[^./?#]+\.[^/?#]+"
    r"|10(?:\.\d+){3}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|192\.168(?:\.\d+){2})"
)
_LOOPBACK = re.compile(rf"{LOOPBACK}\Z")
# Schemes that a browser, a phone or one of its apps does something with (most of them from IANA's registry).
_SCHEMES = (
    "bitcoin facetime facetime-audio feed ftp ftps geo git intent irc irc6 ircs jabber magnet maps market matrix "
    "mms news nntp openpgp4fpr rtsp sftp sip sips sms smsto ssh svn telnet urn webcal webcals xmpp "
    # apps to write, talk, meet and listen with
    "callto comgooglemaps discord fb-messenger line msteams podcast sgnl signal skype slack spotify tg threema viber "
    "weixin whatsapp zoommtg zoomus"
)
_KNOWN = frozenset(_SCHEMES.split())
# A frame may show an empty page or one in its address; browsers load nothing by FTP any more.
_LOADED = _KNOWN - {"ftp"} | {"about", "data"}
_MAIL = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+\Z")
_FIELD = "(?i:to|subject|body|cc|bcc)="
# In Denmark all numbers have eight digits, but for short ones like 112.
_NO_DANE = r"(?:\+\(?|00)45(?!(?:1\d\d\d?|(?:[.()-]*\d){8}[.()-]*)(?:[;*#]|\Z))"
_PHONE = re.compile(
    rf"(?i)(?!{_NO_DANE})(?=(?:[^\d;*#]*[\d*#]){{3}})"
    r"(?:\+(?!.*\(0\))(?:[.()-]*\d){5,}[.()-]*|[\dA-F*#.()-]*[\d*#][\dA-F*#.()-]*)(?:;[a-z0-9-]+(?:=[^;\s]+)?)*\Z"
)


class Address(NamedTuple):
    """A path of the own site: `ups` folders up from the page's, then down `path`."""

    ups: int  # ROOT where it starts from the site's root, and OWN where the page itself is meant
    path: str
    fragment: str


class Fault(NamedTuple):
    """The rule that an address breaks by itself, wherever it leads, and what was meant where that is known."""

    rule: str
    near: str = ""


class Reader(NamedTuple):
    """Reads addresses for a site on `host` (in lower case, empty if not known) below `base` (a slash at both ends)."""

    host: str
    base: str

    def read(self, written: str, *, loads: bool = False) -> Address | Fault | None:  # noqa: PLR0911 - a guard a fault
        """Return where an address leads in the site, or what is wrong with it; None if it leads out in good order.

        `loads` tells that the page fetches it (a picture, a script) rather than offers it to the reader.
        """
        text = written.strip(_EDGES).translate(_IGNORED)
        if text in {"", "#", "#!"}:
            return Fault("link-empty")
        path = unquote(text.partition("?")[0])
        is_own = not _SCHEME.match(text) and not text.startswith("//")  # others have such signs in theirs
        if is_own and _UNFILLED.search(path.partition("#")[0]):
            return Fault("asset-missing" if loads else "link-missing", "unfilled")
        if "](" in path or text.startswith(("[", "<")):
            return Fault("link-markdown")
        if EDITORS_PATH.match(text) and not text.startswith("/"):
            return Fault("link-scheme")
        if scheme := _SCHEME.match(text):
            return self._elsewhere(scheme[1].lower(), text[scheme.end() :], loads=loads)
        text = _slashed(text)
        if text.startswith("//"):
            return found if isinstance(found := self._web("https", text), Fault) else Fault("link-insecure")
        if _NO_COLON.match(text):
            return Fault("link-scheme")
        return self._inside(text)

    def _elsewhere(self, scheme: str, rest: str, *, loads: bool) -> Address | Fault | None:
        if scheme in {"http", "https"}:
            return self._web(scheme, rest)
        if scheme == "mailto":
            return None if is_mail(rest) else Fault("link-contact")
        if scheme == "tel":
            return None if _PHONE.match(rest.replace("%23", "#")) else Fault("link-contact")
        return None if scheme in (_LOADED if loads else _KNOWN) else Fault("link-scheme")

    def _web(self, scheme: str, rest: str) -> Address | Fault | None:
        try:
            rest = _slashed(rest)
            parts = urlsplit("//" + rest.lstrip("/"))
            host, _ = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return Fault("link-scheme")
        if (
            _LOOPBACK.match(f"[{host}]" if ":" in host else host)
            or not re.fullmatch(r"[\w:.\[\]-]+", host)
            or ".." in host
            or not re.search(r"[.:]", host.strip("."))
            or (scheme == "https" and not rest.startswith("//"))  # from a page with https, a path of the own site
        ):
            return Fault("link-scheme")
        if scheme == "http":
            return Fault("link-insecure")
        path = _flat(parts.path)
        if host_of(parts.netloc) != self.host:
            return None
        if not f"{path}/".startswith(self.base):  # another site on the same host, unless only its letters are others
            is_own = f"{path}/".lower().startswith(self.base.lower())
            return Fault("link-case", self.base[1:] + path[len(self.base) :]) if is_own else None
        return self._inside((parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else ""))

    def _inside(self, text: str) -> Address | Fault:
        path, _, fragment = text.partition("#")
        path, fragment = path.partition("?")[0], fragment.partition(":~:")[0]
        if not path:
            return Address(OWN, "", fragment)
        path = _flat(path)
        if path.startswith("/"):
            if f"{path}/" == self.base:
                return Fault("link-slash", self.base)
            if not f"{path}/".startswith(self.base):
                return Fault("link-scheme" if EDITORS_PATH.match(path) else "link-outside")
            return Address(ROOT, path[len(self.base) :], fragment)
        ups = 0
        while path.startswith("../"):
            ups, path = ups + 1, path[3:]
        return Address(ups, path, fragment)

    def back(self, ups: int, path: str) -> str | None:
        """Return where a path leads in the site that begins so many steps above the site's folder; None outside it."""
        above = self.base.strip("/").split("/") if self.base != "/" else []
        folder = "".join(f"{step}/" for step in above[-ups:])
        return path[len(folder) :] if ups <= len(above) and path.startswith(folder) else None


def host_of(place: str) -> str:
    """Return a host in lower case, without who asks, and without the port that https has anyway."""
    return re.sub(r":(?:0*443)?\Z", "", place.lower().rpartition("@")[2])


def joined(start: str, address: str) -> str:
    """Return an address as it is meant, beginning from another one; as it is written where one of them is none."""
    try:
        return urljoin(start, address)
    except ValueError:
        return address


def _slashed(text: str) -> str:
    """Make the backslashes of a path slashes; those of a query and a fragment stay."""
    path = re.split("[?#]", text, maxsplit=1)[0]
    return path.replace("\\", "/") + text[len(path) :]


def _flat(path: str) -> str:
    """Take `.` and `..` out of a path, as far as that can be done without knowing where it starts."""
    if "%2" in path:
        path = re.sub("%2e", ".", path, flags=re.IGNORECASE)
    if "./" not in path and not path.endswith("."):
        return path
    root = "/" if path.startswith("/") else ""
    steps = path[len(root) :].split("/")
    kept: list[str] = []
    for step in steps:
        if step != ".." or (not root and kept[-1:] in ([], [".."])):
            kept += [step] if step != "." else []
        else:
            del kept[-1:]
    return root + "/".join([*kept, *([""] if steps[-1] in {".", ".."} else [])])


def is_mail(rest: str) -> bool:
    """Tell whether what follows mailto: names somebody to write to, or leaves it to the reader (RFC 6068)."""
    to, _, fields = rest.partition("#")[0].partition("?")
    others = [unquote(one) for one in re.findall(r"(?:^|&)(?:to|cc|bcc)=([^&]+)", fields, re.IGNORECASE)]
    if to.startswith("/") or not all("@" in one for one in others) or re.search(rf"\?{_FIELD}", fields):
        return False
    if not to:
        return bool(re.search(f"(?:^|&){_FIELD}", fields))
    return all(_MAIL.match(unquote(one)) for one in to.split(","))
