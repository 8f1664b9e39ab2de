"""What `yuyan report` calls; exit codes as those of the program."""

import sys

try:
    import h5py  # noqa: F401
except ImportError:
    CHINESE = "zh" in sys.argv
    print("yuyan: report 需要 Python 的 h5py: apt install python3-h5py" if CHINESE else
          "yuyan: report needs h5py for Python: apt install python3-h5py", file=sys.stderr)
    sys.exit(2)

from .program import main

sys.exit(main(sys.argv[1:]))
