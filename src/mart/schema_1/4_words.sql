/* SPDX-License-Identifier: MIT
 * schema 1, words and plans: commentary, officers' roles, actions, recommendations, risks,
 * money, staffing, judgements, surveys, terms. No names of persons anywhere. */

CREATE TABLE officer (                  -- roles, never names
  role       TEXT NOT NULL PRIMARY KEY,  -- 'service-director'
  title      TEXT NOT NULL,              -- for readers
  service    TEXT,                       -- the service
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT, WITHOUT ROWID;

CREATE TABLE commentary (               -- what somebody wrote about a measure and a period
  id         INTEGER PRIMARY KEY,        -- key
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  topic      TEXT NOT NULL,              -- id of an indicator, or a name that the pack knows
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end, '+0 days')), -- last day
  sort       INTEGER NOT NULL DEFAULT 0, -- order of paragraphs within topic and period
  body       TEXT NOT NULL,              -- plain text: never markup
  role       TEXT REFERENCES officer (role), -- who answers for it
  written    TEXT CHECK (written IS date(written, '+0 days')), -- day
  resolved   INTEGER NOT NULL DEFAULT 1 CHECK (resolved IN (0, 1)), -- 0: a question still open
  audience   TEXT NOT NULL DEFAULT 'public' CHECK (audience IN ('public', 'restricted')), -- who may read it
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  UNIQUE (area, topic, period_end, sort)
) STRICT;

CREATE TABLE recommendation (           -- of an inspection, a review, a committee
  id         TEXT NOT NULL PRIMARY KEY,  -- 'ilacs-2024-3'
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  origin     TEXT NOT NULL,              -- 'Ofsted ILACS inspection, May 2024'
  reference  TEXT,                       -- number in the origin
  made       TEXT CHECK (made IS date(made, '+0 days')), -- day
  body       TEXT NOT NULL,              -- text
  theme      TEXT,                       -- to group by
  status     TEXT NOT NULL CHECK (status IN ('open', 'in progress', 'done', 'rejected')), -- how it stands
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT, WITHOUT ROWID;

CREATE TABLE action (                   -- what is being done, and what it answers
  id             TEXT NOT NULL PRIMARY KEY, -- key
  area           TEXT NOT NULL REFERENCES area (code), -- code of the area
  recommendation TEXT REFERENCES recommendation (id), -- that it answers
  indicator      TEXT REFERENCES indicator (id), -- measure that should move
  body           TEXT NOT NULL,          -- text
  role           TEXT REFERENCES officer (role), -- owner
  started        TEXT CHECK (started IS date(started, '+0 days')), -- first day
  due            TEXT CHECK (due IS date(due, '+0 days')), -- day by which
  revised_due    TEXT CHECK (revised_due IS date(revised_due, '+0 days')), -- new day by which
  completed      TEXT CHECK (completed IS date(completed, '+0 days')), -- day of completion
  status         TEXT NOT NULL CHECK (status IN ('not started', 'on track', 'at risk', 'late', 'done')), -- how it stands
  progress       TEXT,                   -- latest word
  impact         TEXT,                   -- what difference it made
  as_at          TEXT CHECK (as_at IS date(as_at, '+0 days')), -- day that status and progress describe
  received       TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (                     -- risk register
  id         TEXT NOT NULL PRIMARY KEY,  -- key
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  title      TEXT NOT NULL,              -- for readers
  body       TEXT,                       -- text
  likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5), -- 1 rare to 5 almost certain
  impact     INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5), -- 1 slight to 5 severe
  target_likelihood INTEGER CHECK (target_likelihood BETWEEN 1 AND 5), -- aimed at
  target_impact     INTEGER CHECK (target_impact BETWEEN 1 AND 5), -- aimed at
  mitigation TEXT,                       -- what is done
  role       TEXT REFERENCES officer (role), -- owner
  reviewed   TEXT CHECK (reviewed IS date(reviewed, '+0 days')), -- day of the last review
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT, WITHOUT ROWID;

CREATE TABLE budget (                   -- lines of a budget monitoring
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  line      TEXT NOT NULL,               -- 'Children in care placements'
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end, '+0 days')), -- end of the financial year
  as_at     TEXT NOT NULL CHECK (as_at IS date(as_at, '+0 days')), -- monitoring position
  sort      INTEGER NOT NULL DEFAULT 0,  -- order to print in
  section   TEXT,                        -- group of lines
  budget    REAL,                        -- pounds
  actual    REAL,                        -- pounds, to as_at
  forecast  REAL,                        -- pounds, year end
  previous  REAL,                        -- pounds, forecast variance reported last time
  note      TEXT,                        -- for readers
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, period_end, as_at, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE saving (                   -- savings in a plan
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  title     TEXT NOT NULL,               -- for readers
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end, '+0 days')), -- end of the financial year
  as_at     TEXT NOT NULL CHECK (as_at IS date(as_at, '+0 days')), -- day that it describes
  planned   REAL NOT NULL,               -- pounds
  forecast  REAL,                        -- pounds
  delivered REAL,                        -- pounds
  status    TEXT CHECK (status IN ('on track', 'at risk', 'late', 'done')), -- how it stands
  note      TEXT,                        -- for readers
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, period_end, as_at, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE staffing (                 -- posts by team or service and date
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  service   TEXT NOT NULL,               -- team id or service
  role      TEXT NOT NULL,               -- kind of post: 'social worker'
  as_at     TEXT NOT NULL CHECK (as_at IS date(as_at, '+0 days')), -- day that it describes
  established REAL,                      -- posts, FTE
  in_post   REAL,                        -- FTE, permanent
  agency    REAL,                        -- FTE
  vacant    REAL,                        -- FTE
  absent    REAL,                        -- FTE, long-term
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, service, role, as_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE framework (                -- inspection frameworks by date
  id         TEXT NOT NULL PRIMARY KEY,  -- 'ilacs-2023'
  name       TEXT NOT NULL,              -- for readers
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day; NULL: still
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')) -- day on which the row came; 1900-01-01: with the program
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (                -- grades given by inspections
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  framework TEXT NOT NULL REFERENCES framework (id), -- inspection framework
  inspected TEXT NOT NULL CHECK (inspected IS date(inspected, '+0 days')), -- first or only day on site
  published TEXT CHECK (published IS date(published, '+0 days')), -- day of the report
  aspect    TEXT NOT NULL,               -- 'Overall effectiveness'
  grade     TEXT NOT NULL,               -- as published: 'Good'
  rank      INTEGER CHECK (rank BETWEEN 1 AND 4), -- 1 outstanding to 4 inadequate
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, framework, inspected, aspect)
) STRICT, WITHOUT ROWID;

CREATE TABLE inspection (               -- inspections and visits, those without grades included
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  inspected TEXT NOT NULL CHECK (inspected IS date(inspected, '+0 days')), -- first or only day on site
  framework TEXT NOT NULL REFERENCES framework (id), -- inspection framework
  published TEXT CHECK (published IS date(published, '+0 days')), -- day of the report or letter
  kind      TEXT,                        -- as published: 'ILACS Short Inspection', 'ILACS Focused Visit'
  theme     TEXT,                        -- of a visit: 'Front door'
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, inspected)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_grade (              -- scales on which audits of practice are graded, the service's own too
  grade    TEXT NOT NULL PRIMARY KEY,    -- as it is written: 'Good', 'Partly met'
  rank     INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 10), -- 1 is the best of its scale
  good     INTEGER NOT NULL CHECK (good IN (0, 1)), -- 1: such practice meets the service's standard
  received TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')) -- day on which the row came; 1900-01-01: with the program
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                    -- audits of practice: pieces of work, neither children nor auditors
  id        TEXT NOT NULL PRIMARY KEY,   -- the audit's own number, never read for a pack: people write whose file it was
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  audited   TEXT NOT NULL CHECK (audited IS date(audited, '+0 days')), -- day
  team      TEXT REFERENCES team (id),   -- whose work
  theme     TEXT,                        -- what was looked at: 'Child protection plans'
  grade     TEXT NOT NULL REFERENCES audit_grade (grade), -- the auditor's
  moderated TEXT REFERENCES audit_grade (grade), -- the moderator's, which counts then; NULL: not moderated
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_by_day ON audit (area, audited);

CREATE TABLE survey_answer (            -- answers with their base
  area      TEXT NOT NULL REFERENCES area (code), -- code of the area
  survey    TEXT NOT NULL,               -- 'Staff survey'
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end, '+0 days')), -- last day
  question  TEXT NOT NULL,               -- as asked
  answer    TEXT NOT NULL,               -- as answered
  sort      INTEGER NOT NULL DEFAULT 0,  -- order to print in
  answers   REAL,                        -- number who gave it
  base      REAL,                        -- number who answered the question
  source    TEXT NOT NULL,               -- for readers
  received  TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, survey, period_end, question, answer)
) STRICT, WITHOUT ROWID;

CREATE TABLE lexicon (                  -- words that a council uses, by date
  area       TEXT NOT NULL DEFAULT '',   -- '' for all, else code of the area
  term       TEXT NOT NULL,              -- concept, by which templates name it: 'child-in-care'
  valid_from TEXT NOT NULL DEFAULT '1900-01-01' CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day; NULL: still
  word       TEXT NOT NULL,              -- what to print for one: 'child in care'
  plural     TEXT,                       -- and for more: 'children in care'
  meaning    TEXT,                       -- for a glossary
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')), -- day on which the row came; 1900-01-01: with the program
  PRIMARY KEY (area, term, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE released_words (           -- words that may stand in a public pack though they count few children
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  words      TEXT NOT NULL,              -- as they stand in the text, at least the number and what it counts
  role       TEXT NOT NULL REFERENCES officer (role), -- who released them
  reason     TEXT NOT NULL,              -- why nobody can be known by them
  made       TEXT CHECK (made IS date(made, '+0 days')), -- day of the decision
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, words)
) STRICT, WITHOUT ROWID;
