"""What a reader needs to know of the machine and of the versions on it; nothing that names the machine itself."""
import datetime
import os
import pathlib
import platform

from measure import Failure, text_of


def field(path, key, separator):
    try:
        for line in pathlib.Path(path).read_text().splitlines():
            if line.startswith(key):
                return line.split(separator, 1)[1].strip().strip('"')
    except OSError:
        pass
    return None


def processor():
    model = field("/proc/cpuinfo", "model name", ":") or platform.processor() or platform.machine()
    details = [
        f"{name} {value}" for name, key in (("family", "cpu family"), ("model", "model\t"))
        if (value := field("/proc/cpuinfo", key, ":"))]
    return model + (f" ({', '.join(details)})" if details else "")


def described():
    memory = int((field("/proc/meminfo", "MemTotal", ":") or "0 kB").split()[0]) / 1e6
    system = field("/etc/os-release", "PRETTY_NAME", "=") or platform.system()
    return f"{processor()}, {cores()} cores, {memory:.0f} GB, {system}, Python {platform.python_version()}"


def cores():
    return os.cpu_count() or 1


def load():
    """Processes that ran or wanted to, over the last minute."""
    return os.getloadavg()[0]


def commit(folder):
    try:
        return text_of(["git", "-C", folder, "describe", "--always", "--dirty"]).strip()
    except (Failure, OSError):
        return "unknown commit"


def today():
    return datetime.date.today().isoformat()
