"""``artcli search``: find articles, best first."""

from __future__ import annotations

from artcli.cli.declared import UsageFaultError
from artcli.cli.search_options import TAKES
from artcli.hints import TYPE_CHECKING, Any
from artcli.values import replace

if TYPE_CHECKING:
    from artcli.cli.declared import Shared
    from artcli.cli.printing import Printer
    from artcli.library import Library
    from artcli.model import Results
    from artcli.search.request import SearchRequest

__all__ = ["TAKES", "run"]

NOTHING_FOUND = 1
SAVED_SEARCHES = "@"


def run(shared: Shared, query: tuple[str, ...], options: dict[str, Any]) -> int:
    """Search, print what is found, and return the exit status.

    Raises ``UsageFaultError`` for options that don't go together.
    """
    from artcli.cli.printing import printer  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    words = " ".join(query)
    chosen = printer(shared, options)
    library = Library(shared.index_path())
    if words.strip() == SAVED_SEARCHES:
        from artcli.cli.saved import print_saved  # noqa: PLC0415

        return print_saved(library, chosen)
    request = replace(_request(words, options), counted=options["count"] or chosen.counts)
    if options["save"] is not None:
        _save(library, options["save"], request)
    results = library.search(request)
    _learn(options)
    if options["count"]:
        return _count(chosen, results)
    _say_what_is_not_there(chosen, options, results)
    return _show(library, chosen, results)


def _request(words: str, options: dict[str, Any]) -> SearchRequest:
    """Return what is asked for.

    Raises ``QuerySyntaxError``, or ``UsageFaultError`` where nothing is.
    """
    from artcli.cli.search_query import typed  # noqa: PLC0415
    from artcli.search.request import SearchRequest  # noqa: PLC0415

    joint = options["joint"] or "all"
    whole = typed(words, joint, options)
    if not words.strip() and not whole.narrowing:
        message = "What is looked for? Give some words."
        raise UsageFaultError(message)
    return SearchRequest(
        query=whole.query(),
        limit=1 if options["count"] else options["limit"],
        offset=0 if options["count"] else options["offset"],
        joint="any" if joint == "any" else "all",
        order=options["order"],
        fields=options["fields"],
        expand=options["expand"],
        facets=options["facets"],
        histogram=options["histogram"],
        explain=options["explain"],
        all_versions=options["all_versions"],
    )


def _save(library: Library, name: str, request: SearchRequest) -> None:
    """Keep the query under a name, as it would have to be typed without options.

    Raises ``UsageFaultError`` for what no query can say.
    """
    from artcli.cli.messages import print_note  # noqa: PLC0415
    from artcli.query.saved import asks_for_saved  # noqa: PLC0415
    from artcli.query.tree import printed  # noqa: PLC0415
    from artcli.search.run import read_query  # noqa: PLC0415

    if request.fields:
        message = f"--in {request.fields[0]} can't be saved: write {request.fields[0]}:(…) in the query."
        raise UsageFaultError(message)
    query = request.query
    if request.joint == "any":
        known = library.saved_searches() if asks_for_saved(query) else ()
        query = printed(read_query(replace(request, saved=tuple([(one.name, one.query) for one in known]))))
    name = name.removeprefix(SAVED_SEARCHES)
    library.save_search(name, query)
    print_note(f"Saved as @{name}: {query}")


def _say_what_is_not_there(chosen: Printer, options: dict[str, Any], results: Results) -> None:
    """Say why something that was asked for isn't among the results."""
    notes = []
    if options["histogram"] and results.hits and not results.histogram:
        notes.append("There is no histogram, as no article that matches prints a date.")
    if options["expand"] and results.hits and not results.added:
        notes.append("Nothing was added to the query: among the best hits is one that has all its words.")
    if notes:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note("\n".join(notes), apart=chosen.laid_out)


def _learn(options: dict[str, Any]) -> None:
    """Note what the reader knows to use, so that it isn't proposed again."""
    known = {"narrow": options["after"] or options["before"], "facets": options["facets"] or options["histogram"]}
    if any(known.values()):
        from artcli.cli.hints import mark_used  # noqa: PLC0415

        mark_used(*[name for name, used in known.items() if used])


def _count(chosen: Printer, results: Results) -> int:
    """Print how many articles match the query itself; exit status 1 says that none does."""
    number = 0 if results.widened else results.total
    chosen.output.write(str(number))
    return 0 if number else NOTHING_FOUND


def _show(library: Library, chosen: Printer, results: Results) -> int:
    from artcli.last_search import LastSearch, remember  # noqa: PLC0415

    if results.hits:
        remember(library.path, LastSearch(results.query, {hit.rank: hit.id for hit in results.hits}))
    if chosen.laid_out:
        from artcli.cli.hints import search_hints  # noqa: PLC0415

        chosen = replace(chosen, hints=search_hints())
    chosen.results(results)
    return 0 if results.hits else NOTHING_FOUND
