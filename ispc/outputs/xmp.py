"""What a PDF says of itself: PDF/A-3a, which WeasyPrint writes, and PDF/UA-1 and the meaning of its text, which are added here.

PDF/A allows only the properties that it knows, so a file that also claims PDF/UA has to describe that property in an
extension schema (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

from typing import Any

_CLAIM = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_BAG = b"<pdfaExtension:schemas><rdf:Bag>"
_SCHEMA = b"""<rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>ispc schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>urn:ispc:claim#</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>ispc</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>meaning</pdfaProperty:name>
      <pdfaProperty:valueType>Text</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The digest of what the agreement means from which the page was made</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li>"""
_MEANING = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:ispc="urn:ispc:claim#" rdf:about="" ispc:meaning="%s"/>
"""
_END = b"</rdf:RDF>"


def claim_pdf_ua(pdf: Any) -> None:
    """Adds PDF/UA-1 to the metadata of a PDF (pydyf's) that is about to be written as PDF/A."""
    _add(pdf, _CLAIM)


def tell_meaning(pdf: Any, digest: str) -> None:
    """Adds the digest of what the text means. `digest` is `sha256:` and hexadecimal digits. After `claim_pdf_ua`."""
    stream = _metadata(pdf)
    stream.stream[0] = stream.stream[0].replace(_BAG, _BAG + _SCHEMA, 1)
    _add(pdf, _MEANING % digest.encode())


def _add(pdf: Any, words: bytes) -> None:
    stream = _metadata(pdf)
    before, end, after = stream.stream[0].rpartition(_END)
    stream.stream[0] = before + words + end + after


def _metadata(pdf: Any) -> Any:
    return pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
