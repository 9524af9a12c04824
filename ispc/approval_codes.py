"""The manual pages of findings about approvals: records, texts, signatures and signers.

`approve` refuses, `records` reads and `integrity` proves; the pages of what they find stand together here, in the form of a rule's
docstring.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PAGES = """
approval-refused: A decision could not be recorded.
Why: A record that is wrong cannot be mended, for records are never edited. So it is refused with its reason, and nothing is written.

ruling-refused: A ruling on what a change weighs could not be recorded.
Why: The class of a change decides who is asked again. Nobody may lower it for more than words, and whoever wrote the change may not
lower it at all.

not-a-digest: A digest cannot be read.
Why: A digest is sha256: and 64 hexadecimal digits. Nothing shorter names a text for certain.

not-a-key: A public key cannot be read.
Why: The key is the line in the file that ends in .pub, as ssh-keygen wrote it.

record-of-nobody: A record names neither a party nor a board, or both.
Why: A decision is one body's.

record-form-unknown: A file among the approvals is of a form that this ispc does not know.
Why: A later ispc may have written it. To guess at what it says would be to change what was decided.

record-stray: A file lies among the approvals that does not belong there.
Why: The folder holds what `ispc approve` wrote, and the table of signers. Anything else could be taken for a record.

record-line-ends: A record was copied with other line ends.
Why: A record counts byte for byte. Some programs change line ends as they copy, and the digest and the signature fit no more.

record-edited: A record was changed after it was written.
Why: The name of a record holds a part of the digest of its bytes. A decision that changed is a new record.

record-misnamed: A record lies under a name, or in a folder, that is not its own.
Why: Its name says whose decision it is, of which day and on which edition, and must say what the record says.

record-not-ours: A record was not written as `ispc approve` writes it.
Why: A record always has the same bytes for the same decision. One that was written by hand may say something else than it seems to.

record-parent-missing: A record follows another that is not here.
Why: Each record names those before it. If one is gone, so is what somebody decided.

record-parent-elsewhere: A record follows a record of another document.
Why: Each document has a log of its own. A record of another one was copied in.

record-two-beginnings: Two records of a document follow none.
Why: That happens where the first two were made on branches. It happens, too, where the beginning of a log was taken away.

record-of-another-workspace: A record was made for another partnership.
Why: Two partnerships may have a document of one name. What one agreed does not bind the other.

record-removed: A record that the protected revision holds is gone.
Why: Records are added and never removed, not even those of a decision that was withdrawn.

record-replaced: A record differs from that of the protected revision.
Why: Records are never edited.

signers-changed: The table of signers differs from that of the protected revision.
Why: A copy that may have been changed cannot vouch for its own keys, so the protected table was used.

log-head-missing: A record that was here before is not in this log.
Why: Someone served an older copy, or wrote the log anew. Both look whole by themselves.

text-edited: A text was changed after it was shown.
Why: What somebody agreed to is the text as they saw it.

text-unused: No record names a text.
Why: It does no harm. But if a record is missing, this is a trace of it.

text-missing: The text that somebody decided on is not here.
Why: Without it nobody can say what was agreed.

text-unreadable: A text cannot be read, or its digests are not those of its clauses.
Why: It was forged or damaged, or another ispc wrote it. Digests are made again from the clauses, and never believed.

text-not-of-its-sources: A text does not mean what the sources kept with it mean.
Why: A clause was changed, or the sources. Compiled again by the same ispc, the sources must give the text.

record-replayed: A record names a text of another document or edition.
Why: A decision on one text was laid on another.

record-terms-form-unknown: The digest of a record was made in a way that this ispc does not know.
Why: It can be checked only by the ispc that made it. The bytes of the text were checked all the same.

record-terms-differ: The text does not mean what the record says.
Why: The record tells the digest of what was agreed, and the text has another.

record-clauses-differ: A record tells of clauses that are not those of its text.
Why: Sign-off is clause by clause, so what was shown must be what the text holds.

record-of-no-party: A record is by someone who is no party and no board of the text.
Why: Only those whom the text names can agree to it.

record-without-evidence: A board's decision has no evidence.
Why: A board acts by its minutes, so the record names the minute.

record-of-another-body: A post of one organisation decided for another.
Why: Each organisation decides for itself.

record-of-a-class: Someone decided for a whole class of bodies.
Why: A class binds nobody who has not joined. Its members join one by one, unless the text names who speaks for it.

record-post-not-entitled: A post decided that may not.
Why: The text names the posts that may approve for each party.

record-by-owner: Whoever owns the document approved it.
Why: Whoever writes a text should not be the one who accepts it, unless its rule says that they may.

record-admits-nobody: A body was admitted without its name, or named without being admitted.
Why: Whoever is let in must be known.

record-admits-wrongly: A body was admitted by someone who may not.
Why: The lead partner or a board admits others.

record-withdraws-nothing: A withdrawal has nothing to withdraw.
Why: The record that it withdraws is missing, or there never was one.

record-twice: A party decided the same twice.
Why: It counts once.

record-contradicted: A party decided two things, and neither record knows of the other.
Why: They were made on two branches. Which of them holds is for the party to say, not for a program to guess.

record-one-person-twice: One person decided for two organisations.
Why: Each organisation decides for itself. One person, one post or one key speaks for one.

ruling-by-author: Whoever wrote a change ruled on what it weighs.
Why: A ruling is a second pair of eyes.

record-future: A record bears a day that has not come.
Why: A clock was wrong, or somebody wrote the day that suited.

record-before-decision: A record was made before the decision that it records.
Why: Nothing can be recorded before it happens.

record-backdated: A record was made earlier than one that it follows.
Why: A record names those that were there. So it is younger than they.

record-before-proposal: A decision is older than the proposal of its text.
Why: Nobody can agree to a text that was not yet put to them.

record-rollback: An edition was accepted after a newer one took its place.
Why: An old signature, or an old text, must not bring back what the parties have replaced.

page-forged: The clauses within a PDF do not mean what it says.
Why: The file was changed after it was made.

page-of-no-text: No text of the workspace means what a PDF says that its text means.
Why: It was made from a draft that nobody was shown, from another workspace, or the claim was forged.

page-names-no-record: A decision that a PDF names is not on record.
Why: The record was removed, or the claim was forged.

signers-key-twice: One key stands in the table of signers twice.
Why: One key is one post's. Otherwise one person could sign as two.

signers-id-twice: One name stands in the table of signers twice.
Why: A report names a signer by it.

signers-wildcard: The post of a signer holds a wildcard.
Why: A key must not be able to sign as anybody.

signers-key-unfit: A key in the table of signers cannot be used.
Why: Ed25519 and RSA keys are accepted, as ssh-keygen writes them.

signers-days: A key ends before it begins.
Why: It would never count.

signature-alone: A signature has no record.
Why: The record was removed or renamed.

signature-missing: A record says that it is signed with a key, and is not.
Why: The signature was removed, or never made.

signature-malformed: A signature is not written as ssh-keygen writes one.
Why: A signature is read to the letter, so that no two readers can take it for two things.

signature-namespace: A signature was made for something else.
Why: One made for a commit or a mail says nothing about an agreement. Ours are made for `signoff@ispc`.

signature-algorithm: A signature uses a way of signing that is not accepted.
Why: Ed25519 and RSA with SHA-256 or SHA-512 are. Older ways can be forged, and more ways are more to attack.

signature-wrong: A signature does not fit its record.
Why: The record was changed, or the signature is that of another record.

signature-key-differs: Another key signed than the record names.
Why: The record says with which key it is signed.

signature-key-unknown: The key that signed is not in the table of signers.
Why: A signature says what it likes of itself. Whose key it is stands in the table and nowhere else.

signature-wrong-signer: The key that signed is another post's.
Why: A record is signed by the post that decided.

key-not-yet-valid: A key signed before its first day.
Why: The table says from which day a key counts.

key-expired: A key signed after its last day.
Why: The table says until which day a key counts.

key-revoked: A revoked key signed.
Why: Whoever found or stole it can sign with it, and write an earlier day.

key-revoked-later: A key was revoked after the day of the record.
Why: The record was good then. But whoever stole the key could write that day; the protected revision shows whether it was there.
"""

PAGES: Mapping[str, str] = dict(
    re.findall(r"^([a-z][a-z-]*): (.*?)(?=\n\n[a-z]|\Z)", _PAGES.strip(), re.MULTILINE | re.DOTALL)
)
