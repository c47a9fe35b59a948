"""``artcli config``: see what is configured and where from, or change it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import JSON, QUIET, SHARED, Option, UsageFaultError
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import standard_output
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.declared import Shared
    from artcli.cli.terminal import Output
    from artcli.config.keys import Setting
    from artcli.config.origins import Origin

NOTHING_SET = 1
ACTIONS = ("show", "get", "set", "unset", "edit", "path")

EXAMPLES = """
artcli config                          every setting as it is
artcli config show --origin            and who says so: option, variable, line
artcli config set pager "less -R"      one key; the file's comments stay
artcli config set new_tags unread inbox
artcli config get index
artcli config unset pager              back to what holds without it
artcli config edit                     the file, in $VISUAL or $EDITOR
artcli config path                     where it is
"""
_NEW = """\
# The configuration of artcli: what isn't said here is as it stands behind the #.
# docs/configuration.md has every key; artcli config show --origin says what holds, and why.

"""

ORIGIN = Option(("--origin",), "origin", "Say where each value is from.", flag=True)


@click.command("config", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("action", type=click.Choice(ACTIONS), default="show", metavar="[show|get|set|unset|edit|path]")
@click.argument("words", nargs=-1, metavar="[KEY] [VALUE]...")
@declared(ORIGIN, JSON, QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, action: str, words: tuple[str, ...], **options: Any) -> int:
    """Show the configuration, or change it.

    An option goes before an environment variable, that before the file, config.toml in your platform's folder (or where ARTCLI_CONFIG says).
    """
    shared = remember_options(ctx, options)
    output = standard_output(shared.color)
    _check(action, words, options)
    if action in ("show", "get"):
        return _show(output, shared, words, options)
    if action == "path":
        from artcli.config import config_path  # noqa: PLC0415  (--help needs none of it)

        output.write_name(str(config_path()), "\n")
    elif action == "edit":
        _edit()
    else:
        _change(output, action, words, quiet=options["quiet"])
    return 0


def _check(action: str, words: Sequence[str], options: dict[str, Any]) -> None:
    """Raise ``UsageFaultError`` where there are too few words, or too many."""
    least, most = {"get": (1, 1), "unset": (1, 1), "set": (2, 1000), "show": (0, 1)}.get(action, (0, 0))
    if len(words) < least:
        message = f"config {action} needs a key{' and a value' if action == 'set' else ''}."
        raise UsageFaultError(message)
    if len(words) > most:
        message = f"config {action} doesn't take {words[most]}."
        raise UsageFaultError(message)
    if (options["origin"] or options["as_json"]) and action not in ("show", "get"):
        message = f"{'--origin' if options['origin'] else '--json'} goes with config show and config get only."
        raise UsageFaultError(message)


def _setting(key: str) -> Setting:
    """Return a key's row; a key of a table stands behind its name and a full stop.

    Raises ``ConfigError``.
    """
    from artcli.config.file import keys_hint  # noqa: PLC0415
    from artcli.config.keys import SETTINGS  # noqa: PLC0415

    name, stop, _ = key.partition(".")
    if name not in SETTINGS or (stop and SETTINGS[name].kind.name != "table"):
        message = f"There is no key {key}."
        raise ConfigError(message, hint=keys_hint(key))
    return SETTINGS[name]


def _show(output: Output, shared: Shared, words: Sequence[str], options: dict[str, Any]) -> int:
    from artcli.config.origins import origins  # noqa: PLC0415

    wanted = {_setting(key).name for key in words}
    found = [one for one in origins({"index": shared.index}) if not wanted or one.setting.name in wanted]
    if options["as_json"]:
        records = [_record(one) for one in found]
        output.write(json.dumps(records[0] if wanted else records, ensure_ascii=False, indent=2))
        return 0
    from artcli.config.editing import toml  # noqa: PLC0415
    from artcli.render.safe import safe  # noqa: PLC0415

    bare = bool(wanted) and not options["origin"]
    for one in found:
        value = _part(one.value, words[0]) if words else one.value
        if value is None:
            return NOTHING_SET
        shown = value if bare and isinstance(value, str) else toml(value)
        line = shown if bare else f"{words[0] if words else one.setting.name} = {shown}"
        output.write(safe(line) + (f"  # {safe(one.said)}" if options["origin"] else ""))
    return 0


def _part(value: Any, key: str) -> Any:
    """Return a setting's value, or of a table that of the key in it."""
    _, stop, inside = key.partition(".")
    return value if not stop else value.get(inside) if isinstance(value, dict) else None


def _record(one: Origin) -> dict[str, Any]:
    return {
        "key": one.setting.name,
        "value": one.value,
        "origin": one.origin,
        "name": one.name,
        "line": one.line,
        "does": one.setting.does,
        "written": one.setting.kind.written,
    }


def _change(output: Output, action: str, words: Sequence[str], *, quiet: bool) -> None:
    """Write a setting, or take it out.

    Raises ``ConfigError`` for a key or a value that can't be.
    """
    from artcli.config import config_path, load_settings  # noqa: PLC0415
    from artcli.config.editing import save_settings, toml  # noqa: PLC0415
    from artcli.render.safe import safe, safe_name  # noqa: PLC0415

    key, *rest = words
    setting = _setting(key)
    value = setting.kind.read(tuple(rest)) if action == "set" else None
    inside = key.partition(".")[2]
    if inside:
        there = load_settings().get(setting.name)
        table = {name: one for name, one in there.items() if name != inside} if isinstance(there, dict) else {}
        value = table | ({inside: value} if action == "set" else {})
        value = value or None
    if action == "set" and not setting.kind.holds(value):
        message = f"{key} must be {setting.kind.written}."
        raise ConfigError(message, hint=f"{setting.name}: {setting.does}.")
    save_settings({setting.name: value})
    if not quiet:
        done = f"{key} = {toml(_part(value, key))}" if action == "set" else f"{key} is no longer set"
        output.write(f"{safe(done)} in {safe_name(str(config_path()))}")


def _edit() -> None:
    """Let the reader change the file; say what can't be in it, which stays as they wrote it.

    Raises ``ConfigError``.
    """
    import subprocess  # noqa: PLC0415
    from os import environ  # noqa: PLC0415

    from artcli.cli.editor import editor  # noqa: PLC0415
    from artcli.config import config_path, load_config  # noqa: PLC0415

    path = config_path()
    program = editor(environ)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_template(), encoding="utf-8", newline="\n")
        status = subprocess.run([*program, str(path)], check=False).returncode  # noqa: S603  (the reader's own choice)
    except OSError as error:
        message = f"{path} can't be edited with {program[0]}: {error.strerror}."
        raise ConfigError(message, hint="$VISUAL or $EDITOR says which editor.") from error
    if status:
        message = f"The editor ended with status {status}."
        raise ConfigError(message, hint=f"The file is {path}")
    load_config()


def _template() -> str:
    """Return a configuration that says nothing yet, with every key to be said."""
    from artcli.config import SETTINGS, Config  # noqa: PLC0415
    from artcli.config.editing import toml  # noqa: PLC0415

    lines = []
    for setting in SETTINGS.values():
        value = getattr(Config(), setting.name)
        shown = toml(list(value) if isinstance(value, tuple) else setting.example if value is None else value)
        lines.append(f"# {setting.does}\n# {setting.name} = {shown}\n")
    return _NEW + "\n".join(lines)
