/* SPDX-License-Identifier: MIT
 * schema 1, reference: the mart itself, areas, neighbours, population, calendar, deadlines.
 * Dates are ISO text. "received" is the day on which the row came; known_at hides later
 * ones. What a row said before a later import changed it is kept in past_X for a table X: src/mart/past.sql. */

CREATE TABLE mart (                     -- facts about this mart
  name  TEXT NOT NULL PRIMARY KEY,       -- 'sample': '1' if all data are made up
  value TEXT NOT NULL                    -- its value
) STRICT, WITHOUT ROWID;

CREATE TABLE area (                     -- places that figures are about, those that ended included
  code       TEXT NOT NULL PRIMARY KEY,  -- newest nine-character code (E10000003), X... in a sample, or a pair 'E... / E...'
  name       TEXT NOT NULL,              -- official name
  kind       TEXT NOT NULL CHECK (kind IN ('country', 'region', 'county', 'unitary', 'metropolitan', 'london', 'joint', 'locality', 'district', 'ward')), -- what kind; the last three: see local_area
  region     TEXT REFERENCES area (code), -- a London authority's region is Inner or Outer London, theirs is London
  nation     TEXT REFERENCES area (code), -- E92000001
  old_code   TEXT,                       -- three-digit code of the Department for Education (873)
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- first day, NULL: before all data
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day, NULL: still there
  note       TEXT                        -- for readers, as of a joint area
) STRICT, WITHOUT ROWID;

CREATE TABLE area_code (                -- every code that an area has or had, its present ones included
  scheme     TEXT NOT NULL CHECK (scheme IN ('new', 'old', 'local')), -- nine characters, three digits, of a local area
  code       TEXT NOT NULL,              -- the code
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day; NULL: still
  PRIMARY KEY (scheme, code, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE area_name (                -- other names that publications print
  name       TEXT NOT NULL COLLATE NOCASE, -- for readers
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day; NULL: still
  PRIMARY KEY (name, area)
) STRICT, WITHOUT ROWID;

/* Areas below the authority as they stood: a row each time that the name or the area around
 * changed, so that rows of one code never overlap. A ward holds no areas; localities hold districts
 * or districts hold localities, one way within an authority. Which child belongs where, table
 * residence says; which figure, its area. Read it through view local_place. */
CREATE TABLE local_area (               -- localities, districts and wards by date
  code       TEXT NOT NULL REFERENCES area (code), -- in capitals: E05..., or the authority's own
  valid_from TEXT NOT NULL DEFAULT '1900-01-01' CHECK (valid_from IS date(valid_from, '+0 days')), -- first day of the row
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from), -- last day; NULL: still
  name       TEXT NOT NULL,              -- for readers, as it was then
  parent     TEXT NOT NULL REFERENCES area (code) CHECK (parent <> code), -- the authority or local area it lay in
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX local_area_by_parent ON local_area (parent);

CREATE TABLE area_lineage (             -- what became of whom in a reorganisation
  predecessor TEXT NOT NULL REFERENCES area (code), -- area that ended
  successor   TEXT NOT NULL REFERENCES area (code), -- area that came
  changed_on  TEXT NOT NULL CHECK (changed_on IS date(changed_on, '+0 days')), -- first day of the successor
  part        INTEGER NOT NULL CHECK (part IN (0, 1)), -- 1: only a part of the predecessor went there
  PRIMARY KEY (predecessor, successor)
) STRICT, WITHOUT ROWID;

CREATE TABLE joint_member (             -- members of a joint area, for which some figures are given together
  joint  TEXT NOT NULL REFERENCES area (code), -- area of kind 'joint'
  member TEXT NOT NULL REFERENCES area (code), -- one of its areas
  PRIMARY KEY (joint, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE area_group (               -- other groupings: county councils network, a regional alliance
  id   TEXT NOT NULL PRIMARY KEY,        -- key
  name TEXT NOT NULL,                    -- for readers
  note TEXT,                             -- for readers
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')) -- day on which the row came; 1900-01-01: with the program
) STRICT, WITHOUT ROWID;

CREATE TABLE group_member (             -- who belongs to a group
  area_group TEXT NOT NULL REFERENCES area_group (id), -- the group
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  valid_from TEXT NOT NULL DEFAULT '1900-01-01' CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- NULL: still a member
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')), -- day on which the row came; 1900-01-01: with the program
  PRIMARY KEY (area_group, area, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbour_set (            -- sets of statistical neighbours
  name       TEXT NOT NULL PRIMARY KEY,  -- for captions: 'May 2025'
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  source     TEXT NOT NULL,              -- for readers
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbour (                -- neighbours of each area in a set
  set_name  TEXT NOT NULL REFERENCES neighbour_set (name), -- the set
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  rank      INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 20), -- 1 is the closest
  neighbour TEXT NOT NULL REFERENCES area (code), -- an area like it
  closeness TEXT,                        -- as published: 'Very close'
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (set_name, area, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE population (               -- mid-year estimates, which later vintages revise
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  mid_year  INTEGER NOT NULL CHECK (mid_year BETWEEN 1900 AND 2200), -- estimate for 30 June of it
  age_group TEXT NOT NULL,               -- '0-17'
  vintage   INTEGER NOT NULL,            -- newest mid-year of the file
  value     REAL,                        -- persons
  symbol    TEXT,                        -- why there is no value
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, age_group, mid_year, vintage),
  CHECK ((value IS NULL) <> (symbol IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar (                 -- England, 2000 to 2035
  date        TEXT NOT NULL PRIMARY KEY CHECK (date IS date(date, '+0 days')), -- the day
  weekday     INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- 1 is Monday
  holiday     TEXT,                      -- name of the bank holiday
  working     INTEGER NOT NULL CHECK (working IN (0, 1)), -- 1: a working day
  working_day INTEGER NOT NULL           -- working days from 2000-01-01 up to and with this day;
                                        -- working days after A up to B: number of B minus number of A
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_by_working_day ON calendar (working_day); -- the day so many working days on

CREATE TABLE deadline (                 -- time limits, statutory and local
  id         TEXT NOT NULL,              -- 'assessment'
  area       TEXT NOT NULL DEFAULT '',   -- '' for all, else code of the area with a standard of its own
  valid_from TEXT NOT NULL DEFAULT '1900-01-01' CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day; NULL: still
  label      TEXT NOT NULL,              -- for readers: 'Assessment completed'
  starts     TEXT NOT NULL,              -- event that starts the clock
  ends       TEXT NOT NULL,              -- event that stops it
  length     INTEGER NOT NULL CHECK (length >= 0), -- how many units
  unit       TEXT NOT NULL CHECK (unit IN ('working days', 'days', 'weeks', 'months')), -- unit of the length
  basis      TEXT NOT NULL CHECK (basis IN ('statutory', 'local')), -- who set it
  source     TEXT NOT NULL,              -- for readers
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')), -- day on which the row came; 1900-01-01: with the program
  PRIMARY KEY (id, area, valid_from)
) STRICT, WITHOUT ROWID;
