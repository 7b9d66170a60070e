-- SPDX-License-Identifier: EUPL-1.2
-- What several statements say alike: a line "-- use: NAME" stands for what is written under "-- part: NAME" here
-- (embed.awk). Each part is the inside of a common table expression or a condition.
--
-- :from :to   first and last day of the period
-- :unit       a unit: it and those below it; NULL: all
-- :area       an area: it and those below it; NULL: all
-- :units      then: each unit for itself; now: each as what it has become since, through all that took over
-- :strategy   what the areas call the strategy whose tree is wanted; NULL: the one in force in the period, else the
--     newest
-- Dates may be partial. As text they compare as their first day does; a last day is compared as far as it goes.

-- part: held
-- The strategies of the register: what their areas call them, from when to when they hold.
	SELECT
		e.strategy AS key,
		coalesce(
			(SELECT value FROM meta m WHERE m.key = 'label:' || e.strategy),
			max(e.value) FILTER (WHERE e.key = 'title')
		) AS label,
		coalesce(
			max(nullif(e.value, '')) FILTER (WHERE e.key = 'valid_from'),
			max(nullif(e.value, '')) FILTER (WHERE e.key = 'revised'),
			max(nullif(e.value, '')) FILTER (WHERE e.key = 'adopted'),
			''
		) AS first,
		max(nullif(e.value, '')) FILTER (WHERE e.key = 'valid_to') AS last,
		e.strategy = (SELECT value FROM meta m WHERE m.key = 'strategy') AS latest
	FROM strategy_entry e
	WHERE e.section = 'strategy'
	GROUP BY e.strategy

-- part: below-unit
	SELECT CAST(:unit AS INTEGER) AS id
	UNION
	SELECT u.id FROM unit u JOIN below_unit ON u.parent = below_unit.id WHERE u.deleted_at IS NULL

-- part: below-area
	SELECT CAST(:area AS INTEGER) AS id
	UNION
	SELECT a.id FROM area a JOIN below_area ON a.parent = below_area.id WHERE a.deleted_at IS NULL

-- part: in-scope
-- Condition on a project `p`: of the unit and the area asked for.
	(:unit IS NULL OR p.unit IN (WITH RECURSIVE below_unit(id) AS (
		-- use: below-unit
	) SELECT id FROM below_unit))
	AND (:area IS NULL OR EXISTS (
		SELECT 1 FROM project_areas l WHERE l.owner = p.id AND l.item IN (WITH RECURSIVE below_area(id) AS (
			-- use: below-area
		) SELECT id FROM below_area)
	))

-- part: lives
-- Condition on a project `p`: it lies in the period. A project belongs to every day from its start to its end; a date
-- that is missing is no limit. What is over and has no date at all belongs to no period: nobody knows which.
	p.deleted_at IS NULL
	AND (p.start IS NULL OR p.start <= :to)
	AND (p."end" IS NULL OR p."end" >= substr(:from, 1, length(p."end")))
	AND (p.start IS NOT NULL OR p."end" IS NOT NULL OR p.status NOT IN ('finished', 'rejected', 'cancelled'))

-- part: active
-- The projects of the period within the unit and the area asked for.
	SELECT p.*
	FROM project p
	WHERE
	-- use: lives
	AND
	-- use: in-scope

-- part: chain
-- From a unit to what took it over, step by step; for :units = now.
	SELECT id, id, 0 FROM unit
	UNION ALL
	SELECT chain.id, u.successor, chain.depth + 1
	FROM chain
	JOIN unit u ON u.id = chain.unit
	JOIN unit next ON next.id = u.successor AND next.deleted_at IS NULL
	WHERE :units = 'now' AND chain.depth < 100

-- part: stands
-- Each unit and the one it is told as.
	SELECT id, unit FROM (SELECT id, unit, max(depth) FROM chain GROUP BY id)

-- part: closing
-- The newest meeting that is closed, other than :meeting, and the last change that closed it. One that came into the
-- register with its making was closed when the register was made whole.
	SELECT
		m.id AS meeting,
		c.at,
		CASE c.via
			WHEN 'init' THEN (SELECT max(id) FROM change WHERE via = 'init')
			ELSE (SELECT max(id) FROM change b WHERE b.id = c.id OR b.batch = coalesce(c.batch, c.id))
		END AS change
	FROM meeting m
	JOIN change c ON c.kind = 'meeting' AND c.record = m.id
	JOIN change_field f ON f.change = c.id AND f.field = 'closed' AND f.new = '1'
	WHERE m.deleted_at IS NULL AND m.closed = 1 AND m.id IS NOT CAST(:meeting AS INTEGER)
	ORDER BY m.date DESC, m.id DESC, c.id DESC
	LIMIT 1

-- part: asked-meeting
-- The meeting asked for, else the one that is open today, else the newest that has begun.
	SELECT id
	FROM meeting
	WHERE deleted_at IS NULL
	AND (id = CAST(:meeting AS INTEGER) OR (:meeting IS NULL AND substr(date, 1, 10) <= :today))
	ORDER BY
		coalesce(closed, 0) = 0 AND substr(date, 1, 10) = :today DESC,
		CASE WHEN coalesce(closed, 0) = 0 AND substr(date, 1, 10) = :today THEN date END,
		date DESC,
		id DESC
	LIMIT 1

-- part: mark
-- From where changes are counted: those after `change` that were made at `at` or later. The day asked for, else the
-- closing of the newest closed meeting, else 30 days ago. Days are those of the people, stamps are UTC. What the
-- register was made with is news only where a day is asked for.
	SELECT
		CASE WHEN :since IS NULL THEN coalesce(
			(SELECT change FROM closing),
			(SELECT max(id) FROM change WHERE via = 'init'),
			0
		) ELSE 0 END AS change,
		CASE
			WHEN :since GLOB '*Z' THEN :since
			WHEN :since IS NOT NULL
				THEN strftime('%Y-%m-%dT%H:%M:%SZ', substr(:since || '-01-01', 1, 10), 'utc')
			WHEN EXISTS (SELECT 1 FROM closing) THEN ''
			ELSE strftime('%Y-%m-%dT%H:%M:%SZ', :today, '-30 days', 'utc')
		END AS at

-- part: told
-- What changes are told of: number, unit, order by title, deleted or not. A decision belongs to the unit of its
-- project. Twin towns and calls are common to all.
	SELECT 'project' AS kind, 1 AS place, id, unit, skey, deleted_at FROM project
	UNION ALL SELECT 'idea', 2, id, unit, skey, deleted_at FROM idea
	UNION ALL SELECT 'application', 3, id, unit, skey, deleted_at FROM application
	UNION ALL SELECT 'decision', 4, d.id, p.unit, d.skey, d.deleted_at
	FROM decision d
	LEFT JOIN project p ON p.id = d.project AND p.deleted_at IS NULL
	UNION ALL SELECT 'activity', 5, id, unit, skey, deleted_at FROM activity
	UNION ALL SELECT 'twin-town', 6, id, NULL, skey, deleted_at FROM twin_town
	UNION ALL SELECT 'network', 7, id, unit, skey, deleted_at FROM network
	UNION ALL SELECT 'agreement', 8, id, unit, skey, deleted_at FROM agreement
	UNION ALL SELECT 'call', 9, id, NULL, skey, deleted_at FROM call
	UNION ALL SELECT 'annual-return', 10, id, unit, skey, deleted_at FROM annual_return

-- part: differences
-- What became of each record within `stretch`, some of the changes: fields that have another value at the end of it
-- than before it. What was changed and changed back is no difference.
first AS (
	SELECT s.kind, s.record, f.field, min(s.id), f.position, f.old
	FROM stretch s
	JOIN change_field f ON f.change = s.id
	WHERE s.action = 'set'
	GROUP BY s.kind, s.record, f.field
),
last AS (
	SELECT s.kind, s.record, f.field, max(s.id), f.new
	FROM stretch s
	JOIN change_field f ON f.change = s.id
	WHERE s.action = 'set'
	GROUP BY s.kind, s.record, f.field
),
net AS (
	SELECT first.kind, first.record, first.field, first.position, first.old, last.new
	FROM first
	JOIN last USING (kind, record, field)
	WHERE first.old IS NOT last.new
),
touched AS (
	SELECT s.kind, s.record, max(s.id) AS change, s.at, s.login, max(s.action = 'add') AS added
	FROM stretch s
	GROUP BY s.kind, s.record
),
earliest AS (
	SELECT s.kind, s.record, min(s.id), s.action
	FROM stretch s
	WHERE s.action IN ('delete', 'undelete')
	GROUP BY s.kind, s.record
),
judged AS (
	SELECT
		t.kind,
		t.record,
		t.at,
		t.login,
		told.place,
		told.unit,
		told.skey,
		CASE
			WHEN told.deleted_at IS NOT NULL AND t.added THEN NULL
			WHEN told.deleted_at IS NOT NULL AND e.action = 'undelete' THEN NULL
			WHEN told.deleted_at IS NOT NULL THEN 'removed'
			WHEN t.added THEN 'new'
			WHEN EXISTS (
				SELECT 1
				FROM net n
				WHERE n.kind = t.kind AND n.record = t.record AND n.field = 'status'
				AND n.kind || '.' || n.new IN (SELECT value FROM json_each(:closed_statuses))
				AND coalesce(n.kind || '.' || n.old, '') NOT IN (
					SELECT value FROM json_each(:closed_statuses)
				)
			) THEN 'closed'
			WHEN e.action = 'undelete' OR EXISTS (
				SELECT 1
				FROM net n
				WHERE n.kind = t.kind AND n.record = t.record AND n.field <> 'confirmed'
			) THEN 'changed'
			WHEN EXISTS (
				SELECT 1
				FROM net n
				WHERE n.kind = t.kind AND n.record = t.record AND n.field = 'confirmed'
			) THEN 'confirmed'
		END AS class,
		told.deleted_at IS NULL AND EXISTS (
			SELECT 1
			FROM net n
			WHERE n.kind = t.kind AND n.record = t.record AND n.field = 'confirmed' AND n.new IS NOT NULL
		) AS confirmed
	FROM touched t
	JOIN told ON told.kind = t.kind AND told.id = t.record
	LEFT JOIN earliest e ON e.kind = t.kind AND e.record = t.record
)

-- part: judgements
-- One row per record of `judged`, by unit; `fields` is what differs, in words: field US old US new, RS between them.
SELECT
	j.kind,
	j.record AS id,
	title(j.kind, j.record) AS title,
	j.class,
	j.confirmed,
	j.at,
	j.login,
	u.id AS unit,
	u.name AS unit_name,
	(
		SELECT group_concat(
			n.field || char(31) || shown(n.kind, n.field, n.old)
				|| char(31) || shown(n.kind, n.field, n.new),
			char(30)
		)
		FROM (SELECT * FROM net ORDER BY position) n
		WHERE n.kind = j.kind AND n.record = j.record AND n.field <> 'confirmed'
	) AS fields
FROM judged j
LEFT JOIN unit u ON u.id = j.unit AND u.deleted_at IS NULL
WHERE j.class IS NOT NULL
AND (:unit IS NULL OR u.id IN (WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
) SELECT id FROM below_unit))
ORDER BY u.id IS NULL, u.skey, u.id, j.place, j.skey, j.record

-- name: scope-units
-- The unit asked for: its name, and it and all below it as a filter has them.
WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
)
SELECT
	(SELECT name FROM unit WHERE id = CAST(:unit AS INTEGER)) AS name,
	group_concat('#' || id, '|') AS members
FROM below_unit;

-- name: scope-area
SELECT coalesce(number || ' ', '') || name AS name
FROM area
WHERE id = CAST(:area AS INTEGER);
