-- SPDX-License-Identifier: EUPL-1.2
-- Decisions: who made them, and what still lacks one.

-- name: decisions-organs
-- Decisions of the period by the body that made them; of the unit asked for those about its projects.
SELECT
	s.value AS organ,
	count(*) AS decisions,
	count(r.project) AS projects,
	count(coalesce(r.twin_town, r.network, r.agreement)) AS relations,
	count(r.trip) AS trips,
	count(*) FILTER (WHERE r.dnr IS NULL) AS unregistered
FROM json_each(:organs) s
JOIN decision r ON r.organ = s.value
WHERE
-- use: decided-in-period
GROUP BY s.key
ORDER BY s.key;

-- name: decisions-list
-- The same one by one.
SELECT r.id, r.date, r.title, r.organ, r.organ_name, r.paragraph, r.dnr, r.kind
FROM decision r
WHERE
-- use: decided-in-period
ORDER BY r.date, r.skey, r.id;

-- name: decisions-due
-- What somebody has to decide, as of today, and how much of it has a decision of whatever body. matches: the same as a
-- filter has it; within: the unit asked for and those below it.
WITH RECURSIVE
below_unit(id) AS (
	-- use: below-unit
),
due(rank, object, id, title, unit, skey) AS (
	-- use: due
),
made(object, record, id, organ, organ_name, date) AS (
	-- use: made
),
scoped AS (
	SELECT *
	FROM due
	WHERE :unit IS NULL OR unit IN (SELECT id FROM below_unit)
)
SELECT
	object,
	count(*) AS due,
	count(*) FILTER (WHERE decided) AS decided,
	count(*) FILTER (WHERE NOT decided) AS lacking,
	CASE object
		WHEN 'agreement' THEN 'kind:cooperation|twinning|intent valid_from:|valid_from<=' || :today
			|| ' valid_to:|valid_to>=' || :today
		WHEN 'project' THEN 'status:granted|decided|ongoing|paused'
		ELSE 'status:active'
	END ||
	CASE WHEN :unit IS NULL THEN '' ELSE
		CASE object WHEN 'twin-town' THEN ' responsible.unit:' ELSE ' unit:' END
		|| (SELECT group_concat('#' || id, '|') FROM below_unit)
	END AS matches
FROM (
	SELECT rank, object, EXISTS (SELECT 1 FROM made WHERE made.object = d.object AND made.record = d.id) AS decided
	FROM scoped d
)
GROUP BY rank
ORDER BY rank;
