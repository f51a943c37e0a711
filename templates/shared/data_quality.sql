-- How good the service's lists of children are, by list and column: of the newest lists up to :as_at,
-- rows with something in the column, rows that could be read, dates that can't be true.
-- parameters: area (area), as_at (date)
-- source: Case management system, Annex A lists
-- column number: label "List", unit count, decimals 0, disclosure none
-- column list: label "Name of the list"
-- column column_name: label "Column"
-- column period_end: label "On", format "d mmmm yyyy"
-- column given: label "Columns given", unit count, decimals 0, disclosure none
-- column rows: label "Rows", unit count, decimals 0, disclosure people,
--     key "rows of list {list} {period_end}", role denominator of filled_share, rounding none
-- column filled: label "Filled", unit count, decimals 0, disclosure people,
--     key "rows filled {list} {column_name} {period_end}", role numerator of filled_share,
--     role denominator of sound_share, rounding none
-- column filled_share: label "Share filled", unit "%", decimals 1, polarity high, disclosure people
-- column sound: label "Can be read", unit count, decimals 0, disclosure people,
--     key "rows sound {list} {column_name} {period_end}", role numerator of sound_share, rounding none
-- column sound_share: label "Share of these that can be read", unit "%", decimals 1, polarity high,
--     disclosure people
-- column implausible: label "Dates that can't be true", unit count, decimals 0, disclosure people,
--     key "rows implausible {list} {column_name} {period_end}", role count, rounding none
WITH
newest AS (
  SELECT q.list, max(q.snapshot) AS snapshot FROM annex_quality AS q
  WHERE q.area = :area AND q.snapshot <= :as_at GROUP BY q.list)
SELECT l.list AS number, l.label AS list, q.column_name, q.snapshot AS period_end, q.present AS given,
  q.rows, q.filled, 100.0 * q.filled / nullif(q.rows, 0) AS filled_share,
  CASE WHEN q.rows = 0 THEN 'z' END AS filled_share_symbol, q.sound,
  100.0 * q.sound / nullif(q.filled, 0) AS sound_share,
  CASE WHEN q.filled = 0 THEN 'z' END AS sound_share_symbol, q.implausible
FROM newest AS n JOIN annex_quality AS q ON q.area = :area AND q.list = n.list AND q.snapshot = n.snapshot
JOIN annex_list AS l ON l.list = q.list
ORDER BY l.list, q.column_name
