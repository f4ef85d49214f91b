"""What a reading process takes from itself before it looks at a file: network, programs, writing.

Three fences, each of which holds where the one before is missing:

1. on Linux (x86-64, ARM64) a seccomp filter: the kernel refuses to make sockets, to run programs
   and to change the file system, whoever asks, compiled code included;
2. resource limits: no byte can be written to any file, no core is dumped, memory is bounded;
3. an audit hook (PEP 578): Python code that asks for any of this is refused. Python code alone:
   it fences libraries that mean no harm, not compiled code that a file has taken over.

Not fenced: reading other files of the same user. A process that was taken over could read them,
but has no way to send them anywhere than into this story.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
from typing import Any

# Linux numbers of the calls refused, by machine (include/uapi/asm-generic/unistd.h and
# arch/x86/entry/syscalls/syscall_64.tbl of the kernel).
_CALLS = {
    "x86_64": (
        *(41, 42, 43, 49, 50, 53, 288),  # socket connect accept bind listen socketpair accept4
        *(59, 322, 57, 58, 101, 62),  # execve execveat fork vfork ptrace kill
        *(76, 82, 83, 84, 86, 87, 88),  # truncate rename mkdir rmdir link unlink symlink
        *(90, 92, 94, 258, 263, 264, 265, 266, 268, 316),  # chmod chown lchown and the ...at calls
        *(165, 272, 308, 425),  # mount unshare setns io_uring_setup
        *(2, 85, 437),  # open creat openat2: everyone calls openat, whose flags can be seen
    ),
    "aarch64": (
        *(198, 203, 202, 200, 201, 199, 242),
        *(221, 281, 117, 129),
        *(45, 34, 35, 36, 37, 38, 53, 54, 276),
        *(40, 97, 268, 425, 437),
    ),
}
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # AUDIT_ARCH_...
_OPENAT = {"x86_64": 257, "aarch64": 56}
_FOREIGN = 0x40000000  # numbers from here on are calls of the x32 interface
_LOAD, _EQUAL, _AT_LEAST, _HAS_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # BPF instructions
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO with EPERM
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # of prctl(2)

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown", "os.kill", "shutil.", "urllib.", "http.client.", "ftplib."),
)


def confine() -> None:
    """Set up all fences, for the rest of this process's life."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    filter_calls()
    sys.addaudithook(_refuse)


def bound_memory(most: int) -> None:
    """Let this process hold at most `most` bytes of data; an allocation beyond that fails."""
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def filter_calls() -> bool:
    """Install the seccomp filter; whether the kernel took it."""
    machine = platform.machine()
    if not sys.platform.startswith("linux") or machine not in _CALLS:
        return False
    program = _program(_MACHINES[machine], _CALLS[machine], _OPENAT[machine])
    code = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: how many instructions, and where they are
    pointer = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    head = ctypes.create_string_buffer(pointer, len(pointer))
    return not libc.prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(head), 0, 0)


def _program(machine: int, calls: tuple[int, ...], opening: int) -> bytes:
    """The filter: a refused call, opening for writing, or another machine's call gives EPERM."""
    count = len(calls)
    lines = [
        (_LOAD, 0, 0, 4),  # seccomp_data.arch
        (_EQUAL, 0, count + 6, machine),
        (_LOAD, 0, 0, 0),  # seccomp_data.nr
        (_AT_LEAST, count + 4, 0, _FOREIGN),
        *((_EQUAL, count + 3 - n, 0, call) for n, call in enumerate(calls)),
        (_EQUAL, 0, 2, opening),
        (_LOAD, 0, 0, 32),  # the low half of args[2], the flags of openat
        (_HAS_BITS, 1, 0, _WRITING),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook: refuses what reading a file never needs."""
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("reading a file may not write any")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"reading a file may not do this ({event})")
