"""Builds the Debian package and looks into it: what it depends on, what it holds, whether it runs.

usage: debian_test.py CPACK BUILD_FOLDER
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

CPACK = BUILD = ""


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def package_of(library):
    """Name of the installed package to which a library belongs. /lib is a link to /usr/lib, and dpkg
    knows a file by the path of its package only."""
    path = pathlib.Path(library)
    for known in (path, pathlib.Path("/usr") / path.relative_to("/"), path.resolve()):
        found = subprocess.run(["dpkg", "-S", known], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split(":")[0]
    raise AssertionError(f"{library} belongs to no package")


def packages_loaded_by(program):
    """Packages of the libraries that the program itself names, by the loader and dpkg: a second way to
    what dpkg-shlibdeps has written into the package."""
    named = re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "-d", program))
    places = dict(re.findall(r"^\s*(\S+) => (/\S+)", output("ldd", program), re.M))
    return {package_of(places[name]) for name in named if not name.startswith("ld-linux")}


class Debian(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        packed = subprocess.run([CPACK, "-G", "DEB", "-B", folder.name], cwd=BUILD, capture_output=True, text=True)
        if packed.returncode != 0:
            raise AssertionError(packed.stdout + packed.stderr)
        cls.packages = list(pathlib.Path(folder.name).glob("*.deb"))
        cls.deb = str(cls.packages[0])
        cls.root = pathlib.Path(folder.name) / "root"
        subprocess.run(["dpkg-deb", "-x", cls.deb, cls.root], check=True)

    def field(self, name):
        return output("dpkg-deb", "-f", self.deb, name).strip()

    def test_there_is_one_package_for_this_machine(self):
        architecture = output("dpkg", "--print-architecture").strip()
        version = output(self.root / "usr/bin/yuyan", "--version").split()[1]
        self.assertEqual([path.name for path in self.packages], [f"yuyan_{version}_{architecture}.deb"])
        self.assertEqual(self.field("Package"), "yuyan")
        self.assertEqual(self.field("Version"), version)
        self.assertEqual(self.field("Architecture"), architecture)

    def test_it_depends_on_the_libraries_that_the_program_loads(self):
        named = {re.split(r"[ (:]", part.strip())[0] for part in self.field("Depends").split(",")}
        self.assertEqual(named, packages_loaded_by(self.root / "usr/bin/yuyan"))
        self.assertIn("libc6", named)

    def test_the_versions_it_asks_for_are_met_here(self):
        for part in self.field("Depends").split(","):
            wanted = re.fullmatch(r"\s*(\S+)(?: \((\S+) (\S+)\))?\s*", part)
            self.assertIsNotNone(wanted, part)
            name, relation, version = wanted.groups()
            here = output("dpkg-query", "-Wf", "${Version}\n", name).split("\n")[0]
            if relation:
                subprocess.run(["dpkg", "--compare-versions", here, relation, version], check=True)

    def test_all_belongs_to_root_and_lies_under_usr(self):
        entries = output("dpkg-deb", "-c", self.deb).splitlines()
        self.assertTrue(entries)
        for entry in entries:
            mode, owner, _, _, _, path = entry.split(None, 5)
            self.assertEqual(owner, "root/root", entry)
            self.assertRegex(path, r"^\./(usr/|usr/bin/|usr/share/.*)?$|^\./usr/bin/yuyan$")
            if path == "./usr/bin/yuyan" or mode.startswith("d"):
                self.assertEqual(mode[1:], "rwxr-xr-x", entry)
            else:
                self.assertEqual(mode, "-rw-r--r--", entry)

    def test_the_unpacked_program_checks_the_unpacked_drill(self):
        drill = self.root / "usr/share/yuyan/scenarios/drills/oil_depot"
        done = subprocess.run([self.root / "usr/bin/yuyan", "check", drill], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    CPACK, BUILD = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
