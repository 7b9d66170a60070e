# SPDX-License-Identifier: EUPL-1.2
# Turns the .sql files given into a C header with one string: awk -f embed.awk overview.sql ... >sql_text.h
# Plain POSIX awk. Comment lines stay out but for the names of the statements.
BEGIN {
	print "/* SPDX-License-Identifier: EUPL-1.2 */"
	print "/* made by db/sql/embed.awk */"
	print "static const char sql_statements[] ="
}
/^--/ && !/^-- name: / { next }
/^[ \t]*$/ { next }
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	gsub(/\t/, "\\t")
	print "\t\"" $0 "\\n\""
}
END { print "\t\"\";" }
