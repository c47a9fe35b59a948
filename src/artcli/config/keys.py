"""What may be configured?  ``SETTINGS`` is the table, a row a key; ``Config`` has the value of each, typed, and what holds where the file is silent."""

from __future__ import annotations

from artcli.config.kinds import FLAG, TEXT, Kind, choice, number, share, texts
from artcli.values import dataclass

NEAR_DUPLICATES = 0.35
"""What two articles resemble each other by at the least which are versions of one: docs/versions.md has what that finds, and what not."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration file says, or what holds where it is silent.

    ``new_tags`` are the tags that an article has until they are taken away; ``show_marks_read`` says whether ``show`` takes ``unread`` away.
    ``learn_furniture`` says whether lines that recur over many articles of a source are left out of them; ``keep_lines`` never are.
    ``width`` is that of an article's lines, ``indent`` sets its paragraphs with indents; ``theme`` is a theme's name, or one of the reader's
    own as styles by their names.  ``near_duplicates`` is what two articles resemble each other by at the least which are versions of one; 0
    looks for none.
    ``opensearch_credentials`` is the file with who asks a cluster, ``opensearch_ca`` that of the authority whose certificates are trusted;
    ``opensearch_timeout`` is in seconds; ``opensearch_shards`` and ``opensearch_replicas`` are those of libraries that are made,
    and ``opensearch_text_fields`` says whether other programs can search those.
    """

    index: str | None = None
    pager: str | None = None
    new_tags: tuple[str, ...] = ("unread",)
    show_marks_read: bool = True
    width: int | None = None
    indent: bool = False
    theme: str | dict[str, str] = "auto"
    learn_furniture: bool = True
    keep_lines: tuple[str, ...] = ()
    near_duplicates: float = NEAR_DUPLICATES
    opensearch_credentials: str | None = None
    opensearch_ca: str | None = None
    opensearch_timeout: int = 30
    opensearch_retries: int = 6
    opensearch_shards: int = 1
    opensearch_replicas: int = 1
    opensearch_text_fields: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """A key: its kind, what it does, the variable that goes before the file (and one that comes behind it), the option before both.

    ``otherwise`` says in words what holds where nothing is said, if that is no value of the file; ``example`` is one that could be.
    """

    name: str
    kind: Kind
    does: str
    variable: str | None = None
    later: str | None = None
    option: str | None = None
    otherwise: str | None = None
    example: str = ""


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting(
            "index",
            TEXT,
            "the library's folder, or its address in OpenSearch",
            variable="ARTCLI_INDEX",
            option="--index",
            otherwise="the platform's data folder",
            example="~/articles/index",
        ),
        Setting(
            "pager",
            TEXT,
            "what pages are read in; an empty text is none",
            variable="ARTCLI_PAGER",
            later="PAGER",
            option="--no-pager",
            otherwise="less -FIRX",
            example="less -FIRX",
        ),
        Setting("new_tags", texts('["unread"]'), "the tags that an article has until they are taken away"),
        Setting("show_marks_read", FLAG, "whether `show` takes `unread` away", option="--keep-unread"),
        Setting(
            "width", number(20, 88), "characters of an article's lines", option="--width", otherwise="66", example="72"
        ),
        Setting("indent", FLAG, "whether paragraphs have indents instead of empty lines", option="--indent"),
        Setting("theme", choice("auto", "light", "dark", "none", table="theme"), "the colours", option="--theme"),
        Setting("learn_furniture", FLAG, "whether lines that recur in a source are left out of its articles"),
        Setting("keep_lines", texts('["Share this story"]'), "lines that are never left out for recurring"),
        Setting("near_duplicates", share(), "how alike articles are that count as versions of one"),
        Setting(
            "opensearch_credentials",
            TEXT,
            "the file with the user and password, or token, of a cluster",
            variable="ARTCLI_OPENSEARCH_CREDENTIALS",
            otherwise="none",
            example="~/.config/artcli/opensearch",
        ),
        Setting(
            "opensearch_ca",
            TEXT,
            "the certificates that a cluster's is checked with (PEM)",
            variable="ARTCLI_OPENSEARCH_CA",
            otherwise="the system's",
            example="~/.config/artcli/ca.pem",
        ),
        Setting("opensearch_timeout", number(1, 3600), "seconds that a cluster has for an answer"),
        Setting("opensearch_retries", number(0, 20), "how often a cluster is asked again that is busy or silent"),
        Setting(
            "opensearch_shards",
            number(1, 1000),
            "shards of a library that is made on a cluster",
            option="ingest --shards",
        ),
        Setting("opensearch_replicas", number(0, 10), "copies of each of them", option="ingest --replicas"),
        Setting(
            "opensearch_text_fields",
            FLAG,
            "whether other programs can search its texts",
            option="ingest --no-text-fields",
        ),
    )
}
CONFIG_KEYS = {name: setting.kind.written for name, setting in SETTINGS.items()}
"""What may be configured, and how it is written."""


def is_setting(key: str, value: object) -> bool:
    """Tell whether there is such a key, and the value is of its kind."""
    return key in SETTINGS and SETTINGS[key].kind.holds(value)
