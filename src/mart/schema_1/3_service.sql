/* SPDX-License-Identifier: MIT
 * schema 1, service: teams, workers as numbers, caseloads, visits and the eleven Annex A lists.
 * Every row of a list belongs to the day that the list describes. Yes and no are 1 and 0.
 * Packs can't read child.identifier, birth_date and placement_postcode. */

CREATE TABLE team (
  id         TEXT NOT NULL PRIMARY KEY, -- 'assessment-north'
  area       TEXT NOT NULL REFERENCES area (code),
  name       TEXT NOT NULL,             -- for readers
  service    TEXT,                      -- what it belongs to: 'Assessment'
  sort       INTEGER NOT NULL DEFAULT 0, -- order to print in
  valid_from TEXT CHECK (valid_from IS date(valid_from)),
  valid_to   TEXT CHECK (valid_to IS date(valid_to))
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (                   -- numbers, never names
  number     INTEGER PRIMARY KEY,
  team       TEXT REFERENCES team (id),
  role       TEXT,                      -- 'social worker', 'newly qualified social worker' ...
  fte        REAL CHECK (fte BETWEEN 0 AND 1),
  agency     INTEGER CHECK (agency IN (0, 1))
) STRICT;

CREATE TABLE child (                    -- numbers for identifiers, so that packs can join lists
  number     INTEGER PRIMARY KEY,
  identifier TEXT NOT NULL UNIQUE       -- the authority's own; never read for a pack
) STRICT;

CREATE TABLE caseload (                 -- children open to a team, or to a worker of it, on a day
  id         INTEGER PRIMARY KEY,
  team       TEXT NOT NULL REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number), -- NULL: the whole team
  as_at      TEXT NOT NULL CHECK (as_at IS date(as_at)),
  status     TEXT NOT NULL DEFAULT '',  -- '' all cases, else 'child protection plan' ...
  children   INTEGER NOT NULL CHECK (children >= 0),
  workers    REAL,                      -- FTE of the workers who hold them
  guide      REAL,                      -- cases per FTE that the service aims at
  source     TEXT NOT NULL,
  received   TEXT NOT NULL CHECK (received IS date(received)),
  UNIQUE (team, worker, as_at, status)
) STRICT;

CREATE TABLE visit (                    -- visits made and due
  id         INTEGER PRIMARY KEY,
  area       TEXT NOT NULL REFERENCES area (code),
  child      INTEGER NOT NULL REFERENCES child (number),
  kind       TEXT NOT NULL CHECK (kind IN ('child in need', 'child protection', 'child in care', 'care leaver')),
  due        TEXT CHECK (due IS date(due)),
  made       TEXT CHECK (made IS date(made)), -- NULL: not yet
  seen       INTEGER CHECK (seen IN (0, 1)),
  seen_alone INTEGER CHECK (seen_alone IN (0, 1)),
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number),
  received   TEXT NOT NULL CHECK (received IS date(received))
) STRICT;
CREATE INDEX visit_by_due ON visit (area, kind, due);

CREATE TABLE contact ( -- list 1: contacts received in the last six months
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  contacted TEXT CHECK (contacted IS date(contacted)), -- date of contact
  contact_source TEXT -- code 1A ... 10
) STRICT;
CREATE INDEX contact_by_snapshot ON contact (area, snapshot);

CREATE TABLE early_help ( -- list 2: early help assessments
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  started TEXT CHECK (started IS date(started)), -- assessment start
  completed TEXT CHECK (completed IS date(completed)), -- assessment completion
  organisation TEXT -- that completes the assessment
) STRICT;
CREATE INDEX early_help_by_snapshot ON early_help (area, snapshot);

CREATE TABLE referral ( -- list 3: referrals received in the last six months
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  referred TEXT CHECK (referred IS date(referred)), -- date of referral
  referral_source TEXT, -- code 1A ... 10
  no_further_action INTEGER CHECK (no_further_action IN (0, 1)), -- closed without further action
  previous INTEGER, -- referrals in the 12 months before the latest one
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX referral_by_snapshot ON referral (area, snapshot);

CREATE TABLE assessment ( -- list 4: statutory assessments, open ones included
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started)), -- continuous assessment start
  child_seen TEXT CHECK (child_seen IS date(child_seen)), -- day on which the child was seen
  authorised TEXT CHECK (authorised IS date(authorised)), -- day of authorisation, NULL while open
  support_needed INTEGER CHECK (support_needed IN (0, 1)), -- assessed as needing social care support
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX assessment_by_snapshot ON assessment (area, snapshot);

CREATE TABLE section_47 ( -- list 5: section 47 enquiries and initial child protection conferences
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  strategy TEXT CHECK (strategy IS date(strategy)), -- strategy discussion that started the enquiry
  conference_unnecessary INTEGER CHECK (conference_unnecessary IN (0, 1)), -- conference was found unnecessary
  conference TEXT CHECK (conference IS date(conference)), -- initial child protection conference
  plan INTEGER CHECK (plan IN (0, 1)), -- the conference led to a plan
  enquiries_12_months INTEGER, -- before the latest one
  conferences_12_months INTEGER, -- before the latest one
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX section_47_by_snapshot ON section_47 (area, snapshot);

CREATE TABLE child_in_need ( -- list 6: children in need
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started)), -- start of the need
  primary_need TEXT, -- code N1 ... N0
  last_seen TEXT CHECK (last_seen IS date(last_seen)), -- child was last seen
  closed TEXT CHECK (closed IS date(closed)), -- closure
  closure_reason TEXT, -- code RC1 ...
  status TEXT, -- looked after child, child protection plan, child in need plan, open assessment, closed episode
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX child_in_need_by_snapshot ON child_in_need (area, snapshot);

CREATE TABLE child_protection ( -- list 7: child protection plans
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started)), -- start of the plan
  initial_category TEXT, -- of abuse
  latest_category TEXT, -- of abuse
  last_visit TEXT CHECK (last_visit IS date(last_visit)), -- statutory visit
  seen_alone INTEGER CHECK (seen_alone IN (0, 1)), -- at that visit
  last_review TEXT CHECK (last_review IS date(last_review)), -- review conference
  ended TEXT CHECK (ended IS date(ended)), -- end of the plan
  emergency INTEGER CHECK (emergency IN (0, 1)), -- emergency order or police protection in the last six months
  previous_plans INTEGER,
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX child_protection_by_snapshot ON child_protection (area, snapshot);

CREATE TABLE child_in_care ( -- list 8: children in care
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  unaccompanied INTEGER CHECK (unaccompanied IN (0, 1)), -- asylum seeking in the last 12 months
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  started TEXT CHECK (started IS date(started)), -- of being looked after
  need TEXT, -- category of need
  second_period INTEGER CHECK (second_period IN (0, 1)), -- second or later period in the last 12 months
  legal_since TEXT CHECK (legal_since IS date(legal_since)), -- start of the legal status
  legal_status TEXT, -- code C1 ... V4
  last_review TEXT CHECK (last_review IS date(last_review)), -- statutory review
  last_visit TEXT CHECK (last_visit IS date(last_visit)), -- social work visit
  permanence_plan TEXT, -- code a ... g
  last_iro_visit TEXT CHECK (last_iro_visit IS date(last_iro_visit)), -- independent reviewing officer
  last_health TEXT CHECK (last_health IS date(last_health)), -- health assessment
  last_dental TEXT CHECK (last_dental IS date(last_dental)), -- dental check
  placements_12_months INTEGER,
  ceased TEXT CHECK (ceased IS date(ceased)), -- of being looked after
  ceased_reason TEXT, -- code E11 ...
  placement_started TEXT CHECK (placement_started IS date(placement_started)), -- most recent placement
  placement_type TEXT, -- code U1 ...
  placement_provider TEXT, -- code PR0 ... PR5
  placement_postcode TEXT, -- never read for a pack
  placement_urn TEXT, -- of the provider
  placement_location TEXT, -- in or out of the authority
  placement_area TEXT, -- authority of the placement
  missing_12_months INTEGER, -- episodes
  absent_12_months INTEGER, -- episodes
  return_offered INTEGER CHECK (return_offered IN (0, 1)), -- return interview after the last missing episode
  return_accepted INTEGER CHECK (return_accepted IN (0, 1)), -- likewise
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX child_in_care_by_snapshot ON child_in_care (area, snapshot);

CREATE TABLE care_leaver ( -- list 9: care leavers
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  unaccompanied INTEGER CHECK (unaccompanied IN (0, 1)), -- is or was an unaccompanied asylum seeking child
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  adviser INTEGER, -- number of the personal adviser
  eligibility TEXT, -- relevant, former relevant, qualifying
  last_plan_review TEXT CHECK (last_plan_review IS date(last_plan_review)), -- pathway plan
  in_touch TEXT, -- Yes, No, Died, Refu, NREQ, Rhom
  last_contact TEXT CHECK (last_contact IS date(last_contact)),
  accommodation TEXT, -- code B ... Z
  suitable INTEGER CHECK (suitable IN (0, 1)), -- accommodation is suitable
  activity TEXT, -- code F1 ... G6
  team       TEXT REFERENCES team (id),
  worker     INTEGER REFERENCES worker (number)
) STRICT;
CREATE INDEX care_leaver_by_snapshot ON care_leaver (area, snapshot);

CREATE TABLE adoption ( -- list 10: children adopted, waiting, or with the decision reversed
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  child      INTEGER NOT NULL REFERENCES child (number),
  gender     TEXT,                      -- code of the list: a) male, b) female, c) not stated, d) neither
  ethnicity  TEXT,                      -- code: WBRI ... NOBT
  birth_date TEXT CHECK (birth_date IS date(birth_date)), -- never read for a pack
  age        INTEGER,                   -- years at the snapshot; -1 unborn
  family INTEGER, -- number of the family
  disabled INTEGER CHECK (disabled IN (0, 1)), -- child has a disability
  entered_care TEXT CHECK (entered_care IS date(entered_care)),
  decided TEXT CHECK (decided IS date(decided)), -- should be placed for adoption
  placement_order TEXT CHECK (placement_order IS date(placement_order)),
  matched TEXT CHECK (matched IS date(matched)), -- with adopters
  placed TEXT CHECK (placed IS date(placed)), -- for adoption
  adopted TEXT CHECK (adopted IS date(adopted)), -- adoption order
  reversed TEXT CHECK (reversed IS date(reversed)), -- decision that the child should no longer be placed
  reversal_reason TEXT,
  foster_placed TEXT CHECK (foster_placed IS date(foster_placed)) -- fostering for adoption or concurrent planning
) STRICT;
CREATE INDEX adoption_by_snapshot ON adoption (area, snapshot);

CREATE TABLE adopter ( -- list 11: prospective adopters, one row each
  id         INTEGER PRIMARY KEY,
  snapshot   TEXT NOT NULL CHECK (snapshot IS date(snapshot)), -- day that the list describes
  area       TEXT NOT NULL REFERENCES area (code),
  received   TEXT NOT NULL CHECK (received IS date(received)),
  adopter INTEGER, -- number of the adopter
  family INTEGER, -- number of the family
  gender TEXT,
  ethnicity TEXT,
  disabled INTEGER CHECK (disabled IN (0, 1)),
  fostering_for_adoption INTEGER CHECK (fostering_for_adoption IN (0, 1)),
  enquired TEXT CHECK (enquired IS date(enquired)),
  stage_1_started TEXT CHECK (stage_1_started IS date(stage_1_started)),
  stage_1_ended TEXT CHECK (stage_1_ended IS date(stage_1_ended)),
  stage_2_started TEXT CHECK (stage_2_started IS date(stage_2_started)),
  stage_2_ended TEXT CHECK (stage_2_ended IS date(stage_2_ended)),
  applied TEXT CHECK (applied IS date(applied)),
  approved TEXT CHECK (approved IS date(approved)),
  matched TEXT CHECK (matched IS date(matched)),
  placed TEXT CHECK (placed IS date(placed)),
  children_placed INTEGER,
  adopted TEXT CHECK (adopted IS date(adopted)), -- adoption order
  left TEXT CHECK (left IS date(left)), -- adoption process
  leaving_reason TEXT
) STRICT;
CREATE INDEX adopter_by_snapshot ON adopter (area, snapshot);
