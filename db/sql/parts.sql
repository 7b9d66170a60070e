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

-- part: key-in-force
-- The key k lets somebody in today, if its person has a login.
k.deleted_at IS NULL
AND (k.valid_from IS NULL OR k.valid_from <= :today)
AND (k.valid_to IS NULL OR k.valid_to >= substr(:today, 1, length(k.valid_to)))

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

-- part: unit-in-scope
-- Condition on a row `r` that has a unit: it is the one asked for or lies below it.
	(:unit IS NULL OR r.unit IN (WITH RECURSIVE below_unit(id) AS (
		-- use: below-unit
	) SELECT id FROM below_unit))

-- part: area-in-scope
-- Condition on a row `r` that may belong to a project: the project has the area asked for.
	(:area IS NULL OR EXISTS (
		SELECT 1
		FROM project p
		JOIN project_areas l ON l.owner = p.id
		WHERE p.id = r.project AND p.deleted_at IS NULL AND l.item IN (WITH RECURSIVE below_area(id) AS (
			-- use: below-area
		) SELECT id FROM below_area)
	))

-- part: project-in-scope
-- Condition on a row `r` that belongs to a project: the project is of the unit and the area asked for.
	((:unit IS NULL AND :area IS NULL) OR EXISTS (
		SELECT 1
		FROM project p
		WHERE p.id = r.project AND p.deleted_at IS NULL AND
		-- use: in-scope
	))

-- part: in-years
-- Condition on a row `r` that has a year: one of those that the period touches.
	r.year BETWEEN CAST(:first_year AS INTEGER) AND CAST(:year AS INTEGER)

-- part: begins-in-period
-- Condition on a row `r` with a first day: it lies in the period.
	r."from" >= substr(:from, 1, length(r."from")) AND r."from" <= :to

-- part: done-in-period
-- The same, and that day has come.
	r."from" >= substr(:from, 1, length(r."from")) AND r."from" <= min(:to, :today)

-- part: units-of-period
-- Condition on a unit `u`: it was there in the period, and with :units = now it is there today.
	u.deleted_at IS NULL
	AND (u.valid_from IS NULL OR u.valid_from <= :to)
	AND (u.valid_to IS NULL OR u.valid_to >= CASE :units
		WHEN 'now' THEN substr(:today, 1, length(u.valid_to))
		ELSE substr(:from, 1, length(u.valid_to))
	END)

-- part: return-period
-- Condition on a return `r`: it is for the part of the year asked for, or for a whole year.
	r.deleted_at IS NULL AND r.year = CAST(:year AS INTEGER)
	AND CASE WHEN coalesce(:part, '') IN ('interim-1', 'interim-2', 'tertial-1', 'tertial-2', 'tertial-3',
		'closing', 'annual-closing') THEN r.period = :part
		ELSE r.period IN ('year', 'closing', 'annual-closing') END

-- part: years
-- The year and the three before it.
	SELECT CAST(:year AS INTEGER) - 3
	UNION ALL
	SELECT year + 1 FROM years WHERE year < CAST(:year AS INTEGER)

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

-- part: planned
-- Condition on a project `p`: from an idea to what is decided and has not begun. A plan may lie after the period; one
-- whose end lies before it was none any more.
	p.deleted_at IS NULL
	AND p.status IN ('idea', 'pre-study', 'drafting', 'applied', 'granted', 'decided')
	AND (p."end" IS NULL OR p."end" >= substr(:from, 1, length(p."end")))
	AND
	-- use: in-scope

-- part: carried-out
-- What is carried out, as codes of project.status: its money is counted. Ideas, applications, what was refused and what
-- was broken off have budgets too, that nobody spends.
	('pre-study', 'granted', 'decided', 'ongoing', 'paused', 'finished')

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
-- The newest meeting that is closed, other than :meeting, and the last change that closed it, and when. One that came
-- into the register with its making was closed, nobody knows when, once everything was there.
	SELECT
		m.id AS meeting,
		CASE WHEN c.via <> 'init' THEN c.at END AS at,
		CASE c.via
			WHEN 'init' THEN (SELECT max(id) FROM change WHERE via = 'init' AND action = 'add')
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
-- project, a unit to itself. Twin towns and calls are common to all.
	SELECT 'unit' AS kind, 0 AS place, id, id AS unit, skey, deleted_at FROM unit
	UNION ALL SELECT 'project', 1, id, unit, skey, deleted_at FROM project
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
hands AS MATERIALIZED (
	SELECT kind, record, login, max(id) AS change
	FROM stretch
	GROUP BY kind, record, login
),
touched AS (
	SELECT s.kind, s.record, max(s.at) AS at, max(s.action = 'add') AS added
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
-- One row per record of `judged`, by unit; `logins` are all who had a hand in it, the last first, `at` when that was;
-- `fields` is what differs, in words: field US old US new, RS between them.
SELECT
	j.kind,
	j.record AS id,
	title(j.kind, j.record) AS title,
	j.class,
	j.confirmed,
	CASE j.kind
		WHEN 'project' THEN (SELECT status FROM project WHERE id = j.record)
		WHEN 'idea' THEN (SELECT status FROM idea WHERE id = j.record)
	END AS status,
	j.at,
	(
		SELECT group_concat(login, ', ')
		FROM (
			SELECT login
			FROM hands h
			WHERE h.kind = j.kind AND h.record = j.record
			ORDER BY h.change DESC
		)
	) AS logins,
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
-- part: chosen
-- What the areas of the strategy call it whose tree is wanted; from `held`.
	SELECT coalesce(:strategy, (
		SELECT label
		FROM held
		ORDER BY
			first <= :to AND (last IS NULL OR last >= substr(:from, 1, length(last))) DESC,
			first DESC,
			latest DESC
		LIMIT 1
	))

-- part: tree
-- The areas of that strategy in their order: id, depth, path; `others` has what the others are called. An area that
-- belongs to none of them stands in every one.
	SELECT id, 0, coalesce(sortkey(number), '~') || ' ' || skey || ' ' || id
	FROM area
	WHERE parent IS NULL AND deleted_at IS NULL
	AND (strategy IS NULL OR strategy NOT IN (SELECT label FROM others))
	UNION ALL
	SELECT
		a.id,
		tree.depth + 1,
		tree.path || char(1) || coalesce(sortkey(a.number), '~') || ' ' || a.skey || ' ' || a.id
	FROM area a
	JOIN tree ON a.parent = tree.id
	WHERE a.deleted_at IS NULL
	AND (a.strategy IS NULL OR a.strategy NOT IN (SELECT label FROM others))

-- part: under
-- Each area of the tree and all that lies under it: top, id.
	SELECT id, id FROM tree
	UNION
	SELECT under.top, a.id
	FROM area a
	JOIN under ON a.parent = under.id
	WHERE a.deleted_at IS NULL

-- part: by-area
-- The rows of a table by area: top, number, name, depth, path and `of`, the filter for what has the area. Last, where
-- all areas are asked for, top 0 for what lies outside them; it has no name.
	SELECT a.id, a.number, a.name, tree.depth, tree.path, 'areas:#' || a.id
	FROM tree
	JOIN area a ON a.id = tree.id
	WHERE :area IS NULL OR a.id IN (WITH RECURSIVE below_area(id) AS (
		-- use: below-area
	) SELECT id FROM below_area)
	UNION ALL
	SELECT 0, NULL, NULL, 0, NULL, '!areas:' || group_concat('#' || id, '|')
	FROM tree
	WHERE depth = 0 AND :area IS NULL
	HAVING count(*) > 0

-- part: trip-in-period
-- Condition on a trip `r`: it begins in the period, within the unit and the area asked for.
	r.deleted_at IS NULL
	AND
	-- use: begins-in-period
	AND
	-- use: unit-in-scope
	AND
	-- use: area-in-scope

-- part: delegations
-- Who went on the trips `r`, and what it cost.
	coalesce(sum(r.majority), 0) AS majority,
	coalesce(sum(r.opposition), 0) AS opposition,
	coalesce(sum(r.presidium), 0) AS presidium,
	coalesce(sum(r.staff), 0) AS staff,
	coalesce(sum(r.youth), 0) AS youth,
	coalesce(sum(r.majority), 0) + coalesce(sum(r.opposition), 0) + coalesce(sum(r.staff), 0)
		+ coalesce(sum(r.youth), 0) AS delegates,
	coalesce(sum(r.cost_sek), 0) AS cost_sek

-- part: scholarship-figures
-- Of the rounds `r`: young people, those in rounds wholly within the strategy's ages and in rounds that go beyond.
	count(r.id) AS rounds,
	coalesce(sum(r.count), 0) AS count,
	CASE WHEN :age_from IS NOT NULL AND :age_to IS NOT NULL THEN coalesce(sum(r.count) FILTER (
		WHERE r.age_from >= CAST(:age_from AS INTEGER) AND r.age_to <= CAST(:age_to AS INTEGER)
	), 0) END AS inside,
	CASE WHEN :age_from IS NOT NULL AND :age_to IS NOT NULL THEN coalesce(sum(r.count) FILTER (
		WHERE r.age_from < CAST(:age_from AS INTEGER) OR r.age_to > CAST(:age_to AS INTEGER)
	), 0) END AS outside,
	coalesce(sum(r.amount_sek), 0) AS amount_sek

-- part: application-figures
-- Of the applications `r`: how many, what came of them, and the sums.
	count(r.id) AS applications,
	count(*) FILTER (WHERE r.status = 'granted') AS granted,
	count(*) FILTER (WHERE r.status = 'rejected') AS rejected,
	count(*) FILTER (WHERE r.status IN ('granted', 'rejected')) AS answered,
	count(*) FILTER (WHERE r.status IN ('submitted', 'reserve')) AS waiting,
	coalesce(sum(r.applied_sek), 0) AS applied_sek,
	coalesce(sum(r.granted_sek), 0) AS granted_sek

-- part: decided-in-period
-- Condition on a decision `r`: it was made in the period, about a project of the unit and the area asked for.
	r.deleted_at IS NULL
	AND r.date >= substr(:from, 1, length(r.date)) AND r.date <= :to
	AND
	-- use: project-in-scope

-- part: goal-in-period
-- Condition on a goal `g`: it holds on some day of the period.
	g.deleted_at IS NULL
	AND (g."from" IS NULL OR g."from" <= :to)
	AND (g."to" IS NULL OR g."to" >= substr(:from, 1, length(g."to")))

-- part: return-parts
-- Which of the parts that the strategy asks for (:parts, "abc") the return `r` has: "a – c"; NULL where it asks for
-- none.
	CASE WHEN r.id IS NOT NULL AND :parts IS NOT NULL THEN rtrim(
		CASE WHEN instr(:parts, 'a') = 0 THEN '' WHEN r.part_a IS NULL THEN '– ' ELSE 'a ' END ||
		CASE WHEN instr(:parts, 'b') = 0 THEN '' WHEN r.part_b IS NULL THEN '– ' ELSE 'b ' END ||
		CASE WHEN instr(:parts, 'c') = 0 THEN '' WHEN r.part_c IS NULL THEN '– ' ELSE 'c ' END
	) END

-- part: years-since-last
-- Whole years since the date `last`.
	CAST(substr(:today, 1, 4) AS INTEGER) - CAST(substr(last, 1, 4) AS INTEGER)
		- (substr(:today, 5) < substr(last, 5))

-- part: live
-- Condition on a project `p`: it is granted or decided, and not over.
	p.deleted_at IS NULL AND p.status IN ('granted', 'decided', 'ongoing', 'paused')

-- part: unconfirmed
-- Condition on a project `p`: somebody should say that it is still right, and for :stale_days nobody has; a day that
-- has not come says nothing. What has not begun, is over or was refused needs no confirmation.
	p.deleted_at IS NULL AND p.status IN ('drafting', 'applied', 'granted', 'decided', 'ongoing', 'paused')
	AND (p.confirmed IS NULL OR p.confirmed > :today
		OR p.confirmed < substr(date(:today, '-' || :stale_days || ' days'), 1, length(p.confirmed)))

-- part: contact-today
-- Condition on an assignment `a`: somebody is contact person by it today.
	a.role = 'contact' AND a.deleted_at IS NULL
	AND EXISTS (SELECT 1 FROM person WHERE person.id = a.person AND person.deleted_at IS NULL)
	AND (a."from" IS NULL OR a."from" <= :today)
	AND (a."to" IS NULL OR a."to" >= substr(:today, 1, length(a."to")))

-- part: above-unit
-- Each unit with itself and all above it: unit, above.
	SELECT id, id FROM unit
	UNION
	SELECT above_unit.unit, u.parent
	FROM above_unit
	JOIN unit u ON u.id = above_unit.above
	WHERE u.parent IS NOT NULL

-- part: amiss
-- Assignments of today that somebody should look at, and why: 'ended', for a unit that has ceased; 'nothing', it gives
-- no right because it does not say where; 'moved', who has it works in quite another part of the organisation, neither
-- above nor below the unit. Needs above_unit(unit, above).
	SELECT
		a.id,
		p.id,
		p.name,
		a.unit,
		a.role,
		u.name,
		w.name,
		u.valid_to,
		s.id,
		s.name,
		CASE
			WHEN u.valid_to < substr(:today, 1, length(u.valid_to)) THEN 'ended'
			WHEN (a.role IN ('contact', 'deputy') AND a.unit IS NULL)
				OR (a.role = 'project-manager' AND a.project IS NULL) THEN 'nothing'
			WHEN a.role IN ('contact', 'deputy') AND w.id IS NOT NULL AND NOT EXISTS (
				SELECT 1
				FROM above_unit
				WHERE (above_unit.unit = a.unit AND above_unit.above = w.id)
					OR (above_unit.unit = w.id AND above_unit.above = a.unit)
			) THEN 'moved'
		END,
		a.skey
	FROM assignment a
	JOIN person p ON p.id = a.person AND p.deleted_at IS NULL
	LEFT JOIN unit u ON u.id = a.unit
	LEFT JOIN unit w ON w.id = p.unit AND w.deleted_at IS NULL
	LEFT JOIN unit s ON s.id = u.successor AND s.deleted_at IS NULL
	WHERE a.deleted_at IS NULL
	AND (a."from" IS NULL OR a."from" <= :today)
	AND (a."to" IS NULL OR a."to" >= substr(:today, 1, length(a."to")))

-- part: relations
-- Twin towns and networks: kind, id, title, unit that answers, status, since when, last activity or trip until today,
-- skey.
	SELECT
		'twin-town',
		t.id,
		p.name,
		r.unit,
		t.status,
		t.since,
		(SELECT max(day) FROM (
			SELECT max(v."from") AS day FROM activity v
			WHERE v.twin_town = t.id AND v.deleted_at IS NULL AND v."from" <= :today
			UNION ALL
			SELECT max(v."from") FROM trip v
			WHERE v.twin_town = t.id AND v.deleted_at IS NULL AND v."from" <= :today)),
		t.skey
	FROM twin_town t
	JOIN partner p ON p.id = t.partner
	LEFT JOIN person r ON r.id = t.responsible
	WHERE t.deleted_at IS NULL
	UNION ALL
	SELECT
		'network',
		n.id,
		n.name,
		n.unit,
		n.status,
		n.member_since,
		(SELECT max(day) FROM (
			SELECT max(v."from") AS day FROM activity v
			WHERE v.network = n.id AND v.deleted_at IS NULL AND v."from" <= :today
			UNION ALL
			SELECT max(v."from") FROM trip v
			WHERE v.network = n.id AND v.deleted_at IS NULL AND v."from" <= :today)),
		n.skey
	FROM network n
	WHERE n.deleted_at IS NULL

-- part: idle
-- Condition on one of the relations: it is active, and for :idle_years nothing was done; a young one has its first
-- years for it.
	status = 'active'
	AND coalesce(last, since, '')
		< substr(date(:today, '-' || :idle_years || ' years'), 1, max(4, length(coalesce(last, since, ''))))

-- part: endings
-- Agreements and memberships: kind, id, title, unit, when they end, until when notice is given, skey.
	SELECT 'agreement', id, title, unit, valid_to, notice_by, skey
	FROM agreement
	WHERE deleted_at IS NULL
	UNION ALL
	SELECT 'network', id, name, unit, member_until, notice_by, skey
	FROM network
	WHERE deleted_at IS NULL AND status = 'active'

-- part: endings-dated
-- The same from `ending`, with what ends or must be given notice of before :notice_months are over.
	SELECT
		*,
		coalesce(ends >= substr(:today, 1, length(ends))
			AND ends <= substr(date(:today, '+' || :notice_months || ' months'), 1, length(ends)), 0)
			AS soon,
		coalesce(notice >= substr(:today, 1, length(notice))
			AND notice <= substr(date(:today, '+' || :notice_months || ' months'), 1, length(notice)), 0)
			AS notice_soon
	FROM ending

-- part: due
-- Everything that somebody has to decide: rank, object, id, title, unit, skey. An agreement of a project or a
-- membership goes with these.
	SELECT 1, 'twin-town', t.id, p.name, r.unit, t.skey
	FROM twin_town t
	JOIN partner p ON p.id = t.partner
	LEFT JOIN person r ON r.id = t.responsible
	WHERE t.deleted_at IS NULL AND t.status = 'active'
	UNION ALL
	SELECT 2, 'network', id, name, unit, skey
	FROM network
	WHERE deleted_at IS NULL AND status = 'active'
	UNION ALL
	SELECT 3, 'agreement', id, title, unit, skey
	FROM agreement
	WHERE deleted_at IS NULL AND kind IN ('cooperation', 'twinning', 'intent')
	AND (valid_from IS NULL OR valid_from <= :today)
	AND (valid_to IS NULL OR valid_to >= substr(:today, 1, length(valid_to)))
	UNION ALL
	SELECT 4, 'project', p.id, p.title, p.unit, p.skey
	FROM project p
	WHERE
	-- use: live

-- part: made
-- Each decision on such a thing: object, record, id, organ, organ_name, date. One that ends a thing does not carry it.
	SELECT 'twin-town', twin_town, id, organ, organ_name, date
	FROM decision
	WHERE twin_town IS NOT NULL AND deleted_at IS NULL AND kind IS NOT 'end'
	UNION ALL
	SELECT 'network', network, id, organ, organ_name, date
	FROM decision
	WHERE network IS NOT NULL AND deleted_at IS NULL AND kind IS NOT 'end'
	UNION ALL
	SELECT 'agreement', agreement, id, organ, organ_name, date
	FROM decision
	WHERE agreement IS NOT NULL AND deleted_at IS NULL AND kind IS NOT 'end'
	UNION ALL
	SELECT 'project', project, id, organ, organ_name, date
	FROM decision
	WHERE project IS NOT NULL AND deleted_at IS NULL AND kind IS NOT 'end'

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

-- name: scope-meeting
-- The meeting that is told of, by its title and its day.
SELECT title || ' ' || coalesce(date, '') AS name
FROM meeting
WHERE id = (
	-- use: asked-meeting
);
