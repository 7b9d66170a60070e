-- SPDX-License-Identifier: EUPL-1.2
-- Applications: what was applied for, what came of it, what waits. An application belongs to the day it was sent in;
-- one that was not has no year. Answered is what was granted or rejected. Amounts are hundredths of kronor.

-- name: applications-years
-- The year and the three before it.
WITH RECURSIVE years(year) AS (
	-- use: years
),
sent AS (
	SELECT r.*
	FROM application r
	WHERE r.deleted_at IS NULL AND r.submitted IS NOT NULL
	AND
	-- use: unit-in-scope
	AND
	-- use: area-in-scope
)
SELECT
	years.year,
	-- use: application-figures
FROM years
LEFT JOIN sent r ON substr(r.submitted, 1, 4) = CAST(years.year AS TEXT)
GROUP BY years.year
ORDER BY years.year;

-- name: applications-programmes
-- Those sent in during the period, by the programme of their call, else of their project. matches: the same as a filter
-- has it.
SELECT
	g.name AS programme,
	g.family,
	-- use: application-figures
	,
	CASE
		WHEN g.id IS NULL THEN 'call: project:|project.programme:'
		ELSE 'call.programme:#' || g.id || '|call: call.programme:#' || g.id || '|project.programme:#' || g.id
	END AS matches
FROM application r
LEFT JOIN call c ON c.id = r.call AND c.deleted_at IS NULL
LEFT JOIN project p ON p.id = r.project AND p.deleted_at IS NULL
LEFT JOIN programme g ON g.id = CASE WHEN r.call IS NULL THEN p.programme ELSE c.programme END
WHERE r.deleted_at IS NULL
AND r.submitted >= substr(:from, 1, length(r.submitted)) AND r.submitted <= :to
AND
-- use: unit-in-scope
AND
-- use: area-in-scope
GROUP BY g.id
ORDER BY g.id IS NULL, sum(r.applied_sek) DESC, g.skey, g.id;

-- name: applications-waiting
-- Those that wait for an answer today, whenever they were sent in; the longest first.
SELECT
	r.id,
	r.title,
	coalesce(u.short_name, u.name) AS unit,
	coalesce(g.short_name, g.name) AS programme,
	r.status,
	r.submitted,
	CAST(julianday(:today) - julianday(substr(r.submitted || '-01-01', 1, 10)) AS INTEGER) AS age,
	r.applied_sek
FROM application r
LEFT JOIN unit u ON u.id = r.unit
LEFT JOIN call c ON c.id = r.call AND c.deleted_at IS NULL
LEFT JOIN project p ON p.id = r.project AND p.deleted_at IS NULL
LEFT JOIN programme g ON g.id = CASE WHEN r.call IS NULL THEN p.programme ELSE c.programme END
WHERE r.deleted_at IS NULL AND r.status IN ('submitted', 'reserve')
AND
-- use: unit-in-scope
AND
-- use: area-in-scope
ORDER BY coalesce(r.submitted, ''), r.skey, r.id;
