/* SPDX-License-Identifier: MIT
 * schema 1, words and plans: commentary, officers' roles, actions, recommendations, risks,
 * money, staffing, judgements, surveys, terms. No names of persons anywhere. */

CREATE TABLE officer (                  -- roles, never names
  role       TEXT NOT NULL PRIMARY KEY, -- 'service-director'
  title      TEXT NOT NULL,             -- for readers
  service    TEXT,
  received   TEXT NOT NULL CHECK (received IS date(received))
) STRICT, WITHOUT ROWID;

CREATE TABLE commentary (               -- what somebody wrote about a measure and a period
  id         INTEGER PRIMARY KEY,
  area       TEXT NOT NULL REFERENCES area (code),
  topic      TEXT NOT NULL,             -- id of an indicator, or a name that the pack knows
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end)),
  sort       INTEGER NOT NULL DEFAULT 0, -- order of paragraphs within topic and period
  body       TEXT NOT NULL,             -- plain text: never markup
  role       TEXT REFERENCES officer (role), -- who answers for it
  written    TEXT CHECK (written IS date(written)),
  resolved   INTEGER NOT NULL DEFAULT 1 CHECK (resolved IN (0, 1)), -- 0: a question still open
  audience   TEXT NOT NULL DEFAULT 'public' CHECK (audience IN ('public', 'restricted')),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  UNIQUE (area, topic, period_end, sort)
) STRICT;

CREATE TABLE recommendation (           -- of an inspection, a review, a committee
  id         TEXT NOT NULL PRIMARY KEY, -- 'ilacs-2024-3'
  area       TEXT NOT NULL REFERENCES area (code),
  origin     TEXT NOT NULL,             -- 'Ofsted ILACS inspection, May 2024'
  reference  TEXT,                      -- number in the origin
  made       TEXT CHECK (made IS date(made)),
  body       TEXT NOT NULL,
  theme      TEXT,
  status     TEXT NOT NULL CHECK (status IN ('open', 'in progress', 'done', 'rejected')),
  received   TEXT NOT NULL CHECK (received IS date(received))
) STRICT, WITHOUT ROWID;

CREATE TABLE action (                   -- what is being done, and what it answers
  id             TEXT NOT NULL PRIMARY KEY,
  area           TEXT NOT NULL REFERENCES area (code),
  recommendation TEXT REFERENCES recommendation (id),
  indicator      TEXT REFERENCES indicator (id), -- measure that should move
  body           TEXT NOT NULL,
  role           TEXT REFERENCES officer (role), -- owner
  started        TEXT CHECK (started IS date(started)),
  due            TEXT CHECK (due IS date(due)),
  revised_due    TEXT CHECK (revised_due IS date(revised_due)),
  completed      TEXT CHECK (completed IS date(completed)),
  status         TEXT NOT NULL CHECK (status IN ('not started', 'on track', 'at risk', 'late', 'done')),
  progress       TEXT,                  -- latest word
  impact         TEXT,                  -- what difference it made
  as_at          TEXT CHECK (as_at IS date(as_at)), -- day that status and progress describe
  received       TEXT NOT NULL CHECK (received IS date(received))
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (
  id         TEXT NOT NULL PRIMARY KEY,
  area       TEXT NOT NULL REFERENCES area (code),
  title      TEXT NOT NULL,
  body       TEXT,
  likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
  impact     INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
  target_likelihood INTEGER CHECK (target_likelihood BETWEEN 1 AND 5),
  target_impact     INTEGER CHECK (target_impact BETWEEN 1 AND 5),
  mitigation TEXT,
  role       TEXT REFERENCES officer (role), -- owner
  reviewed   TEXT CHECK (reviewed IS date(reviewed)),
  received   TEXT NOT NULL CHECK (received IS date(received))
) STRICT, WITHOUT ROWID;

CREATE TABLE budget (                   -- lines of a budget monitoring
  area      TEXT NOT NULL REFERENCES area (code),
  line      TEXT NOT NULL,              -- 'Children in care placements'
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end)), -- end of the financial year
  as_at     TEXT NOT NULL CHECK (as_at IS date(as_at)), -- monitoring position
  sort      INTEGER NOT NULL DEFAULT 0,
  section   TEXT,                       -- group of lines
  budget    REAL,                       -- pounds
  actual    REAL,                       -- pounds, to as_at
  forecast  REAL,                       -- pounds, year end
  previous  REAL,                       -- pounds, forecast variance reported last time
  note      TEXT,
  source    TEXT NOT NULL,
  received  TEXT NOT NULL CHECK (received IS date(received)),
  PRIMARY KEY (area, period_end, as_at, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE saving (                   -- savings in a plan
  area      TEXT NOT NULL REFERENCES area (code),
  title     TEXT NOT NULL,
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end)), -- end of the financial year
  as_at     TEXT NOT NULL CHECK (as_at IS date(as_at)),
  planned   REAL NOT NULL,              -- pounds
  forecast  REAL,                       -- pounds
  delivered REAL,                       -- pounds
  status    TEXT CHECK (status IN ('on track', 'at risk', 'late', 'done')),
  note      TEXT,
  source    TEXT NOT NULL,
  received  TEXT NOT NULL CHECK (received IS date(received)),
  PRIMARY KEY (area, period_end, as_at, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE staffing (                 -- posts by team or service and date
  area      TEXT NOT NULL REFERENCES area (code),
  service   TEXT NOT NULL,              -- team id or service
  role      TEXT NOT NULL,              -- kind of post: 'social worker'
  as_at     TEXT NOT NULL CHECK (as_at IS date(as_at)),
  established REAL,                     -- posts, FTE
  in_post   REAL,                       -- FTE, permanent
  agency    REAL,                       -- FTE
  vacant    REAL,                       -- FTE
  absent    REAL,                       -- FTE, long-term
  source    TEXT NOT NULL,
  received  TEXT NOT NULL CHECK (received IS date(received)),
  PRIMARY KEY (area, service, role, as_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE framework (                -- inspection frameworks by date
  id         TEXT NOT NULL PRIMARY KEY, -- 'ilacs-2023'
  name       TEXT NOT NULL,             -- for readers
  valid_from TEXT CHECK (valid_from IS date(valid_from)),
  valid_to   TEXT CHECK (valid_to IS date(valid_to))
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (
  area      TEXT NOT NULL REFERENCES area (code),
  framework TEXT NOT NULL REFERENCES framework (id),
  inspected TEXT NOT NULL CHECK (inspected IS date(inspected)), -- first or only day on site
  published TEXT CHECK (published IS date(published)),
  aspect    TEXT NOT NULL,              -- 'Overall effectiveness'
  grade     TEXT NOT NULL,              -- as published: 'Good'
  rank      INTEGER CHECK (rank BETWEEN 1 AND 4), -- 1 outstanding to 4 inadequate
  source    TEXT NOT NULL,
  received  TEXT NOT NULL CHECK (received IS date(received)),
  PRIMARY KEY (area, framework, inspected, aspect)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_answer (            -- answers with their base
  area      TEXT NOT NULL REFERENCES area (code),
  survey    TEXT NOT NULL,              -- 'Staff survey'
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end)),
  question  TEXT NOT NULL,
  answer    TEXT NOT NULL,
  sort      INTEGER NOT NULL DEFAULT 0,
  answers   REAL,                       -- number who gave it
  base      REAL,                       -- number who answered the question
  source    TEXT NOT NULL,
  received  TEXT NOT NULL CHECK (received IS date(received)),
  PRIMARY KEY (area, survey, period_end, question, answer)
) STRICT, WITHOUT ROWID;

CREATE TABLE lexicon (                  -- words that a council uses, by date
  area       TEXT NOT NULL DEFAULT '',  -- '' for all, else code of the area
  term       TEXT NOT NULL,             -- key that templates use
  valid_from TEXT NOT NULL DEFAULT '1900-01-01' CHECK (valid_from IS date(valid_from)),
  valid_to   TEXT CHECK (valid_to IS date(valid_to)),
  word       TEXT NOT NULL,             -- what to print
  meaning    TEXT,                      -- for a glossary
  PRIMARY KEY (area, term, valid_from)
) STRICT, WITHOUT ROWID;
