"""Writes what a host must know: headers, redirects, where to report a weakness, and texts compressed beforehand."""

import base64
import gzip
import hashlib
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime

import addresses
import schema
from inputs import HERE, Inputs, read_yaml
from parts import in_parts
from safe_yaml import SAFE

RULES = HERE.parent / "headers.yml"
COMPRESSED = {".html", ".css", ".csv", ".js", ".svg", ".xml", ".txt", ".json"}
SMALLEST = 256  # bytes; what is smaller does not get smaller
VALID = timedelta(days=364)  # of security.txt; RFC 9116, 2.5.5 wants less than a year
RENEWED = timedelta(days=180)  # after this long without a change, a build counts from its own day
# What only a header can say (CSP Level 3, 3.3).
HEADER_ONLY = {"frame-ancestors", "report-uri", "report-to", "sandbox"}


def on_config(config: MkDocsConfig) -> None:
    """Read the redirects; raises PluginError with a line for each that leads nowhere or whose address a page has."""
    if config.extra["i18n"].building:
        return
    inputs: Inputs = config.extra["inputs"]
    moved = read_redirects(inputs, Path(config.docs_dir, "redirects.yml"))
    inputs.stop_if_wrong()
    statement = config.extra.get("accessibility_statement")
    found = {old: addresses.root(config) + new for old, new in moved.items()}
    config.extra["redirects"] = {"was/": statement, **found} if statement else found


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add `host`, of which the files for hosts are made, `page_policy`, which each page says, and a page a redirect."""
    inputs: Inputs = config.extra["inputs"]
    name = f"{RULES.parent.name}/{RULES.name}"
    rules, slips = schema.load(inputs.read(RULES, name) or "", read_yaml(HERE / "headers.schema.yml"), SAFE)
    for slip in slips:
        kind = slip.kind if slip.kind in {"yaml", "conflict", "repeated"} else "header_form"
        inputs.tell(name, slip.line, kind, slip.field, detail=slip.detail)
    inputs.stop_if_wrong()
    # What a policy lets stand in a page it names by its hash (CSP Level 3, 6.7.3.3).
    digest = base64.b64encode(hashlib.sha256(config.extra["stylesheet"].encode()).digest()).decode()
    policy = {name: value.format(stylesheet=f"sha256-{digest}") for name, value in rules["policy"].items()}
    env.globals["page_policy"] = joined({name: value for name, value in policy.items() if name not in HEADER_ONLY})
    env.globals["host"] = {
        "headers": {"Content-Security-Policy": joined(policy), **rules["headers"]},
        "cache": rules["cache"],
        "base": addresses.root(config),
        "redirects": [
            (addresses.root(config) + path, address, 302 if "://" in address else 301)
            for old, address in config.extra["redirects"].items()
            for path in (old, old.removesuffix("/"))
        ],
        "expires": expiry(get_build_datetime(), datetime.fromtimestamp(time.time(), UTC)),
    }
    for old, address in () if config.extra["i18n"].building else config.extra["redirects"].items():
        stub = env.get_template("redirect.html").render(address=address)
        files.append(File.generated(config, f"{old}index.html", content=f"{stub}\n"))


def read_redirects(inputs: Inputs, file: Path) -> dict[str, str]:
    """Return the new address of each old one, from the site's root; note what is wrong with any of them."""
    name = f"{file.parent.name}/{file.name}"
    text = inputs.read(file, name) or ""
    given, slips = schema.load(text, read_yaml(HERE / "redirects.schema.yml"), schema.AllText)
    for slip in slips:
        kind = "moved_form" if slip.kind in {"pattern", "no_fields", "type"} else slip.kind
        inputs.tell(name, slip.line, kind, slip.field, detail=slip.detail or slip.field)
    pages = {addresses.address(inputs, path, locale) for path in inputs.pages for locale in inputs.locales}
    moved: dict[str, str] = {} if slips else given or {}
    for old, new in moved.items():
        line = schema.line_of(text, [old])
        if f"{old}index.html" in pages:
            inputs.tell(name, line, "moved_taken", detail=old)
        if f"{new.partition('#')[0]}index.html" not in pages:
            inputs.tell(name, line, "moved_nowhere", detail=old, other=new)
    return moved


def joined(policy: dict[str, str]) -> str:
    """Write a policy as a header has it."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def expiry(made: datetime, now: datetime) -> str:
    """Return until when security.txt is valid, counted from the source's time, so that the same gives the same."""
    start = made if now - RENEWED < made <= now else now
    return f"{start + VALID:%Y-%m-%dT00:00:00Z}"


@event_priority(-300)  # after everything else is there
def on_post_build(config: MkDocsConfig) -> None:
    """Lay a compressed copy beside each text, for hosts that send it as it is."""
    if config.extra["i18n"].building or config.extra["served"]:  # a preview is sent as it is
        return
    texts = (file for file in Path(config.site_dir).rglob("*") if file.suffix in COMPRESSED and file.is_file())
    list(in_parts([str(file) for file in texts if not file.name.startswith("_")], compress))


def compress(files: Sequence[str]) -> None:
    """Lay a compressed copy beside each file that gets smaller by it."""
    for file in files:
        data = Path(file).read_bytes()
        if len(data) >= SMALLEST:
            Path(f"{file}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
