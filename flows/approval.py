"""Whether an edition may be published where a person has to approve it first, and what is said where it may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.errors import ApprovalRefusedError, AwaitingApprovalError, OutputError
from flows.fingerprint import fingerprint
from flows.notes import Edition
from flows.pipeline import Made
from flows.publish import WAITING, read_waiting
from flows.record import EditionRecord, approval_key
from flows.review import Approval
from flows.workbook import WORKBOOK, Offer, Settled, form, mark_of_edition
from flows.workshop import Workshop, digest_inputs

_SHEET = form().sheets["approval"].title


def find_unapproved(
    workshop: Workshop, parts: Mapping[str, object], skipped: Sequence[str], published: EditionRecord | None
) -> AwaitingApprovalError | None:
    """Give what holds an edition back where a person has to approve it and has not; None where it may be published.

    Args:
        workshop: With what people have said by now.
        parts: What makes the edition.
        skipped: The names of the files that it lacks.
        published: The record of what is published. It was approved, should nobody remember who did.
    """
    if not workshop.settings.require_approval:
        return None
    key = approval_key(parts, skipped)
    said = workshop.approval_of(key)
    same = published if published is not None and published.approved_as == key else None
    if said is None and same:
        return None
    if said is not None and said.verdict == "approved":
        return None
    name, mark = workshop.name, mark_of_edition(fingerprint(parts))
    stands = " Det, der er udgivet, står som før." if published else ""
    if said is not None and same:
        return _taken_back(name, said, same)
    if said is not None and said.verdict == "refused":
        by, why = said.by and f" af {said.by}", said.remark and f": »{said.remark}«"
        return ApprovalRefusedError(
            f"{name}: udgaven {mark} er afvist{by}{why}. Den er ikke udgivet.{stands} Ret det, der skal rettes, og "
            f"kør igen; eller vælg Godkendt på arket {_SHEET} i {WORKBOOK}."
        )
    how = (
        f"Læs den i mappen {WAITING}, vælg Godkendt eller Afvist på arket {_SHEET} i {WORKBOOK}, skriv initialer, "
        "gem, luk, og kør igen."
    )
    if earlier := _approved_since(workshop, key, published):
        so = "" if published else ", så den er ikke udgivet"  # it may have been, and another restored since
        return AwaitingApprovalError(
            f"{name}: udgaven {earlier} blev godkendt, men noget er ændret siden{so}.{stands} "
            f"Nu venter udgaven {mark} på godkendelse. {how}"
        )
    return AwaitingApprovalError(
        f"{name}: udgaven {mark} er lavet og venter på godkendelse. Den er ikke udgivet.{stands} {how}"
    )


def find_unapproved_now(workshop: Workshop, settled: Settled, edition: Edition) -> AwaitingApprovalError | None:
    """Tell what would hold an edition back that was only looked at, by what the review workbooks say now.

    Args:
        workshop: As it was opened for the edition.
        settled: What people decided by then; it makes another edition where it is not in the book yet.
        edition: What was looked at.
    """
    if not workshop.settings.require_approval:
        return None
    name, published = workshop.name, EditionRecord.read(workshop.output)
    stands = " Det, der er udgivet, bliver stående." if published else ""
    would = AwaitingApprovalError(
        f"{name}: en kørsel ville lave en udgave, som venter på godkendelse, og ikke udgive den.{stands} Kør: "
        f'workshop run "{name}", og læs den så i mappen {WAITING}.'
    )
    if settled.changed:
        return would
    files = {file.file: file.sha256 for file in edition.gathered.files}
    there = digest_inputs(workshop)  # one that was skipped counts as it lies there
    parts = workshop.parts_with({**there, **files})
    known = replace(workshop, memory=settled.memory_after(workshop.memory))
    skipped = edition.gathered.skipped
    unapproved = find_unapproved(known, parts, skipped, published)
    made = [record for record in (published, read_waiting(workshop.output)) if record is not None]
    is_made = any(record.approved_as == approval_key(parts, skipped) for record in made)
    if unapproved is None or is_made or isinstance(unapproved, ApprovalRefusedError):
        return unapproved
    return would


def refuse_waiting(
    workshop: Workshop, inputs: Mapping[str, str], published: EditionRecord | None, *, skip_bad_files: bool
) -> None:
    """Refuse to make again what is made and only awaits a person's word.

    Args:
        workshop: With what people have said by now.
        inputs: Digests of its inputs.
        published: The record of what is published.
        skip_bad_files: Whether the run may go on without files that can't be read.

    Raises:
        AwaitingApprovalError: The edition that a run would make stands there, and nobody has approved it.
    """
    waiting, parts = read_waiting(workshop.output), workshop.parts_with(inputs)
    if waiting is None or not waiting.stands_for(fingerprint(parts), skip_bad_files=skip_bad_files):
        return
    if unapproved := find_unapproved(workshop, parts, waiting.skipped, published):
        raise unapproved


def offer_of(workshop: Workshop, record: EditionRecord, *, published: bool) -> Offer | None:
    """Give what the review workbook asks about an edition; None where nobody has to approve it."""
    if not workshop.settings.require_approval:
        return None
    start = "" if published else f"{WAITING}/"
    files = tuple(start + output.file for output in record.outputs if not output.file.endswith(".json"))
    return Offer(record.approved_as, files, workshop.approval_of(record.approved_as), published)


def as_it_was_read(made: Made, workshop: Workshop) -> Made:
    """Give an edition with the very files that could be read before it was approved.

    Made again, they tell what changed since the edition that is published by now, and another may have been
    restored meanwhile.

    Raises:
        OutputError: They can't be read now.
    """
    record = read_waiting(workshop.output)
    if record is None or record == made.record:
        return made
    if (record.fingerprint, record.skipped) != (made.record.fingerprint, made.record.skipped):
        return made
    folder = workshop.output / WAITING
    try:
        documents = {output.file: (folder / output.file).read_bytes() for output in record.outputs}
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise OutputError(
            f"{workshop.name}: den godkendte udgave kan ikke læses i '{folder}' ({reason}). Intet er udgivet. Luk "
            "filerne i Word, og kør igen."
        ) from exc
    return replace(made, documents=documents, record=record)


def _taken_back(name: str, said: Approval, published: EditionRecord) -> AwaitingApprovalError:
    """Give what is said of the edition that stands published, and is approved no more."""
    by, why = said.by and f" af {said.by}", said.remark and f": »{said.remark}«"
    error = ApprovalRefusedError if said.verdict == "refused" else AwaitingApprovalError
    return error(
        f"{name}: godkendelsen af udgaven {mark_of_edition(published.fingerprint)}, som er udgivet, er taget "
        f"tilbage{by}{why}. Det, der er udgivet, står som før, og intet bliver sendt. Ret det, der skal rettes, og "
        f"kør igen; eller vælg Godkendt på arket {_SHEET} i {WORKBOOK}."
    )


def _approved_since(workshop: Workshop, key: str, published: EditionRecord | None) -> str:
    """Give the mark of the edition that was approved last, where it is neither this one nor published."""
    if not workshop.memory.approvals:
        return ""
    last, said = list(workshop.memory.approvals.items())[-1]
    known = {key, published.approved_as if published else ""}
    return said.edition if said.verdict == "approved" and last not in known else ""
