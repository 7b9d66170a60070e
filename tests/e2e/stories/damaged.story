# Records that cannot be read, because the file is damaged where they lie: that is said, where they are seen. The program
# waits for keys as ever, and ends when it is told to.
# SPDX-License-Identifier: EUPL-1.2

shell samverkan --as anna init --strategy "$srcdir/tests/e2e/small.ini" --demo r.db
status 0
shell samverkan --register r.db --as anna set project 4 "need=$(printf '%016000d' 0 | tr 0 Q)"
status 0
# The pages that hold nothing but that text are wiped out.
shell for page in $(seq 0 $(($(stat -c %s r.db) / 4096 - 1))); do q=$(dd if=r.db bs=4096 skip=$page count=1 2>/dev/null | tr -dc Q | wc -c); [ $q -lt 4092 ] || { echo $page; dd if=/dev/zero of=r.db bs=4096 seek=$page count=1 conv=notrunc; }; done
status 0
terminal 80x24
run samverkan --register r.db --as anna
keys w Home Enter
see är skadat; återställ den senaste kopian
# Those around it are there all the same.
see Unga i Norden
keys End
see ▌ Öppna dörrar
see Få besöker museet.
# The damaged one itself, and another list, where nothing is wrong.
keys Up Up Up
see är skadat; återställ den senaste kopian
golden damaged
keys 6
gone skadat
see Barnförvaltningen
keys 2
see är skadat; återställ den senaste kopian
kill SIGTERM
exit 0
