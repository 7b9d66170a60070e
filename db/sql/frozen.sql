-- SPDX-License-Identifier: EUPL-1.2
-- The summaries that were fixed for ever, the newest first.

-- name: frozen
SELECT
	'#' || f.id AS number,
	f.title,
	f.at,
	strftime('%Y-%m-%d', f.at, 'localtime') AS day,
	coalesce(
		(SELECT p.name FROM person p WHERE p.login = f.login AND p.deleted_at IS NULL LIMIT 1),
		f.login
	) AS person,
	f.recipient,
	f.dnr,
	f.sha256,
	substr(f.sha256, 1, 12) AS print
FROM frozen f
ORDER BY f.id DESC;
