-- SPDX-License-Identifier: EUPL-1.2
-- Who pays. Budget, external and own money stand on the project; where it comes from, on its fundings. Amounts are
-- hundredths of kronor, or of euro where the name says so: the two are never added.

-- name: money-total
-- What is carried out in the period.
WITH active AS (
	-- use: active
)
SELECT
	count(*) AS projects,
	count(*) FILTER (WHERE external_sek > 0) AS external,
	coalesce(sum(budget_sek), 0) AS budget_sek,
	coalesce(sum(external_sek), 0) AS external_sek,
	coalesce(sum(own_sek), 0) AS own_sek
FROM active
WHERE status IN
-- use: carried-out
;

-- name: money-units
-- The same by unit; each own krona is worth what stands beside it from others.
WITH RECURSIVE
chain(id, unit, depth) AS (
	-- use: chain
),
stands(id, unit) AS (
	-- use: stands
),
active AS (
	-- use: active
)
SELECT
	u.name,
	count(p.id) AS projects,
	coalesce(sum(p.budget_sek), 0) AS budget_sek,
	coalesce(sum(p.external_sek), 0) AS external_sek,
	coalesce(sum(p.own_sek), 0) AS own_sek,
	CASE WHEN sum(p.own_sek) > 0
		THEN replace(printf('%.2f', 1.0 * coalesce(sum(p.external_sek), 0) / sum(p.own_sek)), '.', ',')
	END AS leverage,
	(SELECT group_concat('#' || m.id, '|') FROM stands m WHERE m.unit = u.id) AS members
FROM active p
JOIN stands s ON s.id = p.unit
JOIN unit u ON u.id = s.unit AND u.deleted_at IS NULL
WHERE p.status IN
-- use: carried-out
GROUP BY u.id
ORDER BY u.skey, u.id;

-- name: money-sources
-- The fundings of the years that the period touches, by source, cash and in kind.
SELECT
	r.source,
	count(*) AS grants,
	count(DISTINCT r.project) AS projects,
	coalesce(sum(r.amount_sek) FILTER (WHERE r.form IS NOT 'in-kind'), 0) AS cash_sek,
	coalesce(sum(r.amount_sek) FILTER (WHERE r.form = 'in-kind'), 0) AS kind_sek,
	coalesce(sum(r.amount_eur), 0) AS amount_eur
FROM funding r
WHERE r.deleted_at IS NULL
AND
-- use: in-years
AND
-- use: project-in-scope
GROUP BY r.source
ORDER BY coalesce(sum(r.amount_sek), 0) DESC, r.source;

-- name: money-programmes
-- The same by programme.
SELECT
	g.id,
	coalesce(g.short_name, g.name) AS programme,
	g.family,
	count(*) AS grants,
	count(DISTINCT r.project) AS projects,
	coalesce(sum(r.amount_sek), 0) AS amount_sek,
	coalesce(sum(r.amount_eur), 0) AS amount_eur
FROM funding r
JOIN programme g ON g.id = r.programme AND g.deleted_at IS NULL
WHERE r.deleted_at IS NULL
AND
-- use: in-years
AND
-- use: project-in-scope
GROUP BY g.id
ORDER BY amount_sek DESC, g.skey, g.id;
