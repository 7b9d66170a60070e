# Keys stand in the list with whether they let anybody in and why not; who deletes the last one of his own is told what
# comes of it, and the question names the key, not the person.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as per init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as per add access-key person=per "key=ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF+x7W3d0W/LDXuHam2Q9i9dkAnOl5oGQ14I1et3YkWF"
status 0
shell samverkan --register r.db --as per add person "name=Utan Login"
status 0
terminal A 100x30
run samverkan --register r.db --as per
keys 6 Tab Tab Tab Tab
see "[Åtkomstnycklar]"
# The key of a person without a login is saved, and the line says what that means.
keys a
see Ny post: Åtkomstnyckel
type Utan
keys Enter Tab Tab
paste "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBGTIyH/tey7CBaabJOqFA4ucbe/Udnln8+01eb8gDEn+qajmLF0BBMY+QSXBg2+9NQFYaKWpfAvFORuOicgB/rc= utan@dator"
keys Ctrl-S
see Sparat: Utan Login · utan@dator. Nyckeln släpper inte in någon: personen saknar inloggning
see utan inloggning
keys Down Home
cursor on Per Exempel
golden key-list
keys d
see Ta bort ”Per Exempel · ssh-ed25519 …5YYsL4”?
see Ingen annan nyckel släpper in dig: du kommer inte in med SSH längre.
keys b
keys End d
see Ta bort ”Utan Login · utan@dator”?
gone Ingen annan nyckel
keys b
# Both at once are the last one too.
keys * d
see Ta bort 2 poster?
see Ingen annan nyckel släpper in dig
keys b
