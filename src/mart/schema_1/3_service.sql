/* SPDX-License-Identifier: MIT
 * schema 1, service: teams, workers as numbers, caseloads, visits and the eleven Annex A lists.
 * Every row of a list belongs to the day that the list describes. Yes and no are 1 and 0.
 * Packs can't read child.identifier, birth_date and placement_postcode. */

CREATE TABLE team (                     -- teams of the service
  id         TEXT NOT NULL PRIMARY KEY,  -- 'assessment-north'
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  name       TEXT NOT NULL,              -- for readers
  service    TEXT,                       -- what it belongs to: 'Assessment'
  sort       INTEGER NOT NULL DEFAULT 0, -- order to print in
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- first day; NULL: always
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days')), -- last day; NULL: still
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')) -- day on which the row came; 1900-01-01: with the program
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (                   -- numbers, never names
  number     INTEGER PRIMARY KEY,        -- key
  team       TEXT REFERENCES team (id),  -- team that holds it
  role       TEXT,                       -- 'social worker', 'newly qualified social worker' ...
  fte        REAL CHECK (fte BETWEEN 0 AND 1), -- full-time equivalent
  agency     INTEGER CHECK (agency IN (0, 1)), -- 1: agency worker
  received   TEXT NOT NULL DEFAULT '1900-01-01' CHECK (received IS date(received, '+0 days')) -- day on which the row came; 1900-01-01: with the program
) STRICT;

CREATE TABLE child (                    -- numbers for identifiers, so that packs can join lists
  number     INTEGER PRIMARY KEY,        -- key
  identifier TEXT NOT NULL UNIQUE        -- the authority's own; never read for a pack
) STRICT;

/* No return says where a child lives but by postcode, which stays out of the mart. Authorities match
 * the home address to a ward or locality in their own system; that match, a code for a child with
 * dates, is what comes here. It is the home: a child in care belongs where it came from, not to
 * its placement. Teams of a locality are another thing: see list_by_team. */
CREATE TABLE residence (                -- the area below the authority in which a child lives
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  valid_from TEXT NOT NULL DEFAULT '1900-01-01' CHECK (valid_from IS date(valid_from, '+0 days')), -- first day there
  valid_to   TEXT CHECK (valid_to IS date(valid_to, '+0 days') AND valid_to >= valid_from), -- last day; NULL: until the next row
  area       TEXT NOT NULL REFERENCES area (code), -- ward, locality or district; or another authority
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (child, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE caseload (                 -- children open to a team, or to a worker of it, on a day
  id         INTEGER PRIMARY KEY,        -- key
  team       TEXT NOT NULL REFERENCES team (id), -- team that holds it
  worker     INTEGER REFERENCES worker (number), -- NULL: the whole team
  as_at      TEXT NOT NULL CHECK (as_at IS date(as_at, '+0 days')), -- day that it describes
  status     TEXT NOT NULL DEFAULT '',   -- '' all cases, else 'child protection plan' ...
  children   INTEGER NOT NULL CHECK (children >= 0), -- how many
  workers    REAL,                       -- FTE of the workers who hold them
  guide      REAL,                       -- cases per FTE that the service aims at
  source     TEXT NOT NULL,              -- for readers
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  UNIQUE (team, worker, as_at, status)
) STRICT;

CREATE TABLE visit (                    -- visits made and due
  id         INTEGER PRIMARY KEY,        -- key
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  kind       TEXT NOT NULL CHECK (kind IN ('child in need', 'child protection', 'child in care', 'care leaver')), -- what kind
  due        TEXT CHECK (due IS date(due, '+0 days')), -- day by which
  made       TEXT CHECK (made IS date(made, '+0 days')), -- NULL: not yet
  seen       INTEGER CHECK (seen IN (0, 1)), -- 1: the child was seen
  seen_alone INTEGER CHECK (seen_alone IN (0, 1)), -- 1: seen alone
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number), -- number of the worker
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')) -- day on which the row came
) STRICT;
CREATE INDEX visit_by_due ON visit (area, kind, due);
CREATE INDEX visit_by_child ON visit (child);

CREATE TABLE contact (                  -- list 1: contacts received in the last six months
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  contacted TEXT CHECK (contacted IS date(contacted, '+0 days')), -- date of contact
  contact_source TEXT                    -- code 1A ... 10
) STRICT;
CREATE INDEX contact_by_snapshot ON contact (area, snapshot);
CREATE INDEX contact_by_child ON contact (child);

CREATE TABLE early_help (               -- list 2: early help assessments
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  started TEXT CHECK (started IS date(started, '+0 days')), -- assessment start
  completed TEXT CHECK (completed IS date(completed, '+0 days')), -- assessment completion
  organisation TEXT                      -- that completes the assessment
) STRICT;
CREATE INDEX early_help_by_snapshot ON early_help (area, snapshot);
CREATE INDEX early_help_by_child ON early_help (child);

CREATE TABLE referral (                 -- list 3: referrals received in the last six months
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  referred TEXT CHECK (referred IS date(referred, '+0 days')), -- date of referral
  referral_source TEXT,                  -- code 1A ... 10
  no_further_action INTEGER CHECK (no_further_action IN (0, 1)), -- closed without further action
  previous INTEGER,                      -- referrals in the 12 months before the latest one
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX referral_by_snapshot ON referral (area, snapshot);
CREATE INDEX referral_by_child ON referral (child);

CREATE TABLE assessment (               -- list 4: statutory assessments, open ones included
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started, '+0 days')), -- continuous assessment start
  child_seen INTEGER CHECK (child_seen IN (0, 1)), -- during the assessment
  authorised TEXT CHECK (authorised IS date(authorised, '+0 days')), -- day of authorisation, NULL while open
  support_needed INTEGER CHECK (support_needed IN (0, 1)), -- assessed as needing social care support
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX assessment_by_snapshot ON assessment (area, snapshot);
CREATE INDEX assessment_by_child ON assessment (child);

CREATE TABLE section_47 (               -- list 5: section 47 enquiries and initial child protection conferences
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  strategy TEXT CHECK (strategy IS date(strategy, '+0 days')), -- strategy discussion that started the enquiry
  conference_unnecessary INTEGER CHECK (conference_unnecessary IN (0, 1)), -- conference was found unnecessary
  conference TEXT CHECK (conference IS date(conference, '+0 days')), -- initial child protection conference
  plan INTEGER CHECK (plan IN (0, 1)),   -- the conference led to a plan
  enquiries_12_months INTEGER,           -- before the latest one
  conferences_12_months INTEGER,         -- before the latest one
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX section_47_by_snapshot ON section_47 (area, snapshot);
CREATE INDEX section_47_by_child ON section_47 (child);

CREATE TABLE child_in_need (            -- list 6: children in need
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started, '+0 days')), -- start of the need
  primary_need TEXT,                     -- code N1 ... N0
  last_seen TEXT CHECK (last_seen IS date(last_seen, '+0 days')), -- child was last seen
  closed TEXT CHECK (closed IS date(closed, '+0 days')), -- closure
  closure_reason TEXT,                   -- code RC1 ...
  status TEXT,                           -- looked after child, child protection plan, child in need plan, open assessment, closed episode
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX child_in_need_by_snapshot ON child_in_need (area, snapshot);
CREATE INDEX child_in_need_by_child ON child_in_need (child);

CREATE TABLE child_protection (         -- list 7: child protection plans
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started, '+0 days')), -- start of the plan
  initial_category TEXT,                 -- of abuse
  latest_category TEXT,                  -- of abuse
  last_visit TEXT CHECK (last_visit IS date(last_visit, '+0 days')), -- statutory visit
  seen_alone INTEGER CHECK (seen_alone IN (0, 1)), -- at that visit
  last_review TEXT CHECK (last_review IS date(last_review, '+0 days')), -- review conference
  ended TEXT CHECK (ended IS date(ended, '+0 days')), -- end of the plan
  emergency INTEGER CHECK (emergency IN (0, 1)), -- emergency order or police protection in the last six months
  previous_plans INTEGER,                -- how many before
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX child_protection_by_snapshot ON child_protection (area, snapshot);
CREATE INDEX child_protection_by_child ON child_protection (child);

CREATE TABLE child_in_care (            -- list 8: children in care
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  unaccompanied INTEGER CHECK (unaccompanied IN (0, 1)), -- asylum seeking in the last 12 months
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started, '+0 days')), -- of being looked after
  need TEXT,                             -- category of need
  second_period INTEGER CHECK (second_period IN (0, 1)), -- second or later period in the last 12 months
  legal_since TEXT CHECK (legal_since IS date(legal_since, '+0 days')), -- start of the legal status
  legal_status TEXT,                     -- code C1 ... V4
  last_review TEXT CHECK (last_review IS date(last_review, '+0 days')), -- statutory review
  last_visit TEXT CHECK (last_visit IS date(last_visit, '+0 days')), -- social work visit
  permanence_plan TEXT,                  -- code a ... g
  last_iro_visit TEXT CHECK (last_iro_visit IS date(last_iro_visit, '+0 days')), -- independent reviewing officer
  last_health TEXT CHECK (last_health IS date(last_health, '+0 days')), -- health assessment
  last_dental TEXT CHECK (last_dental IS date(last_dental, '+0 days')), -- dental check
  placements_12_months INTEGER,          -- in the last 12 months
  ceased TEXT CHECK (ceased IS date(ceased, '+0 days')), -- of being looked after
  ceased_reason TEXT,                    -- code E11 ...
  placement_started TEXT CHECK (placement_started IS date(placement_started, '+0 days')), -- most recent placement
  placement_type TEXT,                   -- code U1 ...
  placement_provider TEXT,               -- code PR0 ... PR5
  placement_postcode TEXT,               -- never read for a pack
  placement_urn TEXT,                    -- of the provider
  placement_location TEXT,               -- in or out of the authority
  placement_area TEXT,                   -- authority of the placement
  missing_12_months INTEGER,             -- episodes
  absent_12_months INTEGER,              -- episodes
  return_offered INTEGER CHECK (return_offered IN (0, 1)), -- return interview after the last missing episode
  return_accepted INTEGER CHECK (return_accepted IN (0, 1)), -- likewise
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX child_in_care_by_snapshot ON child_in_care (area, snapshot);
CREATE INDEX child_in_care_by_child ON child_in_care (child);

CREATE TABLE care_leaver (              -- list 9: care leavers
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  unaccompanied INTEGER CHECK (unaccompanied IN (0, 1)), -- is or was an unaccompanied asylum seeking child
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  adviser INTEGER,                       -- number of the personal adviser
  eligibility TEXT,                      -- relevant, former relevant, qualifying
  last_plan_review TEXT CHECK (last_plan_review IS date(last_plan_review, '+0 days')), -- pathway plan
  in_touch TEXT,                         -- Yes, No, Died, Refu, NREQ, Rhom
  last_contact TEXT CHECK (last_contact IS date(last_contact, '+0 days')), -- day
  accommodation TEXT,                    -- code B ... Z
  suitable INTEGER CHECK (suitable IN (0, 1)), -- accommodation is suitable
  activity TEXT,                         -- code F1 ... G6
  team       TEXT REFERENCES team (id),  -- team that holds it
  worker     INTEGER REFERENCES worker (number) -- number of the worker
) STRICT;
CREATE INDEX care_leaver_by_snapshot ON care_leaver (area, snapshot);
CREATE INDEX care_leaver_by_child ON care_leaver (child);

CREATE TABLE adoption (                 -- list 10: children adopted, waiting, or with the decision reversed
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  child      INTEGER NOT NULL REFERENCES child (number), -- number of the child
  gender     TEXT,                       -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                       -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')), -- never read for a pack
  age        INTEGER,                    -- years at the snapshot; -1 unborn
  family INTEGER,                        -- number of the family
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  entered_care TEXT CHECK (entered_care IS date(entered_care, '+0 days')), -- day
  decided TEXT CHECK (decided IS date(decided, '+0 days')), -- should be placed for adoption
  placement_order TEXT CHECK (placement_order IS date(placement_order, '+0 days')), -- day
  matched TEXT CHECK (matched IS date(matched, '+0 days')), -- with adopters
  placed TEXT CHECK (placed IS date(placed, '+0 days')), -- for adoption
  adopted TEXT CHECK (adopted IS date(adopted, '+0 days')), -- adoption order
  reversed TEXT CHECK (reversed IS date(reversed, '+0 days')), -- decision that the child should no longer be placed
  reversal_reason TEXT,                  -- why
  foster_placed TEXT CHECK (foster_placed IS date(foster_placed, '+0 days')) -- fostering for adoption or concurrent planning
) STRICT;
CREATE INDEX adoption_by_snapshot ON adoption (area, snapshot);
CREATE INDEX adoption_by_child ON adoption (child);

CREATE TABLE adopter (                  -- list 11: prospective adopters, one row each
  id         INTEGER PRIMARY KEY,        -- key
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code), -- code of the area
  received   TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  adopter INTEGER,                       -- number of the adopter
  family INTEGER,                        -- number of the family
  gender TEXT,                           -- code
  ethnicity TEXT,                        -- code
  disabled INTEGER CHECK (disabled IN (0, 1)), -- 1: disabled
  fostering_for_adoption INTEGER CHECK (fostering_for_adoption IN (0, 1)), -- 1: yes
  enquired TEXT CHECK (enquired IS date(enquired, '+0 days')), -- day of the enquiry
  stage_1_started TEXT CHECK (stage_1_started IS date(stage_1_started, '+0 days')), -- day
  stage_1_ended TEXT CHECK (stage_1_ended IS date(stage_1_ended, '+0 days')), -- day
  stage_2_started TEXT CHECK (stage_2_started IS date(stage_2_started, '+0 days')), -- day
  stage_2_ended TEXT CHECK (stage_2_ended IS date(stage_2_ended, '+0 days')), -- day
  applied TEXT CHECK (applied IS date(applied, '+0 days')), -- day of the application
  approved TEXT CHECK (approved IS date(approved, '+0 days')), -- day of the approval
  matched TEXT CHECK (matched IS date(matched, '+0 days')), -- day of the match
  placed TEXT CHECK (placed IS date(placed, '+0 days')), -- day of the placement
  children_placed INTEGER,               -- how many
  adopted TEXT CHECK (adopted IS date(adopted, '+0 days')), -- adoption order
  left TEXT CHECK (left IS date(left, '+0 days')),  -- adoption process
  leaving_reason TEXT                    -- why
) STRICT;
CREATE INDEX adopter_by_snapshot ON adopter (area, snapshot);

CREATE TABLE number_of (                -- numbers for names that the mart doesn't hold
  kind   TEXT NOT NULL CHECK (kind IN ('worker', 'family', 'adopter')), -- what is numbered
  digest INTEGER NOT NULL,               -- of the name, with this mart's own salt; says nothing by itself
  number INTEGER NOT NULL,               -- from 1, in order of appearance
  PRIMARY KEY (kind, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE annex_quality (            -- how good the Annex A lists of a day are, by column
  area     TEXT NOT NULL REFERENCES area (code), -- code of the area
  snapshot TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the lists describe
  list     INTEGER NOT NULL CHECK (list BETWEEN 1 AND 11), -- number of the list
  column_name TEXT NOT NULL,             -- column of the list's table
  present  INTEGER NOT NULL CHECK (present IN (0, 1)), -- 1: the file has the column
  rows     INTEGER NOT NULL,             -- rows of the list
  filled   INTEGER NOT NULL,             -- not blank
  sound    INTEGER NOT NULL,             -- filled with a code, date, number or answer that can be read
  implausible INTEGER NOT NULL,          -- dates that can be read but not be true, as after the snapshot
  received TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, snapshot, list, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE annex_rule (               -- who should be on another list too: src/mart/orphans.sql
  rule     TEXT NOT NULL PRIMARY KEY,    -- 'plan_in_need'
  sort     INTEGER NOT NULL UNIQUE,      -- order to print in
  list     INTEGER NOT NULL REFERENCES annex_list (list), -- the list they are on
  missing_from INTEGER NOT NULL REFERENCES annex_list (list), -- the list they should be on
  or_from  INTEGER REFERENCES annex_list (list), -- or that one
  label    TEXT NOT NULL,                -- for readers, who is meant
  because  TEXT NOT NULL                 -- in a sentence or two, margins included
) STRICT, WITHOUT ROWID;

CREATE TABLE annex_orphan (             -- children on one list who should be on another and are not
  area     TEXT NOT NULL REFERENCES area (code), -- code of the area
  snapshot TEXT NOT NULL CHECK (snapshot IS date(snapshot, '+0 days')), -- day that the lists describe
  rule     TEXT NOT NULL REFERENCES annex_rule (rule), -- what was asked
  expected INTEGER NOT NULL,             -- children of whom it was
  children INTEGER NOT NULL CHECK (children BETWEEN 0 AND expected), -- how many of them are not there
  received TEXT NOT NULL CHECK (received IS date(received, '+0 days')), -- day on which the row came
  PRIMARY KEY (area, snapshot, rule)
) STRICT, WITHOUT ROWID;
