-- SPDX-License-Identifier: EUPL-1.2
-- Keys of SSH: who comes in with which.

-- name: keys-in-force
-- Keys that let somebody in today, of persons who have a login.
SELECT k.id, k.key, k.name, p.login
FROM access_key k
JOIN person p ON p.id = k.person AND p.deleted_at IS NULL
WHERE p.login <> ''
AND
-- use: key-in-force
ORDER BY p.login, k.id;
