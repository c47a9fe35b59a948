"""``artcli tag``: give articles tags, take them away, or list them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from artcli.cli.declared import JSON, JSONL, QUIET, SHARED, UsageFaultError, one_format
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import standard_output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.references import Meant
    from artcli.cli.terminal import Output
    from artcli.library import Library
    from artcli.model import Count

NOTHING_FOUND = 1

EXAMPLES = """
artcli tag 3 +korea -todo              the third result of the last search
artcli tag kq7f mbx2 +starred          articles by their ids
artcli tag author:lindqvist +series    all that a query finds
artcli tag 'harbour -wall' +port       quoted: -wall belongs to the query
artcli tag 'id:*' -unread              the whole library
artcli tag                             all tags, and how many articles have each
artcli tag 3                           the tags of an article
"""

_MARK = "\0"
_REMOVED = re.compile(r"-(?![hq]$)[^-].*", re.DOTALL)
"""What looks like a short option, or several, but is a tag to take away."""


class TagCommand(ExamplesCommand):
    """A command whose arguments may begin with a minus; ``--`` ends the options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep click from taking a tag for a cluster of short options."""
        end = args.index("--") if "--" in args else len(args)
        marked = [f"{_MARK}{arg}" if _REMOVED.fullmatch(arg) else arg for arg in args[:end]]
        rest = super().parse_args(ctx, marked + args[end:])
        ctx.params["words"] = tuple([word.removeprefix(_MARK) for word in ctx.params["words"]])
        return rest


class _Asked(NamedTuple):
    """What is asked for: words that name articles, tags to give and to take."""

    words: tuple[str, ...]
    add: tuple[str, ...]
    remove: tuple[str, ...]

    @property
    def changes(self) -> str:
        """The changes as they were typed."""
        return " ".join([*[f"+{tag}" for tag in self.add], *[f"-{tag}" for tag in self.remove]])


@click.command("tag", cls=TagCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("words", nargs=-1, metavar="[QUERY|ID|NUMBER]... [+TAG|-TAG]...")
@declared(JSON, JSONL, QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, words: tuple[str, ...], **options: Any) -> int:
    """Give articles tags, take tags away, or list them.

    +TAG gives, -TAG takes away, at the beginning or the end of the line. unread and starred are tags: new articles are unread, and show
    takes that away. Find them by tag:NAME in a query.
    """
    from artcli.cli.references import articles_meant  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"])
    asked = _parted(words)
    library = Library(shared.index_path())
    output = standard_output(shared.color)
    if not asked.words:
        if asked.changes:
            message = (
                f"Which articles get {asked.changes}? Give ids, numbers of the last results, or a query; 'id:*' is all."
            )
            raise UsageFaultError(message)
        return _list(output, form, library.tag_counts())
    _check(asked)
    meant = articles_meant(asked.words, library)
    if not meant.ids:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note(f"Nothing matches {meant.query}.")
        if _is_bare(asked):
            print_note(f"To give a tag, put + before it: artcli tag {asked.words[0]} +{asked.words[-1]}")
        return NOTHING_FOUND
    if not asked.changes:
        return _list_of(output, form, library, meant)
    changed = library.marks.tag(meant.ids, asked.add, asked.remove)
    if form:
        record = {"articles": len(meant.ids), "changed": changed, "added": asked.add, "removed": asked.remove}
        output.write(json.dumps(record, ensure_ascii=False, indent=2 if form == "json" else None))
    elif not options["quiet"]:
        from artcli.cli.messages import say  # noqa: PLC0415

        say(output, _sentence(changed, len(meant.ids), asked.changes))
    return 0


def _is_bare(asked: _Asked) -> bool:
    """Tell whether the last word may be a tag without its sign: ``artcli tag 1 korea``."""
    return not asked.changes and len(asked.words) > 1 and asked.words[0].isdecimal()


def _parted(words: Sequence[str]) -> _Asked:
    """Part the changes, at either end, from the words between."""
    first, last = 0, len(words)
    while first < last and words[first][:1] in ("+", "-"):
        first += 1
    while last > first and words[last - 1][:1] in ("+", "-"):
        last -= 1
    changes = [*words[:first], *words[last:]]
    given, taken = [[one[1:] for one in changes if one[0] == sign] for sign in "+-"]
    return _Asked(tuple(words[first:last]), tuple(dict.fromkeys(given)), tuple(dict.fromkeys(taken)))


def _check(asked: _Asked) -> None:
    """Refuse what can't be a tag before anything is searched.

    Raises ``MarksError``.
    """
    if asked.changes:
        from artcli.marks.articles import checked_tag  # noqa: PLC0415

        for tag in (*asked.add, *asked.remove):
            checked_tag(tag)


def _sentence(changed: int, articles: int, changes: str) -> str:
    from artcli.render.figures import counted  # noqa: PLC0415
    from artcli.render.safe import safe  # noqa: PLC0415

    number = counted(changed, "article") if changed == articles else f"{changed:,} of {counted(articles, 'article')}"
    return f"{number} changed: {safe(changes)}"


def _list_of(output: Output, form: str | None, library: Library, meant: Meant) -> int:
    """Print the tags of some articles; of a single one without numbers, which would say nothing."""
    if len(meant.ids) > 1 and meant.query is not None:
        return _list(output, form, library.tag_counts(meant.query))
    from collections import Counter  # noqa: PLC0415

    from artcli.model import Count  # noqa: PLC0415

    marks = library.marks
    tags = Counter([tag for one in meant.ids for tag in marks.tags(one)])
    if form or len(meant.ids) > 1:
        return _list(output, form, [Count(tag, number) for tag, number in tags.most_common()])
    for tag in tags:
        output.write(tag)
    return 0 if tags else NOTHING_FOUND


def _list(output: Output, form: str | None, counts: Sequence[Count]) -> int:
    """Print tags with the number of articles that have each."""
    if form:
        records = [{"tag": one.value, "count": one.count} for one in counts]
        if form == "json":
            output.write(json.dumps(records, ensure_ascii=False, indent=2))
        else:
            for record in records:
                output.write(json.dumps(record, ensure_ascii=False))
    elif not counts:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note("No article has a tag.\nGive one: artcli tag 1 +starred")
    elif output.as_page:
        from artcli.render.tags import tags_page  # noqa: PLC0415

        output.show(tags_page(counts))
    else:
        for one in counts:
            output.write(f"{one.value}\t{one.count}")
    return 0 if counts else NOTHING_FOUND
