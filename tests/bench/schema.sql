-- SPDX-License-Identifier: MIT
-- Tables of the bench pack, beside those of a mart; their columns' affinity
-- turns the text of the CSV into numbers.
CREATE TABLE bench_benchmark (ord INTEGER, indicator TEXT, la REAL, sn REAL, national REAL, polarity TEXT, rag TEXT, trend TEXT);
CREATE TABLE bench_caseload (ord INTEGER, team TEXT, worker TEXT, role TEXT, fte REAL, cases INTEGER, target INTEGER, rag TEXT);
CREATE TABLE bench_cic_rate (authority TEXT, year INTEGER, rate REAL, is_own INTEGER);
CREATE TABLE bench_funding (rank INTEGER, authority TEXT, education REAL, social_care REAL, total REAL, "drop" REAL, is_own INTEGER);
CREATE TABLE bench_monthly (team_id INTEGER, month TEXT, referrals INTEGER, assessments INTEGER, open_cases INTEGER);
CREATE TABLE bench_para (ord INTEGER, num TEXT, heading TEXT, body TEXT);
CREATE TABLE bench_team (id INTEGER, name TEXT, area TEXT);
