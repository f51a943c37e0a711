/* SPDX-License-Identifier: MIT
 * schema 1, views for packs. They call none of our functions, so that any sqlite3 shell opens
 * them. For known_at the program puts the tables behind filters and makes these views anew in TEMP,
 * where X is X_anew if there is one: X is then what an import left for quick reading. */

/* What stands now: per key the value of the newest release, of a digest only where nothing else
 * has it. Revised (flag 2) where an earlier release of its kind gave another value. */
CREATE VIEW shown_anew AS
SELECT o.indicator, o.area, o.period_start, o.period_end, o.breakdown, o.value, o.symbol,
  o.flags | (2 * EXISTS (SELECT 1 FROM observation AS e
    WHERE e.indicator = o.indicator AND e.area = o.area AND e.period_end = o.period_end
      AND e.breakdown = o.breakdown AND e.period_start = o.period_start AND e.release <> o.release
      AND (SELECT digest FROM release WHERE id = e.release) = r.digest)) AS flags,
  o.numerator, o.denominator, r.name AS release, r.source, o.received
FROM observation AS o CROSS JOIN release AS r ON r.id = o.release
WHERE NOT EXISTS (SELECT 1 FROM observation AS n
  WHERE n.indicator = o.indicator AND n.area = o.area AND n.period_end = o.period_end
    AND n.breakdown = o.breakdown AND n.period_start = o.period_start AND n.release <> o.release
    AND (SELECT name FROM release WHERE id = n.confirmed) > (SELECT name FROM release WHERE id = o.confirmed));

/* The same, quickly: as the last import left it. */
CREATE VIEW shown AS
SELECT o.indicator, o.area, o.period_start, o.period_end, o.breakdown, o.value, o.symbol,
  o.flags | 2 * o.revised AS flags, o.numerator, o.denominator, r.name AS release, r.source,
  o.received
FROM observation AS o CROSS JOIN release AS r ON r.id = o.release
WHERE o.newest = 1;

/* From when to when an area counts in a way of its own: since a break that only it has, until the
 * next one of all. It has no place among others in that time. */
CREATE VIEW break_alone AS
SELECT k.indicator, k.area, k.date AS since, coalesce((SELECT min(e.date) FROM indicator_break AS e
  WHERE e.indicator = k.indicator AND e.area = '' AND e.date > k.date), '9999-12-31') AS until
FROM indicator_break AS k WHERE k.area <> '';

/* The newest set of statistical neighbours. */
CREATE VIEW neighbour_current AS
SELECT n.set_name, s.valid_from, n.area, n.rank, n.neighbour, n.closeness
FROM neighbour AS n JOIN neighbour_set AS s ON s.name = n.set_name
WHERE n.set_name = (SELECT name FROM neighbour_set ORDER BY valid_from DESC, name DESC LIMIT 1);

/* What each area below an authority lies in: while all around it stand, from first to last day. The
 * codes of its district, locality and ward, itself included, are NULL where it lies in none. */
CREATE VIEW local_place AS
WITH RECURSIVE place (authority, area, kind, name, district, locality, ward, first, last) AS (
  SELECT l.parent, l.code, a.kind, l.name,
    CASE a.kind WHEN 'district' THEN l.code END, CASE a.kind WHEN 'locality' THEN l.code END,
    CASE a.kind WHEN 'ward' THEN l.code END, max(l.valid_from, coalesce(p.valid_from, '1900-01-01')),
    min(coalesce(l.valid_to, '9999-12-31'), coalesce(p.valid_to, '9999-12-31'))
  FROM local_area AS l JOIN area AS a ON a.code = l.code JOIN area AS p ON p.code = l.parent
  WHERE p.kind NOT IN ('locality', 'district', 'ward')
  UNION ALL
  SELECT o.authority, l.code, a.kind, l.name,
    CASE a.kind WHEN 'district' THEN l.code ELSE o.district END,
    CASE a.kind WHEN 'locality' THEN l.code ELSE o.locality END,
    CASE a.kind WHEN 'ward' THEN l.code ELSE o.ward END, max(l.valid_from, o.first),
    min(coalesce(l.valid_to, '9999-12-31'), o.last)
  FROM place AS o JOIN local_area AS l ON l.parent = o.area JOIN area AS a ON a.code = l.code
  WHERE l.valid_from <= o.last AND coalesce(l.valid_to, '9999-12-31') >= o.first)
SELECT p.authority, p.area, p.kind, p.name, p.district, p.locality, p.ward, p.first, p.last
FROM place AS p WHERE p.first <= p.last;

/* Each estimate in its newest vintage. */
CREATE VIEW population_latest AS
SELECT p.area, p.age_group, p.mid_year, p.vintage, p.value, p.symbol, p.source
FROM population AS p
WHERE p.vintage = (SELECT max(v.vintage) FROM population AS v
  WHERE v.area = p.area AND v.age_group = p.age_group AND v.mid_year = p.mid_year);

/* Counts per 10,000 children where no rate is published: count over the mid-year estimate of
 * the year before period_end, newest vintage. Flag 32: calculated here. */
CREATE VIEW rate_population AS
SELECT o.indicator, o.area, o.period_start, o.period_end, o.breakdown,
  o.value / p.value * 10000 AS value,
  CASE WHEN o.value IS NULL THEN o.symbol WHEN p.value IS NULL THEN coalesce(p.symbol, 'x')
    WHEN p.value = 0 THEN 'z' END AS symbol,
  o.flags | 32 AS flags, o.value AS numerator, p.value AS denominator, p.mid_year, p.vintage,
  o.release, o.source
FROM shown AS o LEFT JOIN population_latest AS p
  ON p.area = o.area AND p.age_group = '0-17' AND p.mid_year = CAST(substr(o.period_end, 1, 4) AS INTEGER) - 1;
