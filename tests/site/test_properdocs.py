"""The same site from ProperDocs, the maintained fork of MkDocs: our way out should MkDocs end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.site.samples import ROOT

BUILD = """
import sys
if "ProperDocs" in sys.argv:
    import properdocs.replacement  # from here on what is imported as `mkdocs` is ProperDocs
import mkdocs
from pathlib import Path
from generator.site.build import build_site
from tests.site.samples import ROOT, a_week, site_tree

print(mkdocs.__name__)
folder = Path(sys.argv[1])
build_site(ROOT, site_tree(a_week()[:3]), folder / "site", folder / "docs")
"""
MAKER = re.compile(rb'<meta name="generator" content="[^"]*">')


def built(folder: Path, maker: str) -> tuple[str, dict[str, bytes]]:
    """Build three posts in a process of their own; give what made them, and all files."""
    quiet = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", BUILD, str(folder), maker]
    environment = os.environ | quiet | {"SOURCE_DATE_EPOCH": "1769600000"}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    site = folder / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return run.stdout.strip(), {
        path.relative_to(site).as_posix(): MAKER.sub(b"", path.read_bytes()) for path in files
    }


def test_properdocs_makes_every_file_the_same_but_for_its_own_name(tmp_path: Path) -> None:
    mkdocs, ours = built(tmp_path / "a", "MkDocs")
    properdocs, theirs = built(tmp_path / "b", "ProperDocs")
    assert (mkdocs, properdocs) == ("mkdocs", "properdocs")
    assert ours == theirs
