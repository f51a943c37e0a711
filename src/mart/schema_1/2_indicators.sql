/* SPDX-License-Identifier: MIT
 * schema 1, indicators: definitions, what the columns of files mean, observations, targets, breaks. */

CREATE TABLE indicator (                -- what a figure measures
  id          TEXT NOT NULL PRIMARY KEY, -- 'referrals'; 'family.column' where a file's column is not listed
  label       TEXT NOT NULL,             -- for readers: 'Referrals'
  unit        TEXT NOT NULL,             -- 'count', '%', 'per 10,000', 'days', 'FTE', 'cases per FTE' ...
  decimals    INTEGER NOT NULL CHECK (decimals BETWEEN -1 AND 6), -- to print; -1: as many as there are
  polarity    TEXT NOT NULL CHECK (polarity IN ('neutral', 'high', 'low')), -- which is good
  period_kind TEXT NOT NULL CHECK (period_kind IN ('month', 'quarter', 'year', 'snapshot')), -- of its observations
  period_end  TEXT NOT NULL CHECK (period_end GLOB '[01][0-9]-[0-3][0-9]'), -- month and day of a year's end or a snapshot
  source      TEXT NOT NULL,             -- publisher and statistics, for readers
  numerator   TEXT,                      -- in words
  denominator TEXT,                      -- in words
  per         REAL,                      -- value = numerator / denominator * per: 100, 10000 or NULL
  definition  TEXT,                      -- in a sentence
  disclosure  TEXT NOT NULL DEFAULT 'published' CHECK (disclosure IN ('people', 'published', 'none')), -- class of its counts
  topic       TEXT,                      -- to group indicators: 'Referrals'
  banded      INTEGER NOT NULL DEFAULT 1 CHECK (banded IN (0, 1)), -- 0: the publisher gives no quartile bands: its range is too small
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')) -- day on which the row came; 1900-01-01: with the program
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_alias (          -- what a column of a family of files means
  family      TEXT NOT NULL,             -- start of the file's name
  column_name TEXT NOT NULL COLLATE NOCASE, -- as in the file's head
  filter      TEXT NOT NULL DEFAULT '',  -- sorted 'name=value' pairs, parted by '; ', that pick the indicator
  indicator   TEXT REFERENCES indicator (id), -- NULL: the column is no fact of its own
  breakdown   TEXT NOT NULL DEFAULT '',  -- pairs that the column's meaning adds to the breakdown
  month       INTEGER CHECK (month BETWEEN 1 AND 12), -- column holds this month of the year to 31 March
  numerator   TEXT,                      -- column with the numerator; "a|b": the one that the file has
  denominator TEXT,                      -- column with the denominator
  PRIMARY KEY (family, column_name, filter)
) STRICT, WITHOUT ROWID;

CREATE TABLE release (                  -- a publication, or another place that figures came from
  id          INTEGER PRIMARY KEY,       -- key
  name        TEXT NOT NULL UNIQUE,      -- newest time period in the file, then its name; sorts by age
  source      TEXT NOT NULL,             -- for readers: 'Department for Education, Children in need 2024, table c1'
  file        TEXT,                      -- name without folder
  digest      INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1)), -- 1: repeats what others publish: gives way to them, revises none of them
  received    TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- first
) STRICT;

/* Nothing is overwritten. A row says that the releases from `release` to
 * `confirmed` gave this value; a release that gave another one has another row.
 * View `shown` picks the newest. The last two columns are kept by the end of
 * each import as view `shown_anew` says. */
CREATE TABLE observation (              -- figures
  indicator    TEXT NOT NULL REFERENCES indicator (id), -- what is measured
  area         TEXT NOT NULL REFERENCES area (code), -- code of the area
  period_end   TEXT NOT NULL CHECK (period_end IS date(period_end, '+0 days')), -- last day
  period_start TEXT NOT NULL CHECK (period_start IS date(period_start, '+0 days') AND period_start <= period_end), -- = period_end: snapshot
  breakdown    TEXT NOT NULL,            -- sorted 'name=value' pairs, parted by '; '; '' for the total
  release      INTEGER NOT NULL REFERENCES release (id), -- first that gave the value
  confirmed    INTEGER NOT NULL REFERENCES release (id), -- newest that gave the same value
  value        REAL,                     -- its value
  symbol       TEXT,                     -- why there is no value, lower case: c k low u x z tbc <5
  flags        INTEGER NOT NULL DEFAULT 0, -- bits: 1 provisional, 2 revised, 4 estimated, 8 forecast, 16 break, 32 calculated
  numerator    REAL,                     -- count behind a share or rate
  denominator  REAL,                     -- what it is divided by
  received     TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  newest       INTEGER NOT NULL DEFAULT 1 CHECK (newest IN (0, 1)), -- 1: what stands now for the key
  revised      INTEGER NOT NULL DEFAULT 0 CHECK (revised IN (0, 1)), -- 1: another release of its kind gave another value
  PRIMARY KEY (indicator, area, period_end, breakdown, period_start, release),
  CHECK ((value IS NULL) <> (symbol IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE target (                   -- aims; rows at several dates make a trajectory
  indicator TEXT NOT NULL REFERENCES indicator (id), -- what is measured
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  breakdown TEXT NOT NULL DEFAULT '',    -- as in observation; '' for the total
  kind      TEXT NOT NULL CHECK (kind IN ('national', 'local')), -- what kind
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to  TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- NULL: until a later row
  value     REAL NOT NULL,               -- at or better than this is on target
  tolerance REAL,                        -- up to this far off is within tolerance, in the indicator's unit
  upper     REAL,                        -- where the target is a range: its other end
  polarity  TEXT CHECK (polarity IN ('neutral', 'high', 'low')), -- declared locally for this target
  source    TEXT NOT NULL,               -- who set it and where
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (indicator, area, breakdown, kind, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_break (          -- dated breaks in definition or practice
  indicator TEXT NOT NULL REFERENCES indicator (id), -- what is measured
  area      TEXT NOT NULL DEFAULT '',    -- '' for everywhere, else code of the area
  date      TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- first day of the new way
  label     TEXT NOT NULL,               -- short, to print in a chart
  note      TEXT,                        -- what changed
  source    TEXT,                        -- who says so, for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (indicator, area, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE embargo (                  -- figures that no public pack may tell before a time
  indicator TEXT NOT NULL REFERENCES indicator (id), -- what is measured
  area      TEXT NOT NULL DEFAULT '',    -- '' for everywhere, else code of the area
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end, '+0 days')), -- of the figures
  until     TEXT NOT NULL CHECK (until IS strftime('%Y-%m-%dT%H:%M', until)), -- local time: '2025-11-20T09:30'
  source    TEXT,                        -- who set it
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (indicator, area, period_end)
) STRICT, WITHOUT ROWID;

CREATE TABLE annex_list (               -- the Annex A lists
  list    INTEGER NOT NULL PRIMARY KEY CHECK (list BETWEEN 0 AND 11), -- number; 0: visits, which are no list
  name    TEXT NOT NULL UNIQUE,          -- table that holds it
  label   TEXT NOT NULL,                 -- for readers
  months  INTEGER NOT NULL               -- how far back a list reaches from its day; 0: that day alone
) STRICT, WITHOUT ROWID;

CREATE TABLE list_indicator (           -- indicators counted from lists of children: src/mart/indicators
  id          TEXT NOT NULL PRIMARY KEY, -- 'list_referrals'
  sort        INTEGER NOT NULL UNIQUE,   -- order to print in
  topic       TEXT NOT NULL,             -- to group by
  label       TEXT NOT NULL,             -- for readers
  list        INTEGER NOT NULL REFERENCES annex_list (list), -- where it is counted
  kind        TEXT NOT NULL CHECK (kind IN ('flow', 'stock', 'snapshot')), -- flow: events of a window; stock: what is open on
                                        -- any day that the lists reach; snapshot: on the day of a list alone
  unit        TEXT NOT NULL CHECK (unit IN ('count', '%', 'days', 'working days')), -- days: a mean
  decimals    INTEGER NOT NULL,          -- to print
  polarity    TEXT NOT NULL CHECK (polarity IN ('neutral', 'high', 'low')), -- which is good
  numerator   TEXT NOT NULL,             -- in words
  denominator TEXT,                      -- in words
  whole       TEXT REFERENCES list_indicator (id), -- share of what this counts; NULL: of its own rows
  definition  TEXT,                      -- in a sentence, limits of the list included
  published   TEXT REFERENCES indicator (id), -- published indicator that it foreshadows
  deadline    TEXT,                      -- id of the deadline that it holds against
  parts       TEXT                       -- code set of what the list tells apart: source, category, placement
) STRICT, WITHOUT ROWID;

CREATE TABLE list_same (                -- numbers of list_indicator that count the same: src/mart/indicators/14_same.sql
  id        TEXT NOT NULL REFERENCES list_indicator (id), -- a number of this indicator:
  part      TEXT NOT NULL CHECK (part IN ('all', 'counted', 'rest')), -- what it is out of, what is counted of these, what is left
  sort      INTEGER NOT NULL,            -- the first that agrees is the number's name
  other     TEXT REFERENCES list_indicator (id), -- counts the same; NULL: none does, the number has a name of its own
  other_all INTEGER NOT NULL DEFAULT 0 CHECK (other_all IN (0, 1)), -- 1: what that one is out of, else what it counts
  name      TEXT NOT NULL,               -- in keys of cells: 'list_cpp', 'all of list_cpp_repeat_pct'
  PRIMARY KEY (id, part, sort)
) STRICT, WITHOUT ROWID;

CREATE TABLE age_band (                 -- bands to break counts down by
  label TEXT NOT NULL PRIMARY KEY,       -- for readers
  first INTEGER NOT NULL,                -- years; -1 unborn
  last  INTEGER NOT NULL,                -- years, included
  sort  INTEGER NOT NULL                 -- order to print in
) STRICT, WITHOUT ROWID;

CREATE TABLE length_band (              -- how long cases are open, how late visits are
  band_set TEXT NOT NULL CHECK (band_set IN ('open', 'overdue')), -- of what
  label    TEXT NOT NULL,                -- for readers
  first    INTEGER NOT NULL,             -- at least this long
  last     INTEGER NOT NULL,             -- and shorter than this
  unit     TEXT NOT NULL CHECK (unit IN ('months', 'days')), -- of both
  sort     INTEGER NOT NULL,             -- order to print in
  PRIMARY KEY (band_set, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE code_label (               -- what codes of the lists mean
  code_set TEXT NOT NULL,                -- 'ethnicity', 'gender', 'need', 'source' ...
  code     TEXT NOT NULL,                -- as the lists hold it
  label    TEXT NOT NULL,                -- for readers
  grouped  TEXT NOT NULL,                -- label of the broad group
  sort     INTEGER NOT NULL,             -- order of the group
  PRIMARY KEY (code_set, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived_part (             -- indicators worked out from others: src/mart/indicators/13_derived.sql
  indicator   TEXT NOT NULL PRIMARY KEY, -- 'referrals_assessed_pct'
  label       TEXT NOT NULL,             -- for readers
  unit        TEXT NOT NULL,             -- as in indicator
  decimals    INTEGER NOT NULL,          -- to print
  polarity    TEXT NOT NULL CHECK (polarity IN ('neutral', 'high', 'low')), -- which is good
  part        TEXT NOT NULL,             -- indicator above the line
  whole       TEXT NOT NULL,             -- indicator below it, or 'population 0-17'
  per         REAL NOT NULL,             -- value = part / whole * per
  formula     TEXT NOT NULL              -- in words
) STRICT, WITHOUT ROWID;
