"""The structure tree of a tagged PDF: sections of figures with a text for who cannot see them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True)
class _Leaf:
    element: PDFDictionary
    reference: object


@dataclass
class _Section:
    title: str
    leaves: list[_Leaf] = field(default_factory=list)


class Tags:
    """Collects marked content while pages are drawn and writes the tree at the end."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._sections = [_Section("")]
        self._page: list[object] = []
        self._parents: list[list[object]] = []

    def section(self, title: str) -> None:
        """Begin a section, for a scene."""
        self._sections.append(_Section(title))

    @contextmanager
    def marked(self, role: str, alt: str = "") -> Iterator[None]:
        """Mark what is drawn within as a Figure with a text, a P or an H1; "" role: decoration."""
        code = self._canvas._code
        if not role:
            code.append("/Artifact BMC")
        else:
            code.append(f"/{role} <</MCID {len(self._page)}>> BDC")
            self._page.append(self._leaf(role, alt))
        yield
        code.append("EMC")

    def end_page(self) -> None:
        """Bind what was marked to the page just shown."""
        page = self._canvas._doc.Pages.pages[-1]
        # the library's page knows a fixed list of entries; these two are of this page alone
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents)
        page.Tabs = PDFName("S")
        self._parents.append(self._page)
        self._page = []

    def finish(self) -> None:
        """Hang the tree into the document; call it once, after the last page."""
        document = self._canvas._doc
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_reference = document.Reference(root)
        whole = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName("Document"), "P": root_reference}
        )
        whole_reference = document.Reference(whole)
        sections = [
            self._close(section, whole_reference) for section in self._sections if section.leaves
        ]
        whole["K"] = PDFArray(sections)
        numbers: list[object] = []
        for page, leaves in enumerate(self._parents):
            numbers += [page, document.Reference(PDFArray(leaves))]
        root["K"] = PDFArray([whole_reference])
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self._parents)
        self._canvas.setCatalogEntry("StructTreeRoot", root)
        self._canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})

    def _leaf(self, role: str, alt: str) -> object:
        entries = {
            "Type": PDFName("StructElem"),
            "S": PDFName(role),
            "Pg": self._canvas._doc.thisPageRef(),
            "K": len(self._page),
        }
        if alt:
            entries["Alt"] = PDFString(alt)
        leaf = PDFDictionary(entries)
        reference = self._canvas._doc.Reference(leaf)
        self._sections[-1].leaves.append(_Leaf(leaf, reference))
        return reference

    def _close(self, section: _Section, parent: object) -> object:
        entries = {"Type": PDFName("StructElem"), "S": PDFName("Sect"), "P": parent}
        if section.title:
            entries["T"] = PDFString(section.title)
        element = PDFDictionary(entries)
        reference = self._canvas._doc.Reference(element)
        for leaf in section.leaves:
            leaf.element["P"] = reference
        element["K"] = PDFArray([leaf.reference for leaf in section.leaves])
        return reference
