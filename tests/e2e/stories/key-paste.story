# Keys as people paste them: the private one by mistake is refused and lies on no disk, not even when the program dies;
# one that the mail has broken into lines and quoted is joined again.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as per init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
terminal A 80x24
run samverkan --register r.db --as per
keys 6 Tab Tab Tab Tab
see "[Åtkomstnycklar]"
keys a
see Ny post: Åtkomstnyckel
type Per
keys Enter Tab
type Bärbar dator
keys Tab
cursor on Nyckel
paste "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n-----END OPENSSH"
see "! privat nyckel: gör ett nytt par"
keys Ctrl-S
see Nyckel: privat nyckel
golden key-private
kept
kill SIGKILL
exit SIGKILL
shell grep -a "Bärbar dator" r.db.drafts* | wc -l
stdout !~ 0
shell grep -arE "PRIVATE|b3Blbn" . | wc -l
stdout = 0
run samverkan --register r.db --as per
see aldrig sparades
keys f
see Bärbar dator
gone PRIVATE
cursor on Nyckel
paste "> ssh-ed25519\n> AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXu\n> Ham2Q9i9dkAnOl5oGQ14I1et3YkWF per@dator"
kept
see per@dator
keys Tab
see ~ Nyckel *      ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9
keys Ctrl-S
see Sparat:
shell samverkan --register r.db list access-key --columns name,key --format csv
stdout ~ "Bärbar dator;ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF per@dator"
