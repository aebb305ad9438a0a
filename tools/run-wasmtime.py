# SPDX-License-Identifier: MIT
"""Runs a WASI preview 1 command under wasmtime's Python package:

    python3 run-wasmtime.py app.wasm [args...]

what `wasmtime --dir=/ --env=PWD app.wasm args...` does where that command is
not installed. The program gets the arguments, the environment, the standard
streams and the file system; its exit code becomes ours.
"""
import os
import sys

# The package may be installed beside this file, or in build/py.
here = os.path.dirname(os.path.abspath(__file__))
for folder in (here, os.path.join(here, "..", "..")):
    if os.path.isdir(os.path.join(folder, "py", "wasmtime")):
        sys.path.insert(0, os.path.join(folder, "py"))

import wasmtime  # noqa: E402

STACK = 2 << 20  # bytes; the most that the package accepts
STACK_SLOTS = 16384  # recursion that it allows: some 120 bytes per slot


def engine():
    config = wasmtime.Config()
    config.cache = True  # compiled code is kept between runs
    config.max_wasm_stack = STACK
    return wasmtime.Engine(config)


def wasi(argv):
    config = wasmtime.WasiConfig()
    config.argv = argv
    config.env = list({**os.environ, "PWD": os.getcwd()}.items())
    config.inherit_stdin()
    config.inherit_stdout()
    config.inherit_stderr()
    config.preopen_dir("/", "/")
    return config


def run(argv):
    store = wasmtime.Store(engine())
    store.set_wasi(wasi(argv))
    linker = wasmtime.Linker(store.engine)
    linker.define_wasi()
    module = wasmtime.Module.from_file(store.engine, argv[0])
    exports = linker.instantiate(store, module).exports(store)
    if "stack_slots" in exports:
        at = exports["stack_slots"].value(store)
        exports["memory"].write(store, STACK_SLOTS.to_bytes(4, "little"), at)
    try:
        exports["_start"](store)
    except wasmtime.ExitTrap as exit:
        return exit.code
    except wasmtime.Trap as trap:
        print(trap, file=sys.stderr)
        return 134
    return 0


if len(sys.argv) < 2:
    sys.exit("usage: run-wasmtime.py app.wasm [args...]")
code = run(sys.argv[1:])
sys.stdout.flush()
os._exit(code)
