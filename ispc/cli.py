"""The command line: finds the command that is asked for, and says how it went.

Data goes to standard output and everything else to standard error. 0 is fine, 1 findings, 2 usage, 3 something that this
machine lacks, 70 our own fault. `verify` has statuses of its own.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import click

from ispc import __version__, registry, terminal
from ispc import commands as door
from ispc.commands._shared import OURS


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="ispc")
def commands() -> None:
    """Compile information sharing agreements into the layers that people read."""


for _name, _module in registry.modules(door).items():
    commands.add_command(getattr(_module, _name.replace("-", "_")), _name)


def main() -> None:
    """Run a command. A fault of our own is said in one line, with a report to send, and status 70."""
    try:
        commands.main(prog_name="ispc", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except (click.Abort, KeyboardInterrupt):
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None
    except Exception as error:
        if os.environ.get("ISPC_DEBUG"):
            raise
        last = traceback.extract_tb(error.__traceback__)[-1]
        terminal.say(
            f"ispc: this is a fault in ispc {__version__}, not in your files: {type(error).__name__} in "
            f"{Path(last.filename).name}:{last.lineno}.\nRun it again with ISPC_DEBUG=1 and send us what it prints."
        )
        raise SystemExit(OURS) from None
