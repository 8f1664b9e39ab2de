"""The notebooks: short, stored without output, and they run from clean."""

import os
import unittest

import nbformat
from nbclient import NotebookClient

import samples

NOTEBOOKS = sorted((samples.ROOT / "notebooks").glob("*.ipynb"))


class Notebooks(samples.FolderTest):
    def test_there_are_four_of_under_fifteen_cells_without_output(self):
        self.assertEqual(4, len(NOTEBOOKS))
        for path in NOTEBOOKS:
            book = nbformat.read(path, as_version=4)
            nbformat.validate(book)
            self.assertLess(len(book.cells), 15, path.name)
            for cell in book.cells:
                if cell.cell_type == "code":
                    self.assertEqual(([], None), (cell.outputs, cell.execution_count), path.name)
                    self.assertNotIn("def ", cell.source, "logic lives in the package")
                    self.assertNotIn("class ", cell.source)

    def test_they_run(self):
        base, better = (samples.programme(self.folder, name) for name in ("base", "better"))
        os.environ.update(PYDEVD_DISABLE_FILE_VALIDATION="1", MPLBACKEND="module://matplotlib_inline.backend_inline",
                          YUYAN_DRILL=str(samples.depot()), YUYAN_PROGRAMME=str(base), YUYAN_PROGRAMMES=f"base={base}:better={better}", IPYTHONDIR=str(self.folder), HOME=str(self.folder))
        for place, path in enumerate(NOTEBOOKS):
            os.environ["YUYAN_LANG"] = ("zh", "en")[place % 2]  # the plots are tested in both
            with self.subTest(path.name):
                book = nbformat.read(path, as_version=4)
                NotebookClient(book, timeout=600, kernel_name="python3",
                               resources={"metadata": {"path": str(path.parent)}}).execute()
                outputs = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
                self.assertTrue(any("image/png" in output.get("data", {}) for output in outputs), path.name)
                self.assertFalse([output for output in outputs if output.output_type == "stream" and output.name == "stderr"],
                                 path.name)


if __name__ == "__main__":
    unittest.main()
