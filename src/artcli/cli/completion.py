"""``artcli completion``: print what makes a shell complete artcli's commands, options, ids, tags and fields."""

from __future__ import annotations

from typing import Any

import click

from artcli.cli.completing import SHELLS
from artcli.cli.declared import SHARED
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import standard_output

EXAMPLES = """
eval "$(artcli completion bash)"                     in ~/.bashrc
eval "$(artcli completion zsh)"                      in ~/.zshrc, after compinit
artcli completion fish > ~/.config/fish/completions/artcli.fish
"""

_BASH = r"""
_artcli_completion() {
    local IFS=$'\n'
    COMPREPLY=($(_ARTCLI_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    case "${COMP_WORDS[1]}" in search|query|find|timeline|tag|completion) compopt +o default ;; esac
    if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *: ]]; then
        compopt -o nospace
    fi
}
complete -o default -o nosort -F _artcli_completion artcli
"""
_ZSH = r"""
#compdef artcli
_artcli() {
    local line value
    local -a lines whole open
    lines=("${(@f)$(_ARTCLI_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    for line in "${(@)lines}"; do
        [[ -n $line ]] || continue
        value=${${line%%$'\t'*}//:/\\:}
        if [[ $value == *: ]]; then open+=("$value:${line#*$'\t'}"); else whole+=("$value:${line#*$'\t'}"); fi
    done
    if (( $#whole + $#open == 0 )); then _files; return; fi
    (( $#whole )) && _describe -V artcli whole
    (( $#open )) && _describe -V field open -S ''
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _artcli "$@"
else
    compdef _artcli artcli
fi
"""
_FISH = r"""
function __artcli_completion
    set -l words (commandline -opc)
    set -e words[1]
    set -lx _ARTCLI_COMPLETE fish
    artcli $words (commandline -ct) 2>/dev/null
end
complete -c artcli -f -k -a '(__artcli_completion)'
complete -c artcli -n '__fish_seen_subcommand_from ingest add normalise normalize backup restore export' -F
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


@click.command("completion", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("shell", type=click.Choice(SHELLS))
@declared(*SHARED)
@click.pass_context
def command(ctx: click.Context, /, shell: str, **options: Any) -> int:
    """Print a script that lets SHELL complete commands, options, ids (with their titles), tags and fields at the tab key."""
    shared = remember_options(ctx, options)
    standard_output(shared.color).write(SCRIPTS[shell].strip())
    return 0
