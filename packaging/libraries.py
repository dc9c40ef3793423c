"""What Qt and the tests need of the system: looked for by loading, installed with apt where we may, else asked for."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from refusal import Refusal, say

# Shared library → Debian's package. Found one by one in a bare Debian 12; the last ones are for a screen.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "objdump": "binutils", "xz": "xz-utils", "dpkg-deb": "dpkg"}
SCREEN_TESTS = ("Xvfb", "xdotool")
BUILDING = ("objdump",)


def require(programs: tuple[str, ...] = ()) -> None:
    """Make sure that Qt's libraries and some programs are there; on other systems than Linux nothing is needed."""
    missing = [LIBRARIES[name] for name in LIBRARIES if not loads(name)] if sys.platform == "linux" else []
    missing += [PROGRAMS[name] for name in programs if sys.platform == "linux" and not shutil.which(name)]
    if missing and not install_with_apt(missing):
        raise Refusal("The system lacks what the program needs. " + advice(missing, asked_for(missing)))


def wish(programs: tuple[str, ...]) -> None:
    """Get some programs where that is easy; else say what is left out without them."""
    missing = [PROGRAMS[name] for name in programs if sys.platform == "linux" and not shutil.which(name)]
    if missing and not install_with_apt(missing):
        say("Tests on a real screen are skipped. " + advice(missing, asked_for(missing)))


def loads(name: str) -> bool:
    """Say whether the loader finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_with_apt(packages: list[str]) -> bool:
    """Install Debian packages when we are root and there is apt; say whether it was possible."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say(f"Installing {', '.join(packages)} with apt-get …")
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "-q", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *packages]
    for command in (["apt-get", "-q", "update"], install):
        done = subprocess.run(command, env=settings, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = " ".join((done.stderr or done.stdout).strip().splitlines()[-1:])
        raise Refusal(f"apt-get could not install {', '.join(packages)} (is there a network?): {last}")
    return True


def advice(packages: list[str], otherwise: str) -> str:
    """Return the one command that installs what is missing, where we know it."""
    if shutil.which("apt-get"):
        return f"Install it with:\n  sudo apt-get install {' '.join(packages)}"
    return otherwise


def asked_for(packages: list[str]) -> str:
    """Return what to install on a Linux that is not of Debian's family."""
    names = {package: name for name, package in {**LIBRARIES, **PROGRAMS}.items()}
    wanted = [names[package] for package in packages]
    for tool in ("dnf", "zypper"):
        if shutil.which(tool):
            capabilities = (f"'{name}()(64bit)'" if ".so" in name else name for name in wanted)
            return f"Install it with:\n  sudo {tool} install {' '.join(capabilities)}"
    return f"Install the packages of your system that hold {', '.join(wanted)}."
