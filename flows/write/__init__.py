"""Word, HTML and JSON, built in memory: a function a document, from an edition to bytes.

`list_documents` names them all and is the only way to write one; the others are what a run asks around it: what the
letter still lacks, whether the finished appendix holds every note, and the values that the command shows. A writer
is given values (`form`), never the whole of `workshop.yaml`. Importing this imports nothing that makes documents.
"""

from flows.write.documents import list_documents
from flows.write.marks import open_marks
from flows.write.proof import prove_appendix
from flows.write.result_json import result_data

__all__ = ["list_documents", "open_marks", "prove_appendix", "result_data"]
