-- The days of the invented children for as long as the mart is made: what each cell is, include/packwright/invent.h says.
-- A blank end is one that had not come by the day of the lists.
CREATE TEMP TABLE day_child (child INTEGER PRIMARY KEY, born, unaccompanied, adolescent, assessment, safeguarding,
  adolescents, in_care, disabled, alone, leavers);
CREATE TEMP TABLE day_contact (child, contacted);
CREATE TEMP TABLE day_early_help (child, started, completed);
CREATE TEMP TABLE day_referral (child, referred, no_action, again);
CREATE TEMP TABLE day_assessment (child, started, authorised, support);
CREATE TEMP TABLE day_enquiry (child, strategy, conference);
CREATE TEMP TABLE day_need (child, started, assessed, closed, in_need, need);
CREATE TEMP TABLE day_plan (child, started, ended, previous, category);
CREATE TEMP TABLE day_care (child, started, ceased);
CREATE TEMP TABLE day_leaver (child, started, until);
CREATE TEMP TABLE day_home (child TEXT PRIMARY KEY, part, tenth);
