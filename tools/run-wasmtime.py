# SPDX-License-Identifier: MIT
"""Runs a WASI preview 1 command under wasmtime's Python package:

    python3 run-wasmtime.py app.wasm [args...]

what `wasmtime --dir=/ --env=PWD app.wasm args...` does where that command is
not installed. With --default-stack first it is given no more of the stack than
there. The program gets the arguments, the environment, the standard
streams and the file system; its exit code becomes ours.
"""
import os
import resource
import sys
import threading

# The package may be installed beside this file, or in build/py.
here = os.path.dirname(os.path.abspath(__file__))
for folder in (here, os.path.join(here, "..", "..")):
    if os.path.isdir(os.path.join(folder, "py", "wasmtime")):
        sys.path.insert(0, os.path.join(folder, "py"))

try:
    import wasmtime  # noqa: E402
except ImportError:
    sys.exit("run-wasmtime.py needs Python's wasmtime: pip install wasmtime")

STACK = 240 << 20  # bytes a program gets where the package lets us ask for it
STACK_ALWAYS = 2 << 20  # what it accepts otherwise
BYTES_PER_SLOT = 128  # of recursion
MARGIN = 16 << 20  # for Python and the host's own functions


def set_stack(config):
    """Lets programs use a deep stack; the bytes that it has."""
    want = STACK
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    if limit != resource.RLIM_INFINITY:
        want = STACK_ALWAYS
    try:
        # No method of Config has it, but a greater stack is refused without.
        from wasmtime import _bindings
        _bindings.wasmtime_config_async_stack_size_set(
            config.ptr(), want + (1 << 20))
    except (ImportError, AttributeError):
        want = STACK_ALWAYS
    config.max_wasm_stack = want
    return want


def wasi(argv):
    config = wasmtime.WasiConfig()
    config.argv = argv
    config.env = list({**os.environ, "PWD": os.getcwd()}.items())
    config.inherit_stdin()
    config.inherit_stdout()
    config.inherit_stderr()
    config.preopen_dir("/", "/")
    return config


def run(argv, config, stack):
    store = wasmtime.Store(wasmtime.Engine(config))
    store.set_wasi(wasi(argv))
    linker = wasmtime.Linker(store.engine)
    linker.define_wasi()
    module = wasmtime.Module.from_file(store.engine, argv[0])
    exports = linker.instantiate(store, module).exports(store)
    if stack and "stack_slots" in exports:
        at = exports["stack_slots"].value(store)
        slots = stack // BYTES_PER_SLOT
        exports["memory"].write(store, slots.to_bytes(4, "little"), at)
    try:
        exports["_start"](store)
    except wasmtime.ExitTrap as exit:
        return exit.code
    except wasmtime.Trap as trap:
        print(trap, file=sys.stderr)
        return 134
    return 0


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: run-wasmtime.py [--default-stack] app.wasm [args...]")
    config = wasmtime.Config()
    config.cache = True  # compiled code is kept between runs
    default = sys.argv[1] == "--default-stack"
    stack = None if default else set_stack(config)
    code = 2

    def go():
        nonlocal code
        code = run(sys.argv[2 if default else 1:], config, stack)

    # Only a thread's stack can be chosen.
    threading.stack_size((stack or 0) + MARGIN)
    thread = threading.Thread(target=go)
    thread.start()
    thread.join()
    sys.stdout.flush()
    os._exit(code)


main()
