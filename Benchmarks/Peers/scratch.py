"""The folder that everything is installed, built and written in; nothing outside it is changed."""
import pathlib
import shutil
import subprocess
import sys

from measure import Failure, tail, text_of

WORKERS = pathlib.Path(__file__).resolve().parent / "workers"


class Scratch:
    def __init__(self, folder):
        self.folder = folder
        self.python = folder / "venv/bin/python"
        self.debian = folder / "debian"

    def path(self, name):
        return self.folder / name

    def worker(self, name):
        """The beginning of a command that runs one of workers/ in the scratch Python."""
        return [self.python, WORKERS / name]

    def install_python(self, package):
        """Installs a package from the Python index, as a wheel, and gives its version."""
        if not self.python.exists():
            _checked([sys.executable, "-m", "venv", self.folder / "venv"])
        _checked([
            self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", package])
        return text_of([self.python, "-c", f"import importlib.metadata as m; print(m.version({package!r}))"]).strip()

    def find_command(self, command, packages):
        """A command that is on the path, or that Debian's packages bring when unpacked here; with its environment."""
        if found := shutil.which(command):
            return found, {}
        unpacked = self.debian / "usr/bin" / command
        if not unpacked.exists():
            if shutil.which("apt-get") is None:
                raise Failure(f"{command} is not installed and there is no apt-get")
            self.debian.mkdir(exist_ok=True)
            _checked(["apt-get", "download", *packages], folder=self.debian)
            for package in sorted(self.debian.glob("*.deb")):
                _checked(["dpkg", "-x", package, self.debian])
        folders = {str(library.parent) for library in self.debian.glob("usr/lib/**/*.so*")}
        return unpacked, {"LD_LIBRARY_PATH": ":".join(sorted(folders))}

    def version_of(self, package):
        """The version of a Debian package that is installed or was unpacked here."""
        for unpacked in self.debian.glob(f"{package}_*.deb"):
            return unpacked.name.split("_")[1]
        if shutil.which("dpkg-query"):
            shown = subprocess.run(
                ["dpkg-query", "--show", "--showformat=${Version}", package], capture_output=True, text=True)
            if shown.returncode == 0:
                return shown.stdout
        return "of unknown version"


def _checked(command, folder=None):
    done = subprocess.run([str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0:
        raise Failure(f"{' '.join(str(part) for part in command[:3])} failed: {tail(done.stderr)}")
