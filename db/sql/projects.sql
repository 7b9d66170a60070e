-- SPDX-License-Identifier: EUPL-1.2
-- Projects, activities, trips and calls of a period, row by row and counted. What "active" and "in scope" are stands in
-- parts.sql. Amounts are hundredths of kronor.

-- name: projects-list
-- The projects of the period, those that are carried out first.
WITH active AS (
	-- use: active
)
SELECT
	p.id,
	p.title,
	coalesce(u.short_name, u.name) AS unit,
	p.status,
	p.start,
	p."end",
	p.budget_sek,
	p.external_sek
FROM active p
LEFT JOIN unit u ON u.id = p.unit
ORDER BY p.status IN ('rejected', 'cancelled', 'idea'), p.skey, p.id;

-- name: projects-going
-- What goes on in the period: begun and not over. What is of special importance is reported one step higher and stands
-- first.
WITH active AS (
	-- use: active
)
SELECT
	p.id,
	p.title,
	coalesce(u.short_name, u.name) AS unit,
	p.status,
	p."end",
	p.budget_sek,
	CASE WHEN p.significant = 1 THEN '● ' ELSE '' END || p.title AS shown,
	p.significant,
	p.need
FROM active p
LEFT JOIN unit u ON u.id = p.unit
WHERE p.status IN ('ongoing', 'paused')
ORDER BY coalesce(p.significant, 0) DESC, p.skey, p.id;

-- name: projects-ended
-- What came to an end in the period: finished and broken off on the last day, which has come however it was planned;
-- refused when the answer came, else when it was to begin.
WITH over AS (
	SELECT
		p.*,
		coalesce(
			CASE WHEN p.status = 'rejected' THEN (
				SELECT max(a.answered) FROM application a
				WHERE a.project = p.id AND a.status = 'rejected' AND a.deleted_at IS NULL
			) END,
			min(CASE WHEN p.status = 'rejected' THEN coalesce(p.start, p."end")
				ELSE coalesce(p."end", p.start) END, :today)
		) AS day
	FROM project p
	WHERE p.deleted_at IS NULL AND p.status IN ('finished', 'rejected', 'cancelled')
	AND
	-- use: in-scope
)
SELECT p.id, p.title, coalesce(u.short_name, u.name) AS unit, p.status, p.day, p.budget_sek
FROM over p
LEFT JOIN unit u ON u.id = p.unit
WHERE p.day >= substr(:from, 1, length(p.day)) AND p.day <= :to
ORDER BY p.status IN ('rejected', 'cancelled'), p.day, p.skey, p.id;

-- name: projects-planned
-- What may come, also after the period.
SELECT
	p.id,
	p.title,
	coalesce(u.short_name, u.name) AS unit,
	p.status,
	p.start,
	p.budget_sek,
	CASE WHEN p.significant = 1 THEN '● ' ELSE '' END || p.title AS shown,
	p.significant,
	p.need
FROM project p
LEFT JOIN unit u ON u.id = p.unit
WHERE
-- use: planned
ORDER BY coalesce(p.significant, 0) DESC, p.start IS NULL, p.start, p.skey, p.id;

-- name: projects-significant
-- How many of both are of special importance.
WITH active AS (
	-- use: active
)
SELECT
	(SELECT count(*) FROM active WHERE significant = 1 AND status IN ('ongoing', 'paused'))
	+ (SELECT count(*) FROM project p WHERE p.significant = 1 AND
		-- use: planned
	) AS projects;

-- name: projects-audit
-- Every project of the period with the latest decision that carries it; one that ends it does not.
WITH active AS (
	-- use: active
),
made AS (
	SELECT
		d.*,
		row_number() OVER (PARTITION BY d.project ORDER BY d.date DESC, d.id DESC) AS newest
	FROM decision d
	WHERE d.project IS NOT NULL AND d.deleted_at IS NULL AND d.kind IS NOT 'end'
)
SELECT
	p.id,
	p.title,
	p.dnr,
	coalesce(u.short_name, u.name) AS unit,
	u.name AS owner,
	p.budget_sek,
	p.external_sek,
	p.own_sek,
	p.start,
	p."end",
	coalesce(d.organ_name, d.organ) AS organ,
	d.date,
	d.paragraph,
	coalesce(d.date, '') || coalesce(' ' || replace(d.paragraph, ' ', char(160)), '') AS decided,
	p.status,
	p.effect
FROM active p
LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN made d ON d.project = p.id AND d.newest = 1
ORDER BY u.skey, p.skey, p.id;

-- name: projects-audit-total
-- How many of them have a decision to show; the money of what is carried out.
WITH active AS (
	-- use: active
)
SELECT
	count(*) AS projects,
	count(*) FILTER (WHERE EXISTS (
		SELECT 1 FROM decision d WHERE d.project = p.id AND d.deleted_at IS NULL AND d.kind IS NOT 'end'
	)) AS decided,
	coalesce(sum(p.budget_sek) FILTER (WHERE p.status IN
		-- use: carried-out
	), 0) AS budget_sek,
	coalesce(sum(p.external_sek) FILTER (WHERE p.status IN
		-- use: carried-out
	), 0) AS external_sek,
	coalesce(sum(p.own_sek) FILTER (WHERE p.status IN
		-- use: carried-out
	), 0) AS own_sek
FROM active p;

-- name: projects-spans
-- Projects with a date, in the order that they begin; pale: what may never be.
WITH active AS (
	-- use: active
)
SELECT p.id, p.title, coalesce(u.short_name, u.name) AS unit, p.start, p."end", p.status,
	p.status IN ('idea', 'drafting', 'applied') AS pale
FROM active p
LEFT JOIN unit u ON u.id = p.unit
WHERE p.status NOT IN ('rejected', 'cancelled') AND (p.start IS NOT NULL OR p."end" IS NOT NULL)
ORDER BY coalesce(p.start, ''), p."end", p.skey, p.id;

-- name: projects-calls
-- Calls that can be answered in the period: from the day they open, where it is known, to the last day. What has no
-- last day goes on.
SELECT
	c.id,
	c.title,
	coalesce(g.short_name, g.name) AS programme,
	coalesce(c.opens, substr(c.deadline, 1, 10)) AS opens,
	substr(c.deadline, 1, 10) AS closes,
	(SELECT group_concat(coalesce(number, name), ', ')
		FROM (SELECT a.number, a.name FROM call_areas l JOIN area a ON a.id = l.item
			WHERE l.owner = c.id AND a.deleted_at IS NULL ORDER BY a.skey, a.id)) AS areas
FROM call c
LEFT JOIN programme g ON g.id = c.programme
WHERE c.deleted_at IS NULL AND c.status <> 'withdrawn'
AND (c.opens IS NOT NULL OR c.deadline IS NOT NULL)
AND (c.opens IS NULL OR c.opens <= :to)
AND (c.opens IS NOT NULL OR substr(c.deadline, 1, 10) <= :to)
AND (c.deadline IS NULL OR c.deadline >= substr(:from, 1, length(c.deadline)))
AND (:area IS NULL OR EXISTS (SELECT 1 FROM call_areas l WHERE l.owner = c.id
	AND l.item IN (WITH RECURSIVE below_area(id) AS (
		-- use: below-area
	) SELECT id FROM below_area)))
ORDER BY c.deadline IS NULL, c.deadline, c.skey, c.id;

-- name: projects-activities
-- What was done in the period so far, in the order of the days.
SELECT
	r.id,
	r."from",
	r.title,
	r.kind,
	coalesce(u.short_name, u.name) AS unit,
	r.country,
	r.staff,
	r.pupils,
	r.politicians,
	r.result
FROM activity r
LEFT JOIN unit u ON u.id = r.unit
WHERE r.deleted_at IS NULL
AND
-- use: done-in-period
AND
-- use: unit-in-scope
AND
-- use: area-in-scope
ORDER BY r."from", r.skey, r.id;

-- name: projects-activity-kinds
-- The same counted by what kind they are.
SELECT
	r.kind,
	count(*) AS activities,
	coalesce(sum(r.staff), 0) AS staff,
	coalesce(sum(r.pupils), 0) AS pupils,
	coalesce(sum(r.politicians), 0) AS politicians
FROM activity r
WHERE r.deleted_at IS NULL
AND
-- use: done-in-period
AND
-- use: unit-in-scope
AND
-- use: area-in-scope
GROUP BY r.kind
ORDER BY activities DESC, r.kind;

-- name: projects-participation
-- Who takes part, year by year: units that lead or take part in a project that is carried out or arrange an activity,
-- and the people of the activities so far. An activity belongs to the year that it begins in.
WITH RECURSIVE
years(year) AS (
	-- use: years
),
carried_out AS (
	SELECT p.*
	FROM project p
	WHERE p.deleted_at IS NULL
	AND p.status IN
	-- use: carried-out
	AND (p.start IS NOT NULL OR p."end" IS NOT NULL OR p.status <> 'finished')
	AND
	-- use: in-scope
),
in_year AS (
	SELECT years.year, p.id, p.unit
	FROM years
	JOIN carried_out p ON (p.start IS NULL OR CAST(substr(p.start, 1, 4) AS INTEGER) <= years.year)
		AND (p."end" IS NULL OR CAST(substr(p."end", 1, 4) AS INTEGER) >= years.year)
),
done AS (
	SELECT CAST(substr(r."from", 1, 4) AS INTEGER) AS year, r.*
	FROM activity r
	WHERE r.deleted_at IS NULL AND r."from" <= :today
	AND CAST(substr(r."from", 1, 4) AS INTEGER) IN (SELECT year FROM years)
	AND
	-- use: unit-in-scope
	AND
	-- use: area-in-scope
),
taking_part(year, unit) AS (
	SELECT year, unit FROM in_year WHERE unit IS NOT NULL
	UNION
	SELECT in_year.year, l.item FROM in_year JOIN project_units l ON l.owner = in_year.id
	UNION
	SELECT year, unit FROM done WHERE unit IS NOT NULL
),
named AS (
	SELECT t.year, count(*) AS units, group_concat('"' || replace(u.name, '"', '""') || '"', '|') AS names
	FROM taking_part t
	JOIN unit u ON u.id = t.unit AND u.deleted_at IS NULL
	GROUP BY t.year
)
SELECT
	years.year,
	coalesce(named.units, 0) AS units,
	coalesce(named.names, '""') AS names,
	(SELECT count(*) FROM done WHERE done.year = years.year) AS activities,
	(SELECT coalesce(sum(staff), 0) FROM done WHERE done.year = years.year) AS staff,
	(SELECT coalesce(sum(pupils), 0) FROM done WHERE done.year = years.year) AS pupils,
	(SELECT coalesce(sum(politicians), 0) FROM done WHERE done.year = years.year) AS politicians
FROM years
LEFT JOIN named ON named.year = years.year
ORDER BY years.year;

-- name: projects-travel
-- The trips of the period.
SELECT
	r.id,
	r."from",
	r.title,
	r.country,
	r.kind,
	coalesce(r.majority, 0) AS majority,
	coalesce(r.opposition, 0) AS opposition,
	coalesce(r.majority, 0) + coalesce(r.opposition, 0) + coalesce(r.staff, 0) + coalesce(r.youth, 0) AS delegates,
	r.cost_sek
FROM trip r
WHERE
-- use: trip-in-period
ORDER BY r."from", r.skey, r.id;

-- name: projects-mobility
-- Young people abroad, round by round; never by name. Rounds belong to no project, so that an area has none.
SELECT
	r.id,
	r.title,
	r.form,
	r.count,
	CASE WHEN r.age_from IS NOT NULL AND r.age_to IS NOT NULL THEN r.age_from || '–' || r.age_to
		ELSE coalesce(r.age_from, r.age_to) END AS ages,
	r.country,
	r.amount_sek
FROM scholarship r
WHERE r.deleted_at IS NULL AND :area IS NULL
AND
-- use: in-years
AND
-- use: unit-in-scope
ORDER BY r.year, r.form, r.skey, r.id;

-- name: projects-goals
-- Every goal that holds in the period, with the projects that serve it.
WITH active AS (
	-- use: active
)
SELECT
	g.id,
	g.code,
	g.name,
	g.source,
	coalesce(u.short_name, u.name) AS unit,
	count(p.id) AS projects,
	count(p.id) FILTER (WHERE p.status = 'finished') AS finished
FROM goal g
LEFT JOIN unit u ON u.id = g.unit
LEFT JOIN project_goals l ON l.item = g.id
LEFT JOIN active p ON p.id = l.owner
WHERE
-- use: goal-in-period
GROUP BY g.id
ORDER BY g.source, g.code, g.skey, g.id;

-- name: projects-effects
-- What the projects that ended in the period led to, in their own words.
SELECT p.id, p.title, coalesce(u.short_name, u.name) AS unit, p."end", p.effect
FROM project p
LEFT JOIN unit u ON u.id = p.unit
WHERE p.deleted_at IS NULL AND p.status = 'finished' AND p.effect IS NOT NULL
AND p."end" >= substr(:from, 1, length(p."end")) AND p."end" <= :to
AND
-- use: in-scope
ORDER BY p."end", p.skey, p.id;

-- name: projects-actions
-- The strategy's areas and actions, who answers for each and how far it has come, with the projects of the period and
-- the ideas that wait. Tree and rows are those that overview-areas has.
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
active AS (
	-- use: active
),
counted AS (
	SELECT under.top, count(DISTINCT p.id) AS projects
	FROM under
	JOIN project_areas l ON l.item = under.id
	JOIN active p ON p.id = l.owner
	GROUP BY under.top
	UNION ALL
	SELECT 0, count(*)
	FROM active
	WHERE NOT EXISTS (SELECT 1 FROM project_areas l JOIN tree ON tree.id = l.item WHERE l.owner = active.id)
),
waiting AS (
	SELECT under.top, count(DISTINCT r.id) AS ideas
	FROM under
	JOIN idea_areas l ON l.item = under.id
	JOIN idea r ON r.id = l.owner AND r.deleted_at IS NULL AND r.status IN ('new', 'examined')
	WHERE
	-- use: unit-in-scope
	GROUP BY under.top
	UNION ALL
	SELECT 0, count(*)
	FROM idea r
	WHERE r.deleted_at IS NULL AND r.status IN ('new', 'examined')
	AND NOT EXISTS (SELECT 1 FROM idea_areas l JOIN tree ON tree.id = l.item WHERE l.owner = r.id)
	AND
	-- use: unit-in-scope
)
SELECT
	a.of,
	a.number,
	a.name,
	a.depth,
	person.name AS responsible,
	area.progress,
	coalesce(counted.projects, 0) AS projects,
	coalesce(waiting.ideas, 0) AS ideas
FROM by_area a
LEFT JOIN area ON area.id = a.top
LEFT JOIN counted ON counted.top = a.top
LEFT JOIN waiting ON waiting.top = a.top
LEFT JOIN person ON person.id = area.responsible AND person.deleted_at IS NULL
WHERE a.top <> 0 OR coalesce(counted.projects, 0) + coalesce(waiting.ideas, 0) > 0
ORDER BY a.top = 0, a.path;

-- name: projects-actions-state
-- How far the actions of the strategy have come, and how many somebody answers for.
WITH
held AS (
	-- use: held
),
others(label) AS (
	SELECT label FROM held WHERE label IS NOT NULL AND label <> coalesce(:strategy, (
		SELECT label
		FROM held
		ORDER BY
			first <= :to AND (last IS NULL OR last >= substr(:from, 1, length(last))) DESC,
			first DESC,
			latest DESC
		LIMIT 1
	))
)
SELECT
	count(*) AS actions,
	count(*) FILTER (WHERE progress = 'done') AS done,
	count(*) FILTER (WHERE progress = 'ongoing') AS ongoing,
	count(responsible) AS answered
FROM area
WHERE deleted_at IS NULL AND kind = 'action' AND (strategy IS NULL OR strategy NOT IN (SELECT label FROM others))
AND (:area IS NULL OR id IN (WITH RECURSIVE below_area(id) AS (
	-- use: below-area
) SELECT id FROM below_area));

-- name: projects-priority
-- Projects that are not over, by their points: three that people give (growth, mutual interest, result) and two more
-- for each that is worked out (several regional actors, several of our units). What nobody has looked at has none.
WITH active AS (
	-- use: active
),
judged AS (
	SELECT
		p.*,
		(SELECT count(*) FROM project_partners l JOIN partner r ON r.id = l.item
			WHERE l.owner = p.id AND r.kind = 'regional-actor' AND r.deleted_at IS NULL) >= 2 AS regional,
		(SELECT count(*) FROM (
			SELECT p.unit AS id WHERE p.unit IS NOT NULL
			UNION
			SELECT l.item FROM project_units l JOIN unit u ON u.id = l.item
			WHERE l.owner = p.id AND u.deleted_at IS NULL
		)) >= 2 AS several
	FROM active p
	WHERE p.status NOT IN ('rejected', 'cancelled', 'finished')
	AND coalesce(p.priority_growth, p.priority_mutual, p.priority_result) IS NOT NULL
)
SELECT
	p.id,
	p.title,
	coalesce(u.short_name, u.name) AS unit,
	p.status,
	p.priority_growth AS growth,
	p.priority_mutual AS mutual,
	p.priority_result AS result,
	2 * p.regional AS regional,
	2 * p.several AS several,
	coalesce(p.priority_growth, 0) + coalesce(p.priority_mutual, 0) + coalesce(p.priority_result, 0)
		+ 2 * p.regional + 2 * p.several AS priority
FROM judged p
LEFT JOIN unit u ON u.id = p.unit
ORDER BY priority DESC, p.skey, p.id;

-- name: projects-priority-none
-- How many of them nobody has given points; no row where all have. "what" is for words.
WITH active AS (
	-- use: active
)
SELECT '' AS what, count(*) AS projects
FROM active
WHERE status NOT IN ('rejected', 'cancelled', 'finished')
AND coalesce(priority_growth, priority_mutual, priority_result) IS NULL
HAVING count(*) > 0;

-- name: projects-units-none
-- Administrations and companies of the period that neither lead nor take part in a project of it.
WITH active AS (
	-- use: active
)
SELECT group_concat(name, ', ') AS names, count(*) AS units
FROM (
	SELECT u.name
	FROM unit u
	WHERE u.kind IN ('administration', 'company')
	AND
	-- use: units-of-period
	AND u.id NOT IN (SELECT unit FROM active WHERE unit IS NOT NULL)
	AND u.id NOT IN (SELECT l.item FROM project_units l JOIN active ON active.id = l.owner)
	ORDER BY u.skey, u.id
);
