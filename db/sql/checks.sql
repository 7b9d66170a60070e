-- SPDX-License-Identifier: EUPL-1.2
-- What the checks (src/check.c) look at. Every statement has the columns id, title and unit (the unit that answers, ""
-- for none) beside its own. A live project is one that is granted, decided, ongoing or paused. A date that is partial
-- stands for all its days: 2026 has not passed before 2027.
--
-- :today        the day, bound by the program
-- :since_year :last_year   trips are those of these years; :since_round to :last_year rounds of scholarships
-- :return_year  the year whose return is due
-- :stale_days :idle_years :notice_months   the limits of the strategy

-- name: check-decider
-- Everything that somebody has to decide, with each decision on it; one row without an organ where there is none.
WITH due(rank, object, id, title, unit, skey) AS (
	-- use: due
),
made(object, record, id, organ, organ_name, date) AS (
	-- use: made
)
SELECT
	due.object,
	due.id,
	due.title,
	due.unit,
	made.id AS decision,
	made.organ,
	made.organ_name
FROM due
LEFT JOIN made ON made.object = due.object AND made.record = due.id
ORDER BY due.rank, due.skey, due.id, made.date, made.id;

-- name: check-cofunding
SELECT p.id, p.title, p.unit
FROM project p
WHERE p.deleted_at IS NULL AND p.status IN ('decided', 'ongoing', 'paused', 'finished')
AND NOT EXISTS (SELECT 1 FROM cofunding_test c WHERE c.project = p.id AND c.deleted_at IS NULL)
ORDER BY p.skey, p.id;

-- name: check-area
SELECT p.id, p.title, p.unit
FROM project p
WHERE
-- use: live
AND p.area_motive IS NULL
AND NOT EXISTS (SELECT 1 FROM project_areas l WHERE l.owner = p.id)
ORDER BY p.skey, p.id;

-- name: check-goal
SELECT p.id, p.title, p.unit
FROM project p
WHERE
-- use: live
AND NOT EXISTS (SELECT 1 FROM project_goals l WHERE l.owner = p.id)
ORDER BY p.skey, p.id;

-- name: check-contact
-- Administrations and companies that are there today and have nobody as contact person today.
SELECT u.id, u.name AS title, u.id AS unit
FROM unit u
WHERE u.deleted_at IS NULL AND u.kind IN ('administration', 'company')
AND (u.valid_from IS NULL OR u.valid_from <= :today)
AND (u.valid_to IS NULL OR u.valid_to >= substr(:today, 1, length(u.valid_to)))
AND NOT EXISTS (
	SELECT 1
	FROM assignment a
	WHERE a.unit = u.id
	AND
	-- use: contact-today
)
ORDER BY u.skey, u.id;

-- name: check-elected
-- One row when no politician has the international affairs as an assignment today.
SELECT 0 AS id, '' AS title, '' AS unit
WHERE NOT EXISTS (
	SELECT 1
	FROM assignment a
	JOIN person p ON p.id = a.person AND p.deleted_at IS NULL
	WHERE a.role = 'politician' AND a.deleted_at IS NULL
	AND (a."from" IS NULL OR a."from" <= :today)
	AND (a."to" IS NULL OR a."to" >= substr(:today, 1, length(a."to")))
);

-- name: check-stale
SELECT
	p.id,
	p.title,
	p.unit,
	p.confirmed,
	CAST(julianday(:today) - julianday(substr(p.confirmed, 1, 10)) AS INTEGER) AS days
FROM project p
WHERE
-- use: unconfirmed
ORDER BY p.skey, p.id;

-- name: check-strategy
-- The decisions on the strategy itself, reviews that have been made, the latest first; one empty row where there are
-- none.
SELECT
	0 AS id,
	'' AS title,
	'' AS unit,
	coalesce(d.date, '') AS decided,
	coalesce(d.organ, '') AS organ,
	coalesce(d.organ_name, '') AS organ_name
FROM (SELECT 1)
LEFT JOIN decision d ON d.deleted_at IS NULL AND d.kind = 'strategy' AND d.date <= :today
ORDER BY d.date DESC, d.id DESC;

-- name: check-trips
SELECT
	id,
	title,
	unit,
	kind,
	coalesce(cost_sek, 0) AS cost,
	coalesce(majority, 0) + coalesce(opposition, 0) + coalesce(presidium, 0) AS politicians,
	coalesce(presidium, 0) AS presidium,
	max(coalesce(majority, 0), coalesce(majority_invited, 0)) AS majority,
	coalesce(opposition_invited, 0) AS opposition_invited,
	coalesce(staff, 0) AS staff,
	coalesce(majority, 0) + coalesce(opposition, 0) + coalesce(staff, 0) AS adults,
	consulted_ks,
	consulted_kf,
	approved_director,
	approved_head,
	approved_strategist,
	coalesce(policy_ok, 0) AS policy_ok,
	motive IS NOT NULL AS motive
FROM trip
WHERE deleted_at IS NULL AND substr("from", 1, 4) BETWEEN :since_year AND :last_year
ORDER BY skey, id;

-- name: check-scholarships
SELECT id, title, unit, coalesce(age_from, age_to) AS age_from, coalesce(age_to, age_from) AS age_to
FROM scholarship
WHERE deleted_at IS NULL AND (age_from IS NOT NULL OR age_to IS NOT NULL)
AND year BETWEEN CAST(:since_round AS INTEGER) AND CAST(:last_year AS INTEGER)
ORDER BY skey, id;

-- name: check-characters
SELECT id, name AS title, unit
FROM network
WHERE deleted_at IS NULL AND status = 'active' AND characters IS NULL
ORDER BY skey, id;

-- name: check-steered
-- Live projects that no steering group of today has.
SELECT p.id, p.title, p.unit
FROM project p
WHERE
-- use: live
AND NOT EXISTS (
	SELECT 1
	FROM steering_group_projects l
	JOIN steering_group g ON g.id = l.owner AND g.deleted_at IS NULL
	WHERE l.item = p.id
	AND (g."to" IS NULL OR g."to" >= substr(:today, 1, length(g."to")))
)
ORDER BY p.skey, p.id;

-- name: check-steering
-- Steering groups of today with the decision that appoints them.
SELECT g.id, g.name AS title, '' AS unit, d.id AS decision, d.organ, d.organ_name
FROM steering_group g
LEFT JOIN decision d ON d.id = g.decision AND d.deleted_at IS NULL
WHERE g.deleted_at IS NULL AND (g."to" IS NULL OR g."to" >= substr(:today, 1, length(g."to")))
ORDER BY g.skey, g.id;

-- name: check-returns
-- Administrations and companies that were there in the year and have not sent in a return for the whole of it; with the
-- draft where there is one.
SELECT u.id, u.name AS title, u.id AS unit, max(r.id) AS draft
FROM unit u
LEFT JOIN annual_return r ON r.unit = u.id AND r.deleted_at IS NULL AND r.year = CAST(:return_year AS INTEGER)
	AND r.period IN ('year', 'closing', 'annual-closing')
WHERE u.deleted_at IS NULL AND u.kind IN ('administration', 'company')
AND (u.valid_from IS NULL OR substr(u.valid_from, 1, 4) <= :return_year)
AND (u.valid_to IS NULL OR u.valid_to >= substr(:today, 1, length(u.valid_to)))
GROUP BY u.id
HAVING count(r.id) FILTER (WHERE r.status IN ('submitted', 'approved')) = 0
ORDER BY u.skey, u.id;

-- name: check-parts
SELECT
	r.id,
	u.name || ' ' || r.year AS title,
	r.unit,
	r.part_a IS NOT NULL AS part_a,
	r.part_b IS NOT NULL AS part_b,
	r.part_c IS NOT NULL AS part_c
FROM annual_return r
JOIN unit u ON u.id = r.unit
WHERE r.deleted_at IS NULL AND r.status IN ('submitted', 'approved') AND r.year >= CAST(:return_year AS INTEGER)
AND (r.part_a IS NULL OR r.part_b IS NULL OR r.part_c IS NULL)
ORDER BY r.year, u.skey, r.id;

-- name: check-calls
SELECT id, title, '' AS unit, deadline, status, passed
FROM (
	SELECT
		id,
		title,
		deadline,
		status,
		skey,
		deadline_zone,
		status IN ('open', 'forthcoming')
			AND substr(deadline, 1, 10) < substr(:today, 1, length(substr(deadline, 1, 10))) AS passed
	FROM call
	WHERE deleted_at IS NULL AND deadline IS NOT NULL
)
WHERE passed OR (status IN ('open', 'forthcoming') AND length(deadline) > 10 AND deadline_zone IS NULL)
ORDER BY deadline, skey, id;

-- name: check-idle
-- Active twin towns and networks without an activity or a trip for so long.
WITH relation(kind, id, title, unit, status, since, last, skey) AS (
	-- use: relations
)
SELECT kind, id, title, unit, last
FROM relation
WHERE
-- use: idle
ORDER BY kind DESC, skey, id;

-- name: check-ending
-- What ends, or must be given notice of, before the months are over.
WITH ending(kind, id, title, unit, ends, notice, skey) AS (
	-- use: endings
),
dated AS (
	-- use: endings-dated
)
SELECT kind, id, title, unit, ends, notice, notice_soon
FROM dated
WHERE soon OR notice_soon
ORDER BY kind, skey, id;

-- name: check-priority
-- Ideas and projects that are not over, with the points that people give.
WITH ranked(rank, kind, id, title, unit, growth, mutual, result, skey) AS (
	SELECT 1, 'project', id, title, unit, priority_growth, priority_mutual, priority_result, skey
	FROM project
	WHERE deleted_at IS NULL AND status NOT IN ('rejected', 'finished', 'cancelled')
	UNION ALL
	SELECT 2, 'idea', id, title, unit, priority_growth, priority_mutual, priority_result, skey
	FROM idea
	WHERE deleted_at IS NULL AND status IN ('new', 'examined')
)
SELECT kind, id, title, unit, growth, mutual, result
FROM ranked
WHERE growth IS NULL OR mutual IS NULL OR result IS NULL
ORDER BY rank, skey, id;

-- name: check-funding
SELECT p.id, p.title, p.unit, p.budget_sek AS budget, sum(f.amount_sek) AS funding
FROM project p
JOIN funding f ON f.project = p.id AND f.deleted_at IS NULL
WHERE p.budget_sek > 0
AND
-- use: live
GROUP BY p.id
HAVING sum(f.amount_sek) <> p.budget_sek
ORDER BY p.skey, p.id;

-- name: check-persons
SELECT id, name AS title, unit, delete_after
FROM person
WHERE deleted_at IS NULL AND delete_after < substr(:today, 1, length(delete_after))
ORDER BY skey, id;

-- name: check-overdue
SELECT id, title, unit, "end" AS ended
FROM project
WHERE deleted_at IS NULL AND status = 'ongoing' AND "end" < substr(:today, 1, length("end"))
ORDER BY skey, id;

-- name: check-assignments
WITH RECURSIVE above_unit(unit, above) AS (
	-- use: above-unit
),
amiss(id, person, title, unit, role, unit_name, works, ended, successor_id, successor, why, skey) AS (
	-- use: amiss
)
SELECT id, title, unit, role, unit_name, works, ended, successor_id, successor, why
FROM amiss
WHERE why IS NOT NULL
ORDER BY skey, id;

-- name: remark-person
-- What a person who was moved has still to do elsewhere.
WITH RECURSIVE above_unit(unit, above) AS (
	-- use: above-unit
),
amiss(id, person, title, unit, role, unit_name, works, ended, successor_id, successor, why, skey) AS (
	-- use: amiss
)
SELECT role, unit_name
FROM amiss
WHERE person = CAST(:id AS INTEGER) AND why = 'moved'
ORDER BY skey, id;

-- name: remark-unit
-- Who has still to do with a unit that has ended.
WITH RECURSIVE above_unit(unit, above) AS (
	-- use: above-unit
),
amiss(id, person, title, unit, role, unit_name, works, ended, successor_id, successor, why, skey) AS (
	-- use: amiss
)
SELECT DISTINCT title
FROM amiss
WHERE unit = CAST(:id AS INTEGER) AND why = 'ended'
ORDER BY skey, id;

-- name: check-logins
-- As login_is_plain (src/login.h) has it. An older register may have others.
SELECT id, name AS title, unit, login
FROM person
WHERE deleted_at IS NULL
AND (login GLOB '*[^A-Za-z0-9._@-]*' OR login NOT GLOB '[A-Za-z0-9]*')
ORDER BY skey, id;

-- name: check-units
-- The unit and all that lies under it.
WITH RECURSIVE below_unit(id) AS (
	-- use: below-unit
)
SELECT id FROM below_unit;
