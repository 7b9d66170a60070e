-- SPDX-License-Identifier: EUPL-1.2
-- Funding calls by the deadline that counts, whatever the source says.

-- name: calls-ahead
-- Calls whose deadline is ahead or not known and that are not withdrawn, the nearest first; last those that have passed
-- although the source has them open. A partial deadline stands for its last day. left: days until that day.
SELECT
	c.id,
	c.title,
	c.identifier,
	coalesce(g.short_name, g.name) AS programme,
	c.deadline,
	c.deadline_zone,
	c.status,
	c.opens,
	c.budget_eur,
	c.passed,
	CAST(julianday(c.last_day) - julianday(:today) AS INTEGER) AS left,
	(SELECT count(*) FROM call_areas l JOIN area a ON a.id = l.item AND a.deleted_at IS NULL WHERE l.owner = c.id)
		AS areas,
	(SELECT count(*) FROM idea i
		WHERE i.call = c.id AND i.deleted_at IS NULL AND i.status IN ('new', 'examined')) AS ideas,
	(SELECT count(*) FROM project p WHERE p.call = c.id AND p.deleted_at IS NULL) AS projects
FROM (
	SELECT *, last_day < :today AS passed
	FROM (
		SELECT
			*,
			CASE length(deadline)
				WHEN 4 THEN deadline || '-12-31'
				WHEN 7 THEN date(deadline || '-01', '+1 month', '-1 day')
				ELSE substr(deadline, 1, 10)
			END AS last_day
		FROM call
		WHERE deleted_at IS NULL
	)
) c
LEFT JOIN programme g ON g.id = c.programme
WHERE (CASE WHEN c.passed THEN c.status IN ('open', 'forthcoming') ELSE c.status NOT IN ('closed', 'withdrawn') END)
AND (:area IS NULL OR EXISTS (SELECT 1 FROM call_areas l WHERE l.owner = c.id
	AND l.item IN (WITH RECURSIVE below_area(id) AS (
		-- use: below-area
	) SELECT id FROM below_area)))
ORDER BY coalesce(c.passed, 0), c.last_day IS NULL, c.last_day, c.deadline, c.skey, c.id;

-- name: calls-areas
-- How many calls with a deadline ahead each area has, and how many ideas wait there, in the order of the tree; last
-- what lies outside the areas, where there is such.
WITH RECURSIVE
held AS (
	-- use: held
),
chosen(label) AS (
	-- use: chosen
),
others(label) AS (
	SELECT label FROM held WHERE label IS NOT NULL AND label <> (SELECT label FROM chosen)
),
tree(id, depth, path) AS (
	-- use: tree
),
under(top, id) AS (
	-- use: under
),
by_area(top, number, name, depth, path, of) AS (
	-- use: by-area
),
ahead AS (
	SELECT id
	FROM call
	WHERE deleted_at IS NULL AND status NOT IN ('closed', 'withdrawn')
	AND deadline >= substr(:today, 1, min(10, length(deadline)))
),
waiting AS (
	SELECT id FROM idea WHERE deleted_at IS NULL AND status IN ('new', 'examined')
),
called AS (
	SELECT under.top, count(DISTINCT ahead.id) AS calls
	FROM under
	JOIN call_areas l ON l.item = under.id
	JOIN ahead ON ahead.id = l.owner
	GROUP BY under.top
	UNION ALL
	SELECT 0, count(*)
	FROM ahead
	WHERE NOT EXISTS (SELECT 1 FROM call_areas l JOIN tree ON tree.id = l.item WHERE l.owner = ahead.id)
),
thought AS (
	SELECT under.top, count(DISTINCT waiting.id) AS ideas
	FROM under
	JOIN idea_areas l ON l.item = under.id
	JOIN waiting ON waiting.id = l.owner
	GROUP BY under.top
	UNION ALL
	SELECT 0, count(*)
	FROM waiting
	WHERE NOT EXISTS (SELECT 1 FROM idea_areas l JOIN tree ON tree.id = l.item WHERE l.owner = waiting.id)
)
SELECT
	a.of,
	a.number,
	a.name,
	a.depth,
	coalesce(called.calls, 0) AS calls,
	coalesce(thought.ideas, 0) AS ideas
FROM by_area a
LEFT JOIN called ON called.top = a.top
LEFT JOIN thought ON thought.top = a.top
WHERE a.top <> 0 OR coalesce(called.calls, 0) + coalesce(thought.ideas, 0) > 0
ORDER BY a.top = 0, a.path;
