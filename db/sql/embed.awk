# SPDX-License-Identifier: EUPL-1.2
# Turns the .sql files given into a C header with one string: awk -f embed.awk parts.sql overview.sql ... >sql_text.h
# Plain POSIX awk. Comment lines stay out but for the names of the statements. A line "-- use: NAME" becomes what stands
# under "-- part: NAME" in a file before it; parts may use parts.
BEGIN {
	print "/* SPDX-License-Identifier: EUPL-1.2 */"
	print "/* made by db/sql/embed.awk */"
	print "static const char sql_statements[] ="
}
function give(line) {
	gsub(/\\/, "\\\\", line)
	gsub(/"/, "\\\"", line)
	gsub(/\t/, "\\t", line)
	print "\t\"" line "\\n\""
}
FNR == 1 { part = "" }
/^-- name: / { part = ""; give($0); next }
/^-- part: / { part = $3; text[part] = ""; next }
/^[ \t]*-- use: / {
	if (!($3 in text)) {
		print FILENAME ":" FNR ": there is no part " $3 >"/dev/stderr"
		exit 1
	}
	if (part != "")
		text[part] = text[part] text[$3]
	else {
		count = split(text[$3], lines, "\n")
		for (i = 1; i < count; i++)
			give(lines[i])
	}
	next
}
/^[ \t]*--/ || /^[ \t]*$/ { next }
part != "" { text[part] = text[part] $0 "\n"; next }
{ give($0) }
END { print "\t\"\";" }
