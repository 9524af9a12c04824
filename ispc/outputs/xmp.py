"""What a PDF says of itself: PDF/A-3a, which WeasyPrint writes, and PDF/UA-1, which is added here.

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

_END = b"</rdf:RDF>"


def claim_pdf_ua(pdf: Any) -> None:
    """Adds PDF/UA-1 to the metadata of a PDF (pydyf's) that is about to be written as PDF/A."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    before, end, after = stream.stream[0].rpartition(_END)
    stream.stream[0] = before + _CLAIM + end + after
