"""Web addresses as people paste them: written one way, and recognised by the address rules.

No request is made: all that is known of an address is its text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import SplitResult, urlsplit, urlunsplit

SCHEMES = {"http": 80, "https": 443}
# What sites, mails and advertisements add to see where a visitor comes from.
TRACKING = frozenset(
    """
    _ga _gl _hsenc _hsmi _openstat dclid etext fbclid frommarket gbraid gclid gclsrc igshid mc_cid
    mc_eid mkt_tok msclkid rb_clickid twclid vero_id wbraid wickedid yadclid yadordid yclid
    ymclid ysclid
    """.split()
)
TRACKING_BEGINS = "utm_"
# What begins like an address of the web: with its scheme, also one mistyped ("htp:/", "https//"),
# or as people copy it without.
_LINK = re.compile(r"^(\w+:[/\\]|https?[^\w\s]|www\.|[^\s/]+\.[^\W\d]{2,}/)", re.IGNORECASE)
TEXT_FRAGMENT = ":~:"  # where the search engine marked what it found
USUAL_SCHEME = "https://"  # of what is copied without one


@dataclass(frozen=True)
class AddressRule:
    """Whose the addresses of a host are, and what the path says of them.

    `host` may hold * and is in punycode; `path_pattern` empty fits any path.
    """

    community: str
    host: str
    path_pattern: str = ""
    kind: str | None = None
    is_file_host: bool = False


@dataclass(frozen=True)
class Recognised:
    """What an address tells; `kind` None: the community alone."""

    community: str
    kind: str | None = None
    is_file: bool = False


def normalised(address: str) -> str:
    """Return an address in the one way it is kept; what is no address of the web stays as it is.

    Scheme and host in small letters, a Cyrillic host in Cyrillic letters, no tracking parameters.
    """
    parts = _parts(address)
    if parts is None or parts.hostname is None:
        return address
    host, port = _readable(parts.hostname), parts.port
    if port and port != SCHEMES[parts.scheme]:
        host = f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not _is_tracking(part))
    fragment = parts.fragment.partition(TEXT_FRAGMENT)[0]
    return urlunsplit((parts.scheme, host, parts.path, query, fragment))


def completed(address: str, rules: Sequence[AddressRule]) -> str:
    """Return an address of a site that a rule knows with the scheme it was copied without."""
    whole = f"{USUAL_SCHEME}{address.strip()}"
    return whole if "://" not in address and recognised(whole, rules) else address


def is_link(text: str) -> bool:
    """Say whether a text begins like an address of the web."""
    return _LINK.match(text) is not None


def link_and_number(text: str, rules: Sequence[AddressRule] = ()) -> tuple[str, str]:
    """Return the link and the document number in what stands in one place for both."""
    words = text.split()
    links = (word for word in words if is_link(word) or completed(word, rules) != word)
    address = next(links, "")
    if address:
        words.remove(address)
    return completed(address, rules), " ".join(words)


def same_or(address: str, former: str) -> str:
    """Return the former writing of an address where both are the same one, else the address."""
    return former if normalised(former) == normalised(address) else address


def recognised(address: str, rules: Sequence[AddressRule]) -> Recognised | None:
    """Return whose the address is, None when no rule knows its host."""
    parts = _parts(address)
    if parts is None or parts.hostname is None:
        return None
    fitting = list(_of_host(parts.hostname, rules))
    for rule in fitting:
        if rule.is_file_host:
            return Recognised(rule.community, is_file=True)
    for rule in fitting:
        if rule.kind and _fits(rule.path_pattern, parts.path):
            return Recognised(rule.community, rule.kind)
    return Recognised(fitting[0].community) if fitting else None


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return None
    is_plain = parts.scheme in SCHEMES and parts.hostname and not parts.username
    return parts if is_plain and not any(map(str.isspace, address.strip())) else None


def _of_host(host: str, rules: Sequence[AddressRule]) -> Iterator[AddressRule]:
    """Yield the rules of a host; the phone's version of a site is the same site."""
    named = _punycode(host)
    for prefix in ("www.", "m."):
        named = named.removeprefix(prefix)
    for rule in rules:
        if fnmatchcase(named, _punycode(rule.host).removeprefix("www.")):
            yield rule


def _fits(pattern: str, path: str) -> bool:
    try:
        return not pattern or re.search(pattern, path) is not None
    except re.error:  # a rule that nobody can read fits nothing
        return False


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_BEGINS)


def _punycode(host: str) -> str:
    try:
        return host.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return host.lower()


def _readable(host: str) -> str:
    try:
        return _punycode(host).encode("ascii").decode("idna")
    except UnicodeError:
        return host.lower()
